"""Running numbers without a double, and without a hot spot in the transaction that uses them.

A number is taken in a small transaction of its own, on a connection of its own, under a lock of the process: threads
wait for microseconds in place of conflicting. Other processes on the same database are met by retrying the small
transaction. A request that is retried after a conflict keeps its number. One that fails for good leaves a gap, which
`missing` finds.
"""

from BTrees.OIBTree import OIBTree
from collections import Counter
from plone import api
from threading import Lock
import time
import transaction
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


ROOT_KEY = "egov.portal.sequences"
TAKEN = "egov.portal.taken"
ATTEMPTS = 50

_lock = Lock()


def take(key):
    """The next number of the sequence `key`, from 1.

    Raises RuntimeError when the database refuses time and again (it is then in trouble itself).
    """
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


def _increment(database, key):
    for attempt in range(ATTEMPTS):
        manager = transaction.TransactionManager()
        connection = database.open(transaction_manager=manager)
        try:
            return _increment_in(connection.root(), key, manager)
        except ConflictError:
            time.sleep(0.002 * (attempt + 1))
        finally:
            manager.abort()
            connection.close()
    raise RuntimeError(f"no number to be had for {key}")


def _increment_in(root, key, manager):
    if ROOT_KEY not in root:
        root[ROOT_KEY] = OIBTree()
    number = root[ROOT_KEY].get(key, 0) + 1
    root[ROOT_KEY][key] = number
    manager.commit()
    return number
