"""The control panel of what is sent outside."""

from egov.portal import _
from egov.portal.notification.channels import has_mail
from egov.portal.notification.settings import INotificationSettings
from egov.portal.notification.settings import PREFIX
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.z3cform.layout import wrap_form
from z3c.form.browser.textlines import TextLinesFieldWidget
from z3c.form.field import Fields


READY = _("E-mail is configured.")
NO_MAIL = _(
    "E-mail is not configured: Plone's mail settings lack the server or the sender. Messages are in the inboxes only."
)


class SettingsForm(RegistryEditForm):
    """The settings; the texts have a page of their own."""

    schema = INotificationSettings
    schema_prefix = PREFIX
    label = _("Messages of the portal")

    @property
    def description(self):
        """Whether mail can be sent."""
        return READY if has_mail() else NO_MAIL

    def updateFields(self):
        self.fields = Fields(INotificationSettings).omit("texts")
        self.fields["addresses"].widgetFactory = TextLinesFieldWidget

    def updateWidgets(self):
        super().updateWidgets()
        self.widgets["addresses"].addClass("form-control")
        self.widgets["addresses"].rows = 5


SettingsView = wrap_form(SettingsForm, ControlPanelFormWrapper)
