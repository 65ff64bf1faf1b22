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
from egov.portal.notification.unaccepted import tell_agencies
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
    """What a round did: entries of the agenda taken up, deliveries sent, attempts and other things that failed;
    `failures` names the latter, which are tried again in the next round."""

    told: int = 0
    sent: int = 0
    failed: int = 0
    failures: tuple[str, ...] = ()

    def __add__(self, other):
        return Round(
            self.told + other.told,
            self.sent + other.sent,
            self.failed + other.failed,
            self.failures + other.failures,
        )


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
    failures = []
    told = _take_up_agenda(failures)
    _apart(failures, "the report to the managers", tell_managers)
    _apart(failures, "what waits for acceptance", tell_agencies)
    _apart(failures, "what other rooms do regularly", notify, RegularRound(site, failures))
    _apart(failures, "the drafts", look_after_drafts)
    sent, unsent = deliver()
    return Round(told, sent, len(failures) + unsent, tuple(failures))


def _take_up_agenda(failures):
    transaction.begin()
    entries = agenda.due_entries(clock.now())
    return [_apart(failures, " ".join(key.split("\0")), agenda.take_up, key) for key in entries].count(True)


def _apart(failures, name, act, *arguments):
    """Do something in a transaction of its own. True when it is done, False when another process was faster or when it
    failed: then nothing of it is stored, its name is among the failures, and it is tried again in the next round."""
    transaction.begin()
    try:
        act(*arguments)
        transaction.commit()
    except ConflictError:
        transaction.abort()
        return False
    except Exception:
        transaction.abort()
        logger.exception("the round could not take up %s", name)
        failures.append(name)
        return False
    return True
