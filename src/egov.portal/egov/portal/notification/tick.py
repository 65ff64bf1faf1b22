"""The regular round: what is due is told, what waits is delivered, the managers get their report.

It may be run at any time, as often as one likes, and by several processes at once: what one has done, another finds
done. What goes wrong with one dossier or letter is logged and leaves the others alone.
"""

from dataclasses import dataclass
from egov.portal.dossier import clock
from egov.portal.notification import agenda
from egov.portal.notification.box import TOOL_ID
from egov.portal.notification.delivery import deliver
from egov.portal.notification.digest import tell_managers
from egov.portal.notification.drafts import look_after_drafts
from egov.portal.notification.events import RegularRound
import logging
from plone.base.interfaces import IPloneSiteRoot
import transaction
from ZODB.POSException import ConflictError
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.event import notify


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """What a round did: entries of the agenda taken up, deliveries sent, attempts and entries that failed."""

    told: int = 0
    sent: int = 0
    failed: int = 0

    def __add__(self, other):
        return Round(self.told + other.told, self.sent + other.sent, self.failed + other.failed)


def tick(database):
    """Make a round through all sites of a database, on a connection of its own. Gives the sum."""
    connection = database.open()
    before = getSite()
    try:
        sites = [site for site in connection.root()["Application"].objectValues() if IPloneSiteRoot.providedBy(site)]
        return sum((_round(site) for site in sites if TOOL_ID in site.objectIds()), Round())
    finally:
        setSite(before)
        transaction.abort()
        connection.close()


def _round(site):
    setSite(site)
    told, failed = _take_up_agenda()
    _apart("the report to the managers", tell_managers)
    _apart("what other rooms do regularly", notify, RegularRound(site))
    _apart("the drafts", look_after_drafts)
    sent, unsent = deliver()
    return Round(told, sent, failed + unsent)


def _take_up_agenda():
    transaction.begin()
    done = [_apart(repr(key), agenda.take_up, key) for key in agenda.due_entries(clock.now())]
    return done.count(True), done.count(False)


def _apart(name, act, *arguments):
    """Do something in a transaction of its own. True when it is done, None when another process was faster, False when
    it failed: then nothing of it is stored and it is tried again in the next round."""
    transaction.begin()
    try:
        act(*arguments)
        transaction.commit()
    except ConflictError:
        transaction.abort()
        return None
    except Exception:
        transaction.abort()
        logger.exception("the round could not take up %s", name)
        return False
    return True
