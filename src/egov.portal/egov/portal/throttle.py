"""How often something may be tried, counted by names such as an address.

The counts lie in the memory of one process: several processes count apart, and a restart forgets. EGOV_LIMITS in the
environment names a storage that they share, as the library `limits` writes it, such as redis://127.0.0.1:6379. The
front server limits the whole (nginx `limit_req`); this is what knows the meaning of an attempt.
"""

from egov.portal import _
from functools import cache
import ipaddress
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
import os
from zope.interface import Invalid


def limiter_on(address):
    """A limiter that counts in the storage of that address.

    Raises limits.errors.ConfigurationError for an address of no kind that is known or whose client is not installed,
    NotImplementedError for a kind that cannot count in a moving window, as memcached.
    """
    return MovingWindowRateLimiter(storage_from_string(address))


limiter = limiter_on(os.environ.get("EGOV_LIMITS") or "memory://")

rate = cache(parse)
"""The rate that a text such as 5/15minute means; ValueError if none."""


def is_rate(text):
    """True for a rate such as 30/minute; raises Invalid otherwise."""
    try:
        rate(text)
    except ValueError:
        raise Invalid(_("Write a number and a time, such as 30/minute.")) from None
    return True


def network(address):
    """What to count an address by: itself, of IPv6 the /64 that one subscriber holds; "unknown" for no address."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(found if found.version == 4 else ipaddress.ip_network((found, 64), strict=False))
