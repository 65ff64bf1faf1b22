"""The deadline of a dossier: its own history put to the deadline rule.

The rule is `egov.portal.rules.deadline.due`; what is counted was fixed at filing (snapshot), what happened is on the
dossier. Time runs from acceptance (domain: acceptance, not submission, starts the clock).
"""

from datetime import datetime
from datetime import time
from egov.portal.dossier import clock
from egov.portal.dossier import meaning
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.organisation.calendar import work_calendar
from egov.portal.procedure.channels import duration_of
from egov.portal.procedure.channels import ruling
from egov.portal.rules import deadline
from egov.portal.rules.status import FINISHED_STATES


def acknowledge_by(submitted, calendar):
    """Until when the desk must accept the dossier or name its faults: 8 working hours (domain facts 1.7)."""
    return deadline.due(submitted, deadline.ACKNOWLEDGE, calendar).instant


def duration(dossier):
    """The duration it was promised for its case and channel; None where the procedure names none."""
    rows = ruling(snapshot_of(dossier).procedure.get("channels") or (), dossier.case, dossier.channel)
    return next((found for found in map(duration_of, rows) if found is not None), None)


def pauses(dossier):
    """The times during which the agency waited for the applicant, the open one last."""
    policy = deadline.Policy(snapshot_of(dossier).procedure.get("clock_policy") or deadline.Policy.suspend)
    asked = [deadline.Pause(each.asked, each.answered, policy) for each in dossier.supplements]
    owed = [deadline.Pause(each.asked, each.paid) for each in dossier.payments]
    return sorted([*asked, *owed], key=lambda pause: pause.start)


def explain(dossier, now=None):
    """When it is due and why, as `rules.deadline.Due`; None before it is accepted or where no time is promised.

    While the clock stands still, the date is the one that would hold if it went on at `now` (default: at present).
    """
    promised = duration(dossier)
    if dossier.accepted is None or promised is None:
        return None
    stood = [pause for pause in pauses(dossier) if pause.end is None or pause.end > dossier.accepted]
    return deadline.due(dossier.accepted, promised, work_calendar(), stood, dossier.extensions, now or clock.now())


def due_instant(dossier, now=None):
    """The instant of `explain`, in UTC; None without one."""
    found = explain(dossier, now)
    return found.instant.astimezone(clock.UTC) if found and found.instant else None


def end_of(day):
    """The last second of a day, in UTC: until when something is to be done "by" that day. None for none."""
    return day and datetime.combine(day, time(23, 59, 59), work_calendar().timezone).astimezone(clock.UTC)


def standing(row, now=None):
    """How a dossier, or its row in a list, stands at present: a `rules.deadline.Standing`."""
    ended = row.finished if meaning.standing(row.review_state) in FINISHED_STATES else None
    return deadline.standing(row.due, ended or now or clock.now(), ended is not None, work_calendar())


def remaining(row, now=None):
    """Working days left (negative: late) of a dossier or its row; None without an appointment."""
    return deadline.remaining(now or clock.now(), row.due, work_calendar()) if row.due else None
