"""What the codes of deliveries say to people."""

from collections.abc import Mapping
from egov.portal import _
from egov.portal.notification.channels import MAIL
from egov.portal.notification.channels import scheme_of
from types import MappingProxyType
from zope.i18nmessageid import Message


STATES: Mapping[str, Message] = MappingProxyType(
    {
        "waiting": _("Waiting to be sent"),
        "sending": _("Being sent"),
        "sent": _("Sent"),
        "failed": _("Failed for good"),
        "unreachable": _("The reader has given no such address"),
    }
)

ERRORS: Mapping[str, Message] = MappingProxyType(
    {
        "connection": _("The server could not be reached"),
        "login": _("The server does not accept the portal's log-in"),
        "refused": _("The server does not accept the reader's address"),
        "server": _("The server does not accept the message"),
        "service": _("The service did not take the message"),
        "removed": _("The channel is no longer configured"),
        "internal": _("An error within the portal; see its log"),
    }
)
"""Why an attempt failed. The words of servers are not kept: they may tell an address or a password."""


def channel_title(channel):
    """A channel in words; a service by the name of its kind."""
    return _("E-mail") if channel == MAIL else scheme_of(channel)
