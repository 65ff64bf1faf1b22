"""How often strangers may look dossiers up: by address, and for wrong PINs by reference.

Counted in the memory of the process: with several of them each counts for itself, and a restart begins anew.
"""

from ipaddress import ip_address
from ipaddress import ip_network
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from plone import api


limiter = MovingWindowRateLimiter(MemoryStorage())
IPV6_NETWORK = 64  # bits: what one household or company has for itself


class Throttled(Exception):
    """Too many look-ups. `seconds`: how long to wait at most."""

    def __init__(self, seconds):
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


def count(record, *subject):
    """Count one more for this subject. Raises Throttled when that is over the rate in the registry record."""
    rate = _rate(record)
    if not limiter.hit(rate, record, *subject):
        raise Throttled(rate.get_expiry())


def is_full(record, *subject):
    """Would one more be over the rate? Raises Throttled then."""
    rate = _rate(record)
    if not limiter.test(rate, record, *subject):
        raise Throttled(rate.get_expiry())


def neighbourhood(address):
    """The address to count by: of version 6 its network, for anybody there has them by the billion."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((parsed, IPV6_NETWORK), strict=False)) if parsed.version == 6 else str(parsed)


def _rate(record):
    return parse(api.portal.get_registry_record(record))
