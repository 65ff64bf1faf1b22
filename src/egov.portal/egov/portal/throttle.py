"""How often something may be tried, counted by names such as an address.

The counts lie in the memory of one process: several processes count apart, and a restart forgets. The front server
limits the whole (nginx `limit_req`); this is what knows the meaning of an attempt.
"""

from egov.portal import _
from functools import cache
import ipaddress
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from zope.interface import Invalid


limiter = MovingWindowRateLimiter(MemoryStorage())

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
