"""The ways outside that are configured at present.

A channel is "mail", or an address of the settings: its scheme and a digest of it, which tells nothing of the passwords
in it and stays the same while the address does.
"""

from egov.portal.notification.occasions import OCCASIONS
from egov.portal.notification.settings import settings
from hashlib import sha256
from plone import api


MAIL = "mail"


def planned(event):
    """The channels by which a letter of this occasion goes outside: officers and managers are reached by mail."""
    values = settings()
    if not values.public_url:
        return []
    others = addresses(values) if OCCASIONS[event].reader == "applicant" else {}
    return [*([MAIL] if has_mail() else []), *others]


def has_mail():
    """Can Plone send mail? It can when both server and sender are set, as Plone's own overview judges."""
    needed = ("plone.smtp_host", "plone.email_from_address")
    return all(api.portal.get_registry_record(name, default="") for name in needed)


def addresses(values=None):
    """The addresses of the settings by channel."""
    lines = (line.strip() for line in (values or settings()).addresses or ())
    return {f"{scheme_of(line)}:{sha256(line.encode()).hexdigest()[:8]}": line for line in lines if line}


def scheme_of(text):
    """The kind of service that an address, or a channel, belongs to."""
    return text.partition(":")[0]
