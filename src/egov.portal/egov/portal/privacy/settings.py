"""The settings of how long personal data are kept."""

from egov.portal import _
from egov.portal.registry import Records
from zope.interface import Interface
from zope.schema import Int


PREFIX = "egov.portal.privacy"


class IPrivacySettings(Interface):
    """Registry records of the keeping of personal data."""

    retention_months = Int(
        title=_("Months to keep personal data after the end of a dossier"),
        description=_(
            "For procedures that say nothing else. 0: for ever. When the time is over, the people in a dossier are"
            " forgotten; what the figures need is kept."
        ),
        min=0,
        max=1200,
        default=0,
    )
    notice_days = Int(
        title=_("Tell the applicant so many days before"),
        description=_("Nothing is removed sooner than so many days after the message."),
        min=1,
        max=365,
        default=30,
    )
    pack_days = Int(
        title=_("Days after which what was removed also leaves the disk"),
        description=_(
            "The database keeps what was removed until it is packed. Empty: the portal does not pack it, its operator"
            " does."
        ),
        min=0,
        max=365,
        required=False,
        default=7,
    )


def settings():
    """The settings of this site: the fields of IPrivacySettings."""
    return Records(IPrivacySettings, PREFIX)
