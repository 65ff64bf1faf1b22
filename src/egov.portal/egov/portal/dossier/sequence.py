"""Running numbers without a double, and without a hot spot in the transaction that uses them.

A number is taken in a small transaction of its own, on a connection of its own, under a lock of the process: threads
wait for microseconds in place of conflicting. Other processes on the same database are met by retrying the small
transaction. A request that is retried after a conflict keeps its number. One that fails for good leaves a gap,
which `references.missing` finds; unless the taker has a claim of its own, such as the idempotency key of a filing: all
attempts with one claim, be it at the same time or one after the other, get the same number.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from collections import Counter
from egov.portal.dossier import clock
from egov.portal.dossier.trees import ObjectToObject
from plone import api
from threading import Lock
import time
import transaction
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


ROOT_KEY = "egov.portal.sequences"
TAKEN = "egov.portal.taken"
CLAIMS_KEY = "egov.portal.sequences.claims"
CLAIMS_DAYS = 2
ATTEMPTS = 50

_lock = Lock()


def take(key, claim=""):
    """The next number of the sequence `key`, from 1; for the same claim, within a day at least, the same one.

    Raises RuntimeError when the database refuses time and again (it is then in trouble itself).
    """
    if claim:
        with _lock:
            return _increment(_database(), key, claim)
    taken, place = _taken_before(key)
    if place == len(taken):
        with _lock:
            taken.append(_increment(_database(), key))
    return taken[place]


def last(key):
    """The last number given out for `key`; 0 when none was."""
    with _database().transaction() as connection:
        return connection.root().get(ROOT_KEY, {}).get(key, 0)


def _database():
    return api.portal.get()._p_jar.db()


def _taken_before(key):
    """The numbers of `key` that this request has taken, in all its attempts, and how many this attempt has used.

    The numbers are kept in the server's own environ, which all attempts share; the use in the request object, of which
    each attempt has its own.
    """
    request = getRequest()
    environ = getattr(request, "_orig_env", None)
    if environ is None:
        return [], 0
    used = IAnnotations(request).setdefault(TAKEN, Counter())
    used[key] += 1
    return environ.setdefault(TAKEN, {}).setdefault(key, []), used[key] - 1


def _increment(database, key, claim=""):
    for attempt in range(ATTEMPTS):
        manager = transaction.TransactionManager()
        connection = database.open(transaction_manager=manager)
        try:
            return _claimed(connection.root(), key, claim) or _increment_in(connection.root(), key, claim, manager)
        except ConflictError:
            time.sleep(0.002 * (attempt + 1))
        finally:
            manager.abort()
            connection.close()
    raise RuntimeError(f"no number to be had for {key}")


def _increment_in(root, key, claim, manager):
    if ROOT_KEY not in root:
        root[ROOT_KEY] = OIBTree()
    number = root[ROOT_KEY].get(key, 0) + 1
    root[ROOT_KEY][key] = number
    if claim:
        _remember(root, key, claim, number)
    manager.commit()
    return number


def _claimed(root, key, claim):
    """The number that was taken with this claim, or None."""
    days = root.get(CLAIMS_KEY, {}).values() if claim else ()
    return next((numbers[key, claim] for numbers in days if (key, claim) in numbers), None)


def _remember(root, key, claim, number):
    """Write the claim down, and strike out those of days gone by: their attempts are over."""
    if CLAIMS_KEY not in root:
        root[CLAIMS_KEY] = IOBTree()
    claims, today = root[CLAIMS_KEY], clock.now().toordinal()
    if today not in claims:
        for day in list(claims.keys(max=today - CLAIMS_DAYS)):
            del claims[day]
        claims[today] = ObjectToObject()
    claims[today][key, claim] = number
