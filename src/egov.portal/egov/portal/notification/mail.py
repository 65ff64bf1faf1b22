"""Sending a letter by e-mail, through Plone's MailHost."""

from contextlib import contextmanager
from egov.portal.notification.failure import DeliveryFailed
from egov.portal.notification.failure import Unreachable
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from plone import api
from smtplib import SMTPAuthenticationError
from smtplib import SMTPException
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPResponseException


PERMANENT = 500  # SMTP replies from here on mean: do not try again (RFC 5321 section 4.2.1)


def send(key, reader, wording, enclosures=()):
    """Send at once, within this call and outside of any transaction. Raises Unreachable, DeliveryFailed."""
    if not reader.mail:
        raise Unreachable()
    message = compose(key, reader, wording, enclosures)
    with told_plainly():
        api.portal.get_tool("MailHost").send(message, message["To"], message["From"], immediate=True)


def compose(key, reader, wording, enclosures=()):
    """The message. Its id is that of the letter: should it be sent twice after a crash, mail programs show it once."""
    sender = api.portal.get_registry_record("plone.email_from_address")
    name = api.portal.get_registry_record("plone.email_from_name") or ""
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = Address(name, addr_spec=sender)
        message["To"] = Address(addr_spec=reader.mail)
        message["Subject"] = wording.subject
    except (MessageError, ValueError, IndexError) as error:
        raise DeliveryFailed("refused", final=True) from error
    message["Message-ID"] = f"<{sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answer from out-of-office programs
    message["Content-Language"] = reader.language
    message.set_content(wording.body)
    for enclosure in enclosures:
        maintype, _slash, subtype = enclosure.type.partition("/")
        message.add_attachment(enclosure.data, maintype=maintype, subtype=subtype, filename=enclosure.filename)
    return message


@contextmanager
def told_plainly():
    """Turn what a mail server, or the way to it, may raise into DeliveryFailed."""
    try:
        yield
    except SMTPAuthenticationError as error:
        raise DeliveryFailed("login") from error
    except SMTPRecipientsRefused as error:
        raise DeliveryFailed("refused", final=_are_permanent(error)) from error
    except SMTPResponseException as error:
        raise DeliveryFailed("server") from error
    except (SMTPException, RuntimeError) as error:
        raise DeliveryFailed("server") from error
    except OSError as error:
        raise DeliveryFailed("connection") from error


def _are_permanent(error):
    return all(code >= PERMANENT for code, _text in error.recipients.values())
