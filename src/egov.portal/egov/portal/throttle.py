"""How often something may be tried, counted by names such as an address.

The counts lie in the memory of one process: several processes count apart, and a restart forgets. EGOV_LIMITS in the
environment names a storage that they share, as the library `limits` writes it, such as redis://127.0.0.1:6379. The
front server limits the whole (nginx `limit_req`); this is what knows the meaning of an attempt.
"""

from egov.portal import _
from functools import cache
import ipaddress
from limits import parse
from limits.errors import StorageError
from limits.storage import MemoryStorage
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
import logging
import os
from zope.interface import Invalid


logger = logging.getLogger(__name__)


class Limiter:
    """Counts in the storage of that address, in a moving window; while it cannot be reached, in the memory of this
    process: its failure neither locks anybody out nor lets anybody guess without an end.

    Raises limits.errors.ConfigurationError for an address of no kind that is known or whose client is not installed,
    NotImplementedError for a kind that cannot count in a moving window, as memcached.
    """

    def __init__(self, address):
        self.storage = storage_from_string(address, wrap_exceptions=True)
        self._counts = MovingWindowRateLimiter(self.storage)
        self._meanwhile = MovingWindowRateLimiter(MemoryStorage())

    def hit(self, limit, *names):
        """Count one more under these names; False, and nothing is counted, when that is over the limit."""
        return self._do("hit", limit, names)

    def test(self, limit, *names):
        """Would one more be within the limit?"""
        return self._do("test", limit, names)

    def clear(self, limit, *names):
        """Forget what was counted under these names."""
        self._do("clear", limit, names)

    def _do(self, act, limit, names):
        try:
            return getattr(self._counts, act)(limit, *names)
        except StorageError as error:
            logger.error("attempts are counted by this process alone: %s", type(error.storage_error).__name__)
            return getattr(self._meanwhile, act)(limit, *names)


limiter = Limiter(os.environ.get("EGOV_LIMITS") or "memory://")

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
