"""Delivering what waits: each letter in transactions of its own, so that none holds up another.

Two processes may do this at the same time. Who wants to send writes that down first; the database lets only one of two
do so, and the other passes on. Only then is anything sent. What was being sent when a process died is sent again after
`LEASE`: rather twice than never.
"""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.notification import mail
from egov.portal.notification import services
from egov.portal.notification.box import box
from egov.portal.notification.channels import MAIL
from egov.portal.notification.enclosing import enclosures
from egov.portal.notification.failure import DeliveryFailed
from egov.portal.notification.failure import Unreachable
from egov.portal.notification.reader import reader_of
from egov.portal.notification.reading import dossier_of
from egov.portal.notification.reading import link
from egov.portal.notification.reading import text_of
from egov.portal.notification.settings import settings
import logging
import transaction
from ZODB.POSException import ConflictError


LEASE = timedelta(minutes=10)
logger = logging.getLogger(__name__)


def deliver():
    """Try all deliveries that are due. Commits; gives how many were sent and how many attempts failed."""
    transaction.begin()
    outcomes = [outcome for key in box().due_keys(clock.now()) for outcome in deliver_letter(key)]
    return outcomes.count("sent"), sum(outcome != "sent" for outcome in outcomes)


def deliver_letter(key):
    """Try the deliveries of one letter that are due. Commits; gives the state that each is in afterwards, none when
    another process has the letter."""
    claimed = _claim(key)
    return [_attempt(key, delivery) for delivery in claimed]


def again(key):
    """Let what failed of a letter be tried anew. Part of the caller's transaction."""
    letters = box()
    letter = letters.letters[key]
    for delivery in letter.deliveries:
        if delivery.state in ("failed", "unreachable"):
            letter.replace_delivery(delivery, type(delivery)(delivery.channel, clock.now()))
    letters.schedule(key, letter)


def _claim(key):
    """Take the due deliveries of the letter for this process; empty when there are none, or another was faster."""
    transaction.begin()
    letters = box()
    letter, now = letters.letters[key], clock.now()
    claimed = []
    for delivery in letter.deliveries:
        if delivery.is_due(now):
            claimed.append(delivery.claimed(now + LEASE))
            letter.replace_delivery(delivery, claimed[-1])
    letters.schedule(key, letter)
    return claimed if _commit() else []


def _attempt(key, delivery):
    """Send by one channel and note what came of it."""
    ended = _send(key, delivery)
    transaction.abort()
    # The reader may mark the letter as read at this very moment, and others write to the same small trees.
    while not _note(key, delivery, ended):
        logger.info("noting the delivery of a letter once more")
    return ended.state


def _note(key, delivery, ended):
    """Write the outcome down; False when another transaction came between."""
    transaction.begin()
    letters = box()
    letter = letters.letters[key]
    letter.replace_delivery(delivery, ended)
    letters.schedule(key, letter)
    if ended.state == "failed":
        letters.failed[f"{ended.at:%Y%m%d%H%M%S}\0{key}"] = key
    return _commit()


def _send(key, delivery):
    """The delivery after the attempt. Whatever goes wrong is an outcome, and stops neither this nor other letters."""
    letter = box().letters[key]
    try:
        _hand_over(key, letter, delivery.channel)
    except Unreachable:
        return delivery.ended("unreachable", clock.now())
    except DeliveryFailed as failure:
        logger.warning("%s to %s failed: %s", letter.event, delivery.channel, failure.code)
        return delivery.missed(failure.code, clock.now(), failure.final)
    except Exception:
        logger.exception("%s to %s failed", letter.event, delivery.channel)
        return delivery.missed("internal", clock.now(), final=False)
    return delivery.ended("sent", clock.now())


def _hand_over(key, letter, channel):
    base = (settings().public_url or "").strip().rstrip("/")
    if not base:
        raise DeliveryFailed("removed", final=True)
    dossier = dossier_of(letter)
    reader = reader_of(letter, dossier)
    wording = text_of(letter, reader.language, base)
    if channel == MAIL:
        mail.send(key, reader, wording, enclosures(letter, dossier, base) if reader.mail else ())
    else:
        services.send(channel, reader, wording, link(letter, base))


def _commit():
    try:
        transaction.commit()
    except ConflictError:
        transaction.abort()
        return False
    return True
