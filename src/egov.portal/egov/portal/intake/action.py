"""The EasyForm action that turns a submission into a dossier."""

from collective.easyform.actions import Action
from collective.easyform.actions import ActionFactory
from collective.easyform.api import get_context
from collective.easyform.config import FORM_ERROR_MARKER
from collective.easyform.interfaces import IAction
from egov.portal import _
from egov.portal.dossier.filing import file_dossier
from egov.portal.dossier.filing import Filing
from egov.portal.intake import model
from egov.portal.intake import parties
from egov.portal.intake.entry import filed_so
from egov.portal.intake.ticket import ticket_of
from egov.portal.procedure.forms import case_of
from plone import api
from plone.supermodel.exportimport import BaseHandler
from zope.i18n import translate
from zope.interface import implementer


PERMISSION = "egov.portal: File dossier"


class ICreateDossier(IAction):
    """Create a dossier from what was filled in."""


@implementer(ICreateDossier)
class CreateDossier(Action):
    """Files a dossier with the procedure around the form.

    The applicant needs the permission to file and none to add anything: the published form holds that right. What
    cannot be filed comes back as EasyForm wants it, {field or FORM_ERROR_MARKER: message}, and nothing is stored.
    """

    def onSuccess(self, fields, request):
        """Create the dossier and write it on the request's ticket."""
        form = get_context(self)
        ticket = ticket_of(request)
        problems = self.problems(form, ticket)
        if problems:
            return {FORM_ERROR_MARKER: " ".join(translate(problem, context=request) for problem in problems)}
        ticket.filed = file_dossier(self.filing(form, fields, ticket))
        return None

    def problems(self, form, ticket):
        """What speaks against filing here and now. EasyForm's stock views (`@@embedded`) know neither the conditions of
        questions nor the content of files: what comes through them has not been examined."""
        if not ticket.examined:
            return [_("Please fill in this form on its own page.")]
        if not api.user.has_permission(PERMISSION, obj=form):
            return [_("Please log in to file a dossier.")]
        return []

    def filing(self, form, fields, ticket):
        """The values as the dossier's room wants them."""
        procedure, owner = form.aq_parent, parties.party(fields, "owner")
        titles = {name: field.title for name, field in model.fields_of(form)}
        own = {"account": api.user.get_current().getId() or "", "draft": ticket.draft}
        return Filing(
            procedure=procedure,
            form=form,
            answers=parties.answers(fields),
            papers=parties.papers(fields, procedure, titles),
            owner=owner,
            submitter=parties.submitter(fields),
            case=fields.get("case") or case_of(form),
            key=ticket.key,
            **(own if ticket.entry is None else filed_so(ticket.entry, procedure, owner)),
        )


CreateDossierAction = ActionFactory(CreateDossier, _("Create dossier"), "collective.easyform.AddDataSavers")
CreateDossierHandler = BaseHandler(CreateDossier)
