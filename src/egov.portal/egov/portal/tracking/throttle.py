"""How often strangers may look dossiers up: by address, and for wrong PINs by reference."""

from egov.portal.throttle import limiter
from egov.portal.throttle import rate
from egov.portal.tracking.settings import setting


class Throttled(Exception):
    """Too many look-ups. `seconds`: how long to wait at most."""

    def __init__(self, seconds):
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


def count(record, *subject):
    """Count one more for this subject. Raises Throttled when that is over the rate in the registry record."""
    limit = rate(setting(record))
    if not limiter.hit(limit, record, *subject):
        raise Throttled(limit.get_expiry())


def is_full(record, *subject):
    """Would one more be over the rate? Raises Throttled then."""
    limit = rate(setting(record))
    if not limiter.test(limit, record, *subject):
        raise Throttled(limit.get_expiry())
