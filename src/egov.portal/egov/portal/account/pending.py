"""What waits for the link that was mailed: a registration (there is no account yet) or the wish for a new password.

The token of a link is known to the receiver of the mail alone: here lies its digest.
"""

from AuthEncoding import AuthEncoding
from egov.portal.account.settings import settings
from egov.portal.account.store import accounts
from egov.portal.account.store import prune
import hashlib
import secrets
import time


REGISTRATION = ""
RESET = "reset"
"""Purposes of links: that of one opens nothing of the other."""
RESET_HOURS = 2


def keep(particulars):
    """Keep a registration ("login", "fullname", "email", "password") and give the token of its link; of the password
    its hash is kept."""
    hashed = AuthEncoding.pw_encrypt(particulars["password"])
    return _keep({**particulars, "password": hashed}, settings().confirmation_hours, REGISTRATION)


def keep_reset(account):
    """Keep that this account is to get a new password, and give the token of the link; an earlier link ends."""
    waiting = accounts().pending
    for digest in [digest for digest, row in waiting.items() if row.get("account") == account]:
        del waiting[digest]
    return _keep({"account": account}, RESET_HOURS, RESET)


def find(token, purpose=REGISTRATION):
    """What waits for a link, or None when it is unknown, used or out of date."""
    row = accounts().pending.get(_digest(token, purpose))
    return row if row and row["expires"] >= time.time() else None


def take(token, purpose=REGISTRATION):
    """The same, and the link is used with that."""
    row = find(token, purpose)
    if row is not None:
        del accounts().pending[_digest(token, purpose)]
    return row


def _keep(row, hours, purpose):
    waiting = accounts().pending
    prune(waiting, time.time(), lambda row: row["expires"])
    token = secrets.token_urlsafe(32)
    waiting[_digest(token, purpose)] = {**row, "expires": time.time() + hours * 3600}
    return token


def _digest(token, purpose):
    return hashlib.sha256(f"{purpose}{token}".encode()).hexdigest()
