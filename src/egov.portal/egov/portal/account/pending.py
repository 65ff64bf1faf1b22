"""Registrations that wait for their link: there is no account yet, only what is needed to make one."""

from AuthEncoding import AuthEncoding
from egov.portal.account.settings import settings
from egov.portal.account.store import accounts
from egov.portal.account.store import prune
import hashlib
import secrets
import time


def keep(particulars):
    """Keep a registration ("login", "fullname", "email", "password") and give the token of its link.

    The token is known to the receiver of the mail alone: here lies its digest, and of the password its hash.
    """
    waiting = accounts().pending
    prune(waiting, time.time(), lambda row: row["expires"])
    token = secrets.token_urlsafe(32)
    hashed = AuthEncoding.pw_encrypt(particulars["password"])
    expires = time.time() + settings().confirmation_hours * 3600
    waiting[_digest(token)] = {**particulars, "password": hashed, "expires": expires}
    return token


def find(token):
    """The registration of a link, or None when it is unknown, used or out of date."""
    row = accounts().pending.get(_digest(token))
    return row if row and row["expires"] >= time.time() else None


def take(token):
    """The same, and the link is used with that."""
    row = find(token)
    if row is not None:
        del accounts().pending[_digest(token)]
    return row


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
