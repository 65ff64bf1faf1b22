"""The daily round: tell applicants that their data will go, forget those whose time is over, empty the disk.

It may be run as often as one likes: what has been done is not done again. Each dossier has a transaction of its own, so
what fails with one is logged, tried again the next day, and leaves the others alone.
"""

from dataclasses import dataclass
from datetime import time
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier import lifecycle
from egov.portal.feedback import catalogue as feedback_catalogue
from egov.portal.feedback import lifecycle as feedback_lifecycle
from egov.portal.feedback.content import IFeedback
from egov.portal.notification.box import box
from egov.portal.notification.writing import write
from egov.portal.organisation.calendar import work_calendar
from egov.portal.privacy import dropping
from egov.portal.privacy import retention
import logging
from plone import api
import transaction
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate


CHECKED = "egov.portal.privacy.checked"
NOTICE = "retention_notice"
REASON = _("The time for which the dossier is kept is over.")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """How many applicants were told, how many dossiers were made anonymous, how many failed, and which."""

    told: int = 0
    forgotten: int = 0
    failed: int = 0
    failures: tuple[str, ...] = ()


def daily(event):
    """At a regular round: do it once a day."""
    today = work_calendar().local(clock.now()).date().isoformat()
    notes = IAnnotations(event.object)
    if notes.get(CHECKED) != today:
        notes[CHECKED] = today
        transaction.commit()
        event.failures.extend(make_round(event.object).failures)


def make_round(site):
    """Do what is due now. Commits; gives a Round."""
    with api.env.adopt_roles(["Manager"]):
        now = clock.now()
        failures = []
        telling, _told, leaving = retention.of_feedback(now)
        told = [_apart(site, kept, _tell, failures) for kept in (*retention.due_for_notice(now), *telling)]
        forgotten = [_apart(site, kept, _forget, failures) for kept in (*retention.due_for_anonymising(now), *leaving)]
    if any(forgotten):
        dropping.note(site, now)
        transaction.commit()
    dropping.drop(site, now)
    done = Round(sum(told), sum(forgotten), len(failures), tuple(failures))
    if done != Round():
        logger.info("retention: %s", done)
    return done


def forget_letters(event):
    """When a dossier's people are forgotten: the letters to them about it go too."""
    box().forget(event.object.account, event.object.getId())


def _apart(site, kept, act, failures):
    """Do something to one dossier or feedback. False when it failed: nothing of it is stored, it is named there."""
    transaction.begin()
    try:
        act(site.unrestrictedTraverse(kept.row.path), kept)
        transaction.commit()
    except Exception:
        transaction.abort()
        logger.exception("retention: %s of %s failed", act.__name__.strip("_"), kept.row.reference)
        failures.append(f"retention of {kept.row.reference}")
        return False
    return True


def _tell(dossier, kept):
    dossier.retention_notice = clock.now()
    leaves = work_calendar().at(retention.leaves_on(kept, dossier.retention_notice), time()).astimezone(clock.UTC)
    journal.record(dossier, NOTICE, actor="", until=leaves.isoformat())
    if IFeedback.providedBy(dossier):
        write(dossier, "feedback_forgetting", until=leaves)
        feedback_catalogue.index(dossier)
    else:
        write(dossier, "forgetting", until=leaves)
        dossier.indexObject()


def _forget(dossier, kept):
    reason = translate(REASON, target_language=api.portal.get_default_language())
    life = feedback_lifecycle if IFeedback.providedBy(dossier) else lifecycle
    life.act(dossier, "anonymise", {"reason": reason})
