"""The public look-up: reference and PIN.

One answer for a reference that does not exist and for a PIN that is wrong, after the same work, and few tries: with
references that can be guessed, the PIN is all that protects a dossier.
"""

from egov.portal.dossier.catalogue import by_reference
from egov.portal.rules.reference import check_pin
from egov.portal.rules.reference import parse_reference
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
import logging
from plone import api


RATE_RECORD = "egov.portal.tracking_rate"

logger = logging.getLogger(__name__)
limiter = MovingWindowRateLimiter(MemoryStorage())


class Throttled(Exception):
    """Too many look-ups from this address. `seconds`: how long to wait."""

    def __init__(self, seconds):
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


def look_up(reference, pin, request):
    """(dossier, opened): the dossier, and whether the PIN opened it; (None, False) when either is wrong.

    Without a PIN the dossier is given unopened: only its state and dates may be shown. Raises `Throttled`. Logs that
    there was a look-up and how it ended, never what was looked up or by whom.
    """
    _throttle(request.getClientAddr())
    dossier = _find(reference)
    if not pin:
        logger.info("look-up without a PIN: %s", "found" if dossier else "not found")
        return dossier, False
    opened = check_pin(pin, dossier.pin_hash if dossier else None)
    logger.info("look-up with a PIN: %s", "opened" if opened else "refused")
    return (dossier, True) if opened else (None, False)


def _find(reference):
    try:
        parse_reference(reference)
    except ValueError:
        return None
    return by_reference("".join(reference.split()).upper())


def _throttle(address):
    rate = parse(api.portal.get_registry_record(RATE_RECORD))
    if not limiter.hit(rate, "look-up", address or "unknown"):
        raise Throttled(rate.get_expiry())
