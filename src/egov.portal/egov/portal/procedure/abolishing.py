"""The form that ends a procedure. It stays readable, says why it ended, and takes no dossier any more."""

from egov.portal import _
from egov.portal.procedure.schema import CHOOSING
from egov.portal.procedure.schema import procedures
from plone import api
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.autoform.form import AutoExtensibleForm
from plone.supermodel import model
from plone.z3cform.layout import wrap_form
from z3c.form import button
from z3c.form.form import Form
from z3c.form.interfaces import IEditForm
from zope.interface import implementer
from zope.schema import Text


class IAbolition(model.Schema):
    """What is asked for."""

    reason = Text(
        title=_("Reason"),
        description=_("Shown to everybody, for instance: replaced by decision no. … of …"),
        required=True,
    )
    directives.widget("replaced_by", AjaxSelectFieldWidget, **CHOOSING)
    replaced_by = procedures(_("Replaced by"), _("Where the page of this procedure leads once it is abolished"))


@implementer(IEditForm)  # the control for procedures then asks at the procedure, not at the form
class AbolishForm(AutoExtensibleForm, Form):
    """Asks for the reason and fires the transition, whose guard and effects are the workflow's."""

    schema = IAbolition
    ignoreContext = True
    enableCSRFProtection = True
    label = _("Abolish the procedure")
    description = _("Dossiers under way go on under the rules they were filed under. No new one can be filed.")

    @button.buttonAndHandler(_("Abolish"), name="abolish")
    def abolish(self, action):
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        if data["replaced_by"]:
            self.context.replaced_by = data["replaced_by"]
        api.content.transition(self.context, "abolish", comment=data["reason"])
        api.portal.show_message(_("The procedure is abolished."), self.request)
        self.request.response.redirect(self.context.absolute_url())

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def cancel(self, action):
        self.request.response.redirect(self.context.absolute_url())


AbolishView = wrap_form(AbolishForm)
