"""Texts that go into an address and are read by nobody on the way: encrypted for the one who searches.

A name that was typed into a search field must not stand in an address, which ends in logs, histories and bookmarks.
With a POST alone each page of the result and the way back would be forms that the browser asks about anew; a session
would be state to keep. So the search field is posted and answered by a redirect to an address that holds it encrypted.
"""

from base64 import urlsafe_b64encode
from cryptography.fernet import Fernet
from cryptography.fernet import InvalidToken
from cryptography.fernet import MultiFernet
import hmac
from plone import api
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility


PURPOSE = b"egov.portal: a search in an address"
SECONDS = 24 * 3600
"""How long such an address shows its search; afterwards it shows all that is to be done."""


def hidden(text):
    """The text for an address, good for the current user and for a day; "" for ""."""
    return _cipher().encrypt(f"{_reader()}\0{text}".encode()).decode().rstrip("=") if text else ""


def shown(token):
    """The text of a token that the current user was given; "" for any other."""
    if not isinstance(token, str) or not token.isascii():
        return ""
    try:
        found = _cipher().decrypt(token + "=" * (-len(token) % 4), ttl=SECONDS).decode()
    except InvalidToken:
        return ""
    reader, _, text = found.partition("\0")
    return text if reader == _reader() else ""


def _reader():
    return api.user.get_current().getId() or ""


def _cipher():
    """The site's keys, the present one first, as they turn over in `plone.keyring`."""
    keys = [key for key in getUtility(IKeyManager)["_system"] if key]
    return MultiFernet([Fernet(urlsafe_b64encode(hmac.digest(key.encode(), PURPOSE, "sha256"))) for key in keys])
