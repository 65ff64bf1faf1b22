"""The one new appointment that the law allows, with an apology (form 04; NĐ 61/2018/NĐ-CP: at most once, and the letter
goes out at least one day before the due day)."""

from datetime import datetime
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier.deadlines import due_instant
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.deadline import Extension
from egov.portal.rules.deadline import extension_problems


PROBLEMS = {
    "no_date": _("This dossier has no appointment that could be moved."),
    "already_extended": _("A new appointment was given already; the law allows only one."),
    "not_later": _("The new appointment must be later than the present one."),
    "day_off": _("Nobody works on the day of the new appointment."),
    "too_late": _("It is too late: the apology goes out at least one day before the dossier is due."),
}


def problems(dossier, data):
    """What speaks against moving the appointment to this day."""
    calendar = work_calendar()
    if dossier.due is None:
        return [PROBLEMS["no_date"]]
    new = new_due(dossier, data["new_due"])
    codes = extension_problems(dossier.due, new, clock.now(), calendar, dossier.extensions)
    return [PROBLEMS[code] for code in codes]


def extend(dossier, data):
    """Move the appointment; gives the journal's facts."""
    before = dossier.due
    given = Extension(clock.now(), new_due(dossier, data["new_due"]), data["reason"])
    dossier.extensions = (*dossier.extensions, given)
    dossier.due = due_instant(dossier)
    return {"reason": given.reason, "due_before": before.isoformat(), "due": dossier.due.isoformat()}


def new_due(dossier, day):
    """The new appointment in UTC: the day given, at the clock time of the present appointment."""
    local = work_calendar().local(dossier.due)
    return datetime.combine(day, local.time(), local.tzinfo).astimezone(clock.UTC)
