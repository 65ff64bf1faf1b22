"""The public look-up: by reference and PIN, or by a signed link.

One answer for a reference that does not exist and for a PIN that is wrong, after the same work, and few tries: with
references that can be guessed, the PIN is all that protects a dossier.

Each look-up is logged without a name, address or reference: with seals of them, by which whoever holds the site's key
can find those of one dossier again. One that opened a dossier stands in its journal, once a day: the citizen sees it.
"""

from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier.catalogue import by_reference
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.reference import check_pin
from egov.portal.rules.reference import parse_reference
from egov.portal.throttle import network
from egov.portal.tracking import throttle
from egov.portal.tracking.link import opens
from egov.portal.tracking.sealing import seal
from egov.portal.tracking.settings import FAILURES_RECORD
from egov.portal.tracking.settings import RATE_RECORD
import logging
from plone.protect.auto import safeWrite


LOG_PURPOSE = "egov.portal: log of look-ups"
LOOKED_UP = "look_up"

logger = logging.getLogger(__name__)


def look_up(reference, pin, request, find=by_reference):
    """(dossier, opened): the dossier, and whether the PIN opened it; (None, False) when either is wrong.

    Without a PIN the dossier is given unopened: only its state and dates may be shown. `find`: what gives the
    dossier, or something like it, of a reference. Raises `throttle.Throttled`.
    """
    address = _count(request)
    name, dossier = _find(reference, find)
    if not pin:
        _log("reference", "found" if dossier else "not found", name, address)
        return dossier, False
    throttle.is_full(FAILURES_RECORD, name)
    if check_pin(pin, dossier.pin_hash if dossier else None):
        return _opened(dossier, "pin", name, address, request), True
    _log("pin", "refused", name, address)
    throttle.count(FAILURES_RECORD, name)
    return None, False


def look_up_by_link(reference, key, request, find=by_reference):
    """The dossier that this link opens, or None: a forged one, one of an earlier state, and an old one are the same.

    Raises `throttle.Throttled`.
    """
    address = _count(request)
    name, dossier = _find(reference, find)
    if opens(dossier, key):
        return _opened(dossier, "link", name, address, request)
    _log("link", "refused", name, address)
    return None


def _count(request):
    address = network(request.getClientAddr())
    throttle.count(RATE_RECORD, address)
    return address


def _find(reference, find):
    """(reference as it is written, dossier or None)."""
    name = "".join(reference.split()).upper()[:80]
    try:
        parse_reference(name)
    except ValueError:
        return name, None
    return name, find(name)


def _opened(dossier, means, name, address, request):
    _log(means, "opened", name, address)
    if not journal.done_today(dossier, LOOKED_UP, ""):
        # The one write of a look-up, once a day and only with a PIN or key: strangers cannot make a dossier grow.
        safeWrite(dossier, request)
        journal.record(dossier, LOOKED_UP, actor="", by=means)
    return dossier


def _log(means, outcome, name, address):
    """Seals change with the day for the address: nobody is followed by it for longer."""
    today = f"{work_calendar().local(clock.now()):%Y-%m-%d}"
    whose = seal(LOG_PURPOSE, "address", address, today)
    logger.info("look-up by %s: %s dossier=%s from=%s", means, outcome, seal(LOG_PURPOSE, "dossier", name), whose)
