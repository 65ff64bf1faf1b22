"""Against guessing of passwords: who has failed too often waits, whichever way the password comes.

Three counts, each of wrong passwords in a moving time:

* of one account from one address: the ordinary guesser;
* of one address, whatever the account: who tries one password on many accounts;
* of one account from all addresses: the guesser with many addresses. It is short, and does not count for an address
  from which the account was used; that is remembered for thirty days. So nobody can keep an owner out from elsewhere:
  at his own address the owner is stopped by his own mistakes only.

An account that does not exist is counted like any other, so the answer tells nothing. The log says what happened, never
to whom.
"""

from egov.portal.account.settings import settings
from egov.portal.throttle import limiter
from egov.portal.throttle import network
from egov.portal.throttle import rate
import hashlib
import hmac
import logging
import secrets


KNOWN = rate("1/30day")
SAME = rate("1/15minute")
SALT = secrets.token_bytes(32)
"""Of this process: what is remembered of a wrong password cannot be searched for."""

logger = logging.getLogger(__name__)


def blocked(login, address):
    """Has there been too much failure for this account to be tried from this address now?"""
    found = [name for name, limit, keys in _counts(login, address) if not limiter.test(limit, *keys)]
    if found:
        logger.warning("sign-in refused: too many wrong passwords (by %s)", ", ".join(found))
    return bool(found)


def failed(login, address, password):
    """Count a wrong password; the same one again is no further guess (a program that keeps sending an old password)."""
    said = hmac.new(SALT, password.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
    if not limiter.hit(SAME, "sign-in-same", *_pair(login, address), said):
        return
    for _name, limit, keys in _counts(login, address):
        limiter.hit(limit, *keys)
    logger.info("sign-in failed: wrong login name or password")


def succeeded(login, address):
    """The right password: this address is the owner's, and his slips are forgiven."""
    if limiter.test(KNOWN, *_known(login, address)):
        limiter.hit(KNOWN, *_known(login, address))
    limiter.clear(rate(settings().sign_in_rate), *_pair(login, address))


def waiting_seconds():
    """How long to wait at most, for the visitor."""
    return rate(settings().sign_in_rate).get_expiry()


def _counts(login, address):
    """(name, limit, keys) of the counts that apply."""
    wanted = settings()
    yield "account and address", rate(wanted.sign_in_rate), _pair(login, address)
    yield "address", rate(wanted.sign_in_address_rate), ("sign-in-address", network(address))
    if limiter.test(KNOWN, *_known(login, address)):
        yield "account", rate(wanted.sign_in_account_rate), ("sign-in-account", _short(login))


def _pair(login, address):
    return ("sign-in", _short(login), network(address))


def _known(login, address):
    return ("sign-in-known", _short(login), network(address))


def _short(login):
    """Logins can be of any length; what is kept of them is not."""
    return hashlib.sha256(login.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:32]
