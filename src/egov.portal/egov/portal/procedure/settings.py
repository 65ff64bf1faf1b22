"""The settings of the public catalogue."""

from egov.portal import _
from egov.portal.registry import Records
from egov.portal.throttle import is_rate
from zope.interface import Interface
from zope.schema import TextLine


PREFIX = "egov.portal"


class ICatalogueSettings(Interface):
    """Registry records of the public catalogue."""

    suggestion_rate = TextLine(
        title=_("Suggestions while somebody types"),
        description=_("How many times one address may ask for suggestions, such as 600/minute."),
        default="600/minute",
        constraint=is_rate,
    )


def settings():
    """The settings as an object."""
    return Records(ICatalogueSettings, PREFIX)
