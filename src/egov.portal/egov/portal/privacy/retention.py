"""Which dossiers are kept for how long: whom to tell that his data will go, and whose go now.

The time is counted from the return of the result, or from the rejection or stopping. How long it is says the procedure
as it was when the dossier was filed, or else the settings of the portal as they are now.
"""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from egov.portal.dossier import catalogue
from egov.portal.dossier import store
from egov.portal.dossier.forgetting import FINAL
from egov.portal.dossier.rows import Row
from egov.portal.feedback import catalogue as feedback
from egov.portal.organisation.calendar import work_calendar
from egov.portal.privacy.settings import settings
from egov.portal.rules.retention import ends_on
from egov.portal.rules.retention import notice_on
from plone import api


SHORTEST_MONTH = 28  # days


@dataclass(frozen=True)
class Kept:
    """A dossier at its end: its row, the first day on which it is not kept any more, the day from which to tell so."""

    row: Row
    ends: date
    notice: date


def due_for_notice(now):
    """Those whose applicants are to be told now (an aware instant), the longest due first."""
    today = _day(now)
    return [kept for kept in _kept(now) if kept.row.retention_notice is None and kept.notice <= today]


def due_for_anonymising(now):
    """Those whose people are to be forgotten now: the time is over, and the notice was given long enough ago."""
    today = _day(now)
    return [kept for kept in told(now) if leaves_on(kept, kept.row.retention_notice) <= today]


def told(now):
    """Those whose applicants have been told, whether their time is over or not."""
    return [kept for kept in _kept(now) if kept.row.retention_notice]


def of_feedback(now):
    """Of feedback at its end: (those whose senders are to be told now, those told, those to be forgotten now), by
    the settings of the portal. Feedback without an account or an address is told nobody, and waits all the same."""
    months, days, today = settings().retention_months, settings().notice_days, _day(now)
    if not months:
        return [], [], []
    rows = feedback.ended_by(now - timedelta(days=months * SHORTEST_MONTH - days))
    ends = [(row, ends_on(_day(row.ended), months)) for row in rows if not row.anonymised]
    kept = sorted((Kept(row, end, notice_on(end, days)) for row, end in ends), key=_by_end)
    told = [each for each in kept if each.row.retention_notice]
    telling = [each for each in kept if not each.row.retention_notice and each.notice <= today]
    return telling, told, [each for each in told if leaves_on(each, each.row.retention_notice) <= today]


def leaves_on(kept, notice):
    """The day on which its people are forgotten, when they were told at the instant `notice`."""
    return max(kept.ends, _day(notice) + timedelta(days=settings().notice_days))


def _kept(now):
    """All that have come to their end and may be due for something by now."""
    days = settings().notice_days
    months = _months()
    shortest = min((number for number in months.values() if number), default=0)
    if not shortest:
        return []
    rows = catalogue.ended(FINAL, now - timedelta(days=shortest * SHORTEST_MONTH - days))
    found = []
    for row in rows:
        number = months.get(row.snapshot or _snapshot(row))
        if number and not row.anonymised and row.finished:
            ends = ends_on(_day(row.returned or row.finished), number)
            found.append(Kept(row, ends, notice_on(ends, days)))
    return sorted(found, key=_by_end)


def _by_end(kept):
    return kept.ends, kept.row.reference


def _months():
    """Months by snapshot; 0: for ever."""
    default = settings().retention_months
    return {
        digest: snapshot.procedure.get("retention_months") or default
        for digest, snapshot in store.root().snapshots.items()
    }


def _snapshot(row):
    """Of a row from before it was told there."""
    return api.portal.get().unrestrictedTraverse(row.path).snapshot


def _day(instant):
    return work_calendar().local(instant).date()
