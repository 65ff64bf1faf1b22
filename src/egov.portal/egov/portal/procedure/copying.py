"""A procedure taken over by another agency: its page, blank forms and online forms, as a draft of that agency's."""

from egov.portal import _
from egov.portal.organisation import directory
from egov.portal.procedure import uniqueness
from plone import api
from plone.autoform.form import AutoExtensibleForm
from plone.supermodel import model
from plone.z3cform.layout import wrap_form
from z3c.form import button
from z3c.form.form import Form
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import Choice


def copy_to(procedure, agency_id):
    """Copy it beside itself for another receiving agency; gives the copy, a draft.

    What names the agency that had it until now (internal steps, executing agencies) names the new one. Raises
    ValueError with a message when that agency has this procedure already.
    """
    problems = uniqueness.code_problems(procedure.code, agency_id)
    if problems:
        raise ValueError(problems[0].message)
    copy = api.content.copy(procedure, procedure.aq_parent, id=f"{procedure.getId()}-{agency_id}", safe_id=True)
    _hand_over(copy, agency_id)
    _begin_anew(copy)
    notify(ObjectModifiedEvent(copy))
    return copy


def _hand_over(copy, agency_id):
    before, copy.agency = copy.agency, agency_id
    titles = {directory.agency_title(before): directory.agency_title(agency_id)}
    copy.process = [_moved(row, before, agency_id) for row in copy.process or ()]
    copy.executing_agencies = [titles.get(title, title) for title in copy.executing_agencies or ()]
    copy.receiving_address = None


def _moved(row, before, agency_id):
    return {**row, "agency": agency_id} if row.get("agency") == before else dict(row)


def _begin_anew(copy):
    copy.revision, copy.level_history, copy.effective_date = 1, (), None
    copy.abolished_on, copy.abolished_reason = None, ""


class ICopy(model.Schema):
    """What is asked for."""

    agency = Choice(title=_("Receiving agency"), vocabulary="egov.portal.agencies", required=True)


class CopyForm(AutoExtensibleForm, Form):
    """Asks for the agency; the editor goes on in the copy."""

    schema = ICopy
    ignoreContext = True
    enableCSRFProtection = True
    label = _("Copy to another agency")
    description = _(
        "The copy is a draft with the same papers, ways of filing, blank forms and online forms. What names the agency "
        "that has it now will name the other one; look through it before you publish it."
    )

    @button.buttonAndHandler(_("Copy"), name="copy")
    def copy(self, action):
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            copy = copy_to(self.context, data["agency"])
        except ValueError as refusal:
            self.status = refusal.args[0]
            return
        api.portal.show_message(_("This is the copy. It is a draft as yet."), self.request)
        self.request.response.redirect(f"{copy.absolute_url()}/edit")

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def cancel(self, action):
        self.request.response.redirect(self.context.absolute_url())


CopyView = wrap_form(CopyForm)
