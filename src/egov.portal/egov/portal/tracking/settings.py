"""The settings of the public look-up."""

from egov.portal import _
from egov.portal.registry import Records
from egov.portal.throttle import is_rate
from zope.interface import Interface
from zope.schema import Int
from zope.schema import TextLine


PREFIX = "egov.portal"
RATE_RECORD = f"{PREFIX}.tracking_rate"
FAILURES_RECORD = f"{PREFIX}.tracking_failures"
DAYS_RECORD = f"{PREFIX}.tracking_link_days"


class ITrackingSettings(Interface):
    """Registry records of the public look-up."""

    tracking_rate = TextLine(
        title=_("Look-ups of dossiers"),
        description=_("How many look-ups by reference one address may make, such as 30/minute."),
        default="30/minute",
        constraint=is_rate,
    )
    tracking_failures = TextLine(
        title=_("Wrong PINs for one reference"),
        description=_("How many wrong PINs are taken for one reference, from anywhere, such as 20/hour."),
        default="20/hour",
        constraint=is_rate,
    )
    tracking_link_days = Int(
        title=_("Days that a link to a dossier is good"),
        description=_("Links on slips and in messages end earlier when the state of the dossier changes."),
        default=90,
        min=1,
        max=3650,
    )


def setting(record):
    """The value of one of the records above."""
    return getattr(Records(ITrackingSettings, PREFIX), record.removeprefix(f"{PREFIX}."))
