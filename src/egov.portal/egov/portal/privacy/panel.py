"""The control panel of how long personal data are kept."""

from egov.portal import _
from egov.portal.privacy.settings import IPrivacySettings
from egov.portal.privacy.settings import PREFIX
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.z3cform.layout import wrap_form


class SettingsForm(RegistryEditForm):
    """The settings; what follows from them is on the page `@@retention`."""

    schema = IPrivacySettings
    schema_prefix = PREFIX
    label = _("Keeping of personal data")
    description = _("What is due by these settings is shown on the page @@retention before it happens.")


SettingsView = wrap_form(SettingsForm, ControlPanelFormWrapper)
