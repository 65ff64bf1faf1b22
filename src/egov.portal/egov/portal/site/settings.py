"""All settings of the portal as one object, whatever registry records hold them."""

from egov.portal import _
from egov.portal.account import openid_settings as openid
from egov.portal.account import settings as account
from egov.portal.documents import settings as documents
from egov.portal.feedback import settings as feedback
from egov.portal.intake import settings as intake
from egov.portal.organisation import calendar
from egov.portal.organisation import sectors
from egov.portal.procedure import life_events
from egov.portal.procedure import settings as catalogue
from egov.portal.registry import Records
from egov.portal.theme import imprint
from egov.portal.tracking import settings as tracking
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema import getFieldNames
from zope.schema import TextLine
from zope.schema import Tuple


ROOMS = (
    (intake.IIntakeSettings, intake.PREFIX),
    (calendar.ICalendarSettings, calendar.PREFIX),
    (tracking.ITrackingSettings, tracking.PREFIX),
    (documents.IDocumentSettings, documents.PREFIX),
    (account.IAccountSettings, account.PREFIX),
    (openid.IOpenIdSettings, openid.PREFIX),
    (feedback.IFeedbackSettings, feedback.PREFIX),
    (catalogue.ICatalogueSettings, catalogue.PREFIX),
    (imprint.IImprintSettings, imprint.PREFIX),
)
RECORDS = {name: f"{prefix}.{name}" for schema, prefix in ROOMS for name in getFieldNames(schema)}
SEPARATOR = "|"


class BadSector(Invalid):
    """A line does not tell a sector."""


class BadEvent(Invalid):
    """A line does not tell a life event."""


def is_sector(line):
    """True when `line` is "code | name", or blank; raises BadSector otherwise."""
    if line.strip() and not all(_parted(line)):
        raise BadSector(_("Write the code and the name of the sector: HT | Civil status"))
    return True


def is_event(line):
    """True when `line` is "code | name", or blank; raises BadEvent otherwise."""
    if line.strip() and not all(_parted(line)):
        raise BadEvent(_("Write the code and the name of the event: marriage | Marriage and family"))
    return True


class ISectorLines(Interface):
    """The sectors as lines of text, as they are edited."""

    sector_lines = Tuple(
        title=_("Sectors"),
        description=_("One sector a line: its code, a bar and its name. Procedures remember the code."),
        value_type=TextLine(constraint=is_sector),
        required=False,
        default=(),
    )


def _event_lines(title):
    """A list of events as lines of text."""
    return Tuple(
        title=title,
        description=_("One event a line: its code, a bar and its name. Procedures remember the code."),
        value_type=TextLine(constraint=is_event),
        required=False,
        default=(),
    )


class ILifeEventLines(Interface):
    """The life events as lines of text, as they are edited."""

    citizen_lines = _event_lines(_("Life events of citizens"))
    business_lines = _event_lines(_("Events in the life of a business"))


def _lines(record):
    """A property that shows a record of codes with names as lines, and stores lines there."""

    def get(self):
        names = api.portal.get_registry_record(record, default=None) or {}
        return tuple(f"{code} {SEPARATOR} {name}" for code, name in names.items())

    def store(self, lines):
        parted = (_parted(line) for line in lines or () if line.strip())
        getUtility(IRegistry)[record] = dict(parted)

    return property(get, store)


@implementer(
    intake.IIntakeSettings,
    calendar.ICalendarSettings,
    tracking.ITrackingSettings,
    documents.IDocumentSettings,
    account.IAccountSettings,
    openid.IOpenIdSettings,
    feedback.IFeedbackSettings,
    catalogue.ICatalogueSettings,
    imprint.IImprintSettings,
    ISectorLines,
    ILifeEventLines,
)
class Settings:
    """Attributes are the fields of those interfaces; setting one stores it."""

    def __getattr__(self, name):
        for schema, prefix in ROOMS:
            if name in schema:
                return getattr(Records(schema, prefix), name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name in RECORDS:
            # Not through plone.api, which takes an emptied field (None) for a missing argument.
            getUtility(IRegistry)[RECORDS[name]] = value
        else:
            super().__setattr__(name, value)

    sector_lines = _lines(sectors.RECORD)
    citizen_lines = _lines(f"{life_events.PREFIX}.{life_events.CITIZEN}")
    business_lines = _lines(f"{life_events.PREFIX}.{life_events.BUSINESS}")


def _parted(line):
    code, _separator, title = line.partition(SEPARATOR)
    return code.strip(), title.strip()
