"""The control panel "Portal for procedures"."""

from egov.portal import _
from egov.portal.account.openid_settings import IOpenIdSettings
from egov.portal.account.settings import IAccountSettings
from egov.portal.documents.settings import IDocumentSettings
from egov.portal.feedback.settings import IFeedbackSettings
from egov.portal.intake.settings import IIntakeSettings
from egov.portal.organisation.calendar import ICalendarSettings
from egov.portal.procedure.settings import ICatalogueSettings
from egov.portal.site.settings import ILifeEventLines
from egov.portal.site.settings import ISectorLines
from egov.portal.site.settings import Settings
from egov.portal.theme.imprint import IImprintSettings
from egov.portal.tracking.settings import ITrackingSettings
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.z3cform.layout import wrap_form
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.textlines import TextLinesFieldWidget
from z3c.form.field import Fields
from z3c.form.group import Group


class SettingsGroup(Group):
    """A tab of the form: the same settings."""

    def getContent(self):
        return self.parentForm.getContent()


class CalendarGroup(SettingsGroup):
    """Working hours, days off, working days."""

    label = _("Working calendar")
    fields = Fields(ICalendarSettings)
    for name in fields:
        fields[name].widgetFactory = TextLinesFieldWidget


class AccountsGroup(SettingsGroup):
    """Registration and sign-in."""

    label = _("Accounts")
    fields = Fields(IAccountSettings, IOpenIdSettings)


class SectorsGroup(SettingsGroup):
    """The sectors of administration."""

    label = _("Sectors")
    fields = Fields(ISectorLines)
    fields["sector_lines"].widgetFactory = TextLinesFieldWidget


class CatalogueGroup(SettingsGroup):
    """How procedures are found."""

    label = _("Catalogue of procedures")
    fields = Fields(ILifeEventLines, ICatalogueSettings)
    for name in ILifeEventLines.names():
        fields[name].widgetFactory = TextLinesFieldWidget


class DocumentsGroup(SettingsGroup):
    """What stands on printed forms."""

    label = _("Printed forms")
    fields = Fields(IDocumentSettings)


class FeedbackGroup(SettingsGroup):
    """Feedback of citizens and businesses."""

    label = _("Feedback")
    fields = Fields(IFeedbackSettings)


class ImprintGroup(SettingsGroup):
    """Who runs the portal and answers questions."""

    label = _("Who runs the portal")
    fields = Fields(IImprintSettings)


class SettingsForm(RegistryEditForm):
    """The settings of all rooms; each room declares its own."""

    schema = ITrackingSettings
    label = _("Portal for procedures")
    description = _("What citizens may send in, when the agencies work, and which sectors there are.")
    default_fieldset_label = _("What citizens send")
    groups = (CalendarGroup, AccountsGroup, SectorsGroup, CatalogueGroup, DocumentsGroup, FeedbackGroup, ImprintGroup)

    def updateFields(self):
        self.fields = Fields(IIntakeSettings, ITrackingSettings)
        self.fields["kinds"].widgetFactory = CheckBoxFieldWidget

    def getContent(self):
        return Settings()


SettingsView = wrap_form(SettingsForm, ControlPanelFormWrapper)
