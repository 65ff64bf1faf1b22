"""The settings of what the portal sends outside."""

from apprise import Apprise
from egov.portal import _
from egov.portal.registry import Records
from urllib.parse import urlsplit
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid


PREFIX = "egov.portal.notification"
PHONE = "${phone}"
EXAMPLE_PHONE = "84912345678"


def is_address(line):
    """True for an address that Apprise can send to; raises Invalid otherwise. Says nothing of what it contains."""
    if Apprise.instantiate(line.strip().replace(PHONE, EXAMPLE_PHONE), suppress_exceptions=True) is None:
        raise Invalid(_("One of the addresses cannot be used. Look its form up in the documentation of Apprise."))
    return True


def is_public_url(text):
    """True for the address of a web site; raises Invalid otherwise."""
    parts = urlsplit(text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise Invalid(_("Write the whole address, such as https://dichvucong.example.vn/portal"))
    return True


class INotificationSettings(Interface):
    """Registry records of the sending."""

    public_url = schema.TextLine(
        title=_("Address of the portal"),
        description=_(
            "As citizens reach it from outside; the links in messages begin with it. Nothing is sent outside while it"
            " is empty."
        ),
        required=False,
        constraint=is_public_url,
    )
    addresses = schema.Tuple(
        title=_("SMS, Zalo and other services"),
        description=_(
            "One Apprise address a line, such as twilio://…/${phone}. ${phone} stands for the telephone number of the"
            " reader: digits only, beginning with 84. An address without it gets a copy of every message to applicants."
        ),
        value_type=schema.TextLine(constraint=is_address),
        required=False,
        default=(),
    )
    reminder_days = schema.Int(
        title=_("Remind the applicant so many days before the time for an answer ends"), min=1, max=60, default=2
    )
    digest_hour = schema.Int(
        title=_("Hour of the daily report on messages that could not be delivered"), min=0, max=23, default=7
    )
    texts = schema.Dict(
        title=_("Texts that managers have written"),
        key_type=schema.TextLine(),
        value_type=schema.Text(),
        required=False,
        default={},
    )


def settings():
    """The settings of this site: the fields of INotificationSettings."""
    return Records(INotificationSettings, PREFIX)
