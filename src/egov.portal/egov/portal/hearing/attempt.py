"""Sending with a key: the first attempt and those that repeat it get the same answer, the PIN included.

Who sends without an account has nothing but the PIN to follow it by, and a browser shows the answer to its last
attempt. So the PIN of what is sent with a key is a seal over that key: it is the same each time, and no less a secret.
"""

from dataclasses import replace
from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.dossier.pins import SECONDS
from egov.portal.feedback.attempt import sending_key
from egov.portal.feedback.attempt import sent_before
from egov.portal.rules.reference import check_pin
from egov.portal.rules.reference import new_pin
from egov.portal.tracking.sealing import seal
from random import Random


PURPOSE = "egov.portal: the PIN of feedback"
AGAIN = timedelta(seconds=SECONDS)
"""For so long the PIN is told again: as long as the browser holds it."""


def with_pin(sending):
    """The same, with the PIN that belongs to its key; as it is where it has none."""
    key = sending_key(sending)
    return replace(sending, pin=_pin(key)) if key else sending


def repeated(sending):
    """(feedback, PIN) of an earlier attempt, the PIN None after a while; None where this is the first."""
    found = sent_before(sending)
    if found is None:
        return None
    pin = _pin(sending_key(sending))
    fresh = clock.now() - found.received <= AGAIN
    return found, pin if fresh and check_pin(pin, found.pin_hash) else None


def _pin(key):
    # The seal is as good as random to everybody else, and all that the generator is given.
    return new_pin(Random(seal(PURPOSE, key)))
