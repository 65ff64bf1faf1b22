"""What is to be told when a time comes: entries that the tick takes up, so that it need not look through all dossiers.

An entry is a date in the life of a dossier as it stood when it was planned. When its time comes it is compared with the
dossier as it then is: what has been answered, moved or finished meanwhile is no longer told.
"""

from datetime import datetime
from datetime import time
from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.dossier import meaning
from egov.portal.dossier import steps
from egov.portal.dossier.officers import holders_of
from egov.portal.dossier.officers import leaders_of
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.officers import staff_of
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.rights import open_opinions
from egov.portal.feedback.limits import next_due
from egov.portal.feedback.limits import OPEN_STATES as FEEDBACK_STATES
from egov.portal.feedback.limits import WITH_SENDER
from egov.portal.notification.box import box
from egov.portal.notification.reading import subject_at
from egov.portal.notification.settings import settings
from egov.portal.notification.writing import path_of
from egov.portal.notification.writing import write
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import PAUSED_STATES


RUNNING = OPEN_STATES - PAUSED_STATES
MORNING = time(8)


def plan(dossier):
    """Plan the warning to its holder, on the working day before the appointment, and the apology, on the day after; the
    same for the limit of its present step."""
    if meaning.standing(dossier.resumes or dossier.review_state) not in RUNNING:
        return
    if dossier.due is not None:
        calendar = work_calendar()
        day = calendar.local(dossier.due).date()
        plan_at(calendar.at(working_day_before(calendar, day), MORNING), "due_soon", dossier, dossier.due)
        plan_at(calendar.at(day + timedelta(days=1), MORNING), "late", dossier, dossier.due)
    _plan_step(dossier)


def _plan_step(dossier):
    """Plan what its holder is told of the step's own limit: in the morning of the working day before, but not before
    half of the time has gone; and when it is over."""
    due = _step_limit(dossier)
    if due is not None:
        calendar, given = work_calendar(), steps.current(dossier).given
        early = calendar.at(working_day_before(calendar, calendar.local(due).date()), MORNING)
        plan_at(max(early, given + (due - given) / 2), "step_soon", dossier, due)
        plan_at(due, "step_over", dossier, due)


def _step_limit(dossier):
    """The own limit of the step at which the dossier stands; None without one, or where it is the appointment."""
    here = steps.current(dossier)
    due = steps.due_of(dossier, here) if here is not None and here.days else None
    return None if due == dossier.due else due


def plan_at(instant, kind, dossier, planned):
    """Enter it, unless it was taken up already: each act on a dossier, or on feedback, plans all of it anew."""
    if dossier.reminded.get(kind) != planned:
        _enter(instant, kind, dossier, planned)


def plan_reminder(dossier, asked, kind="reminder"):
    """Plan the reminder to the applicant, or to the sender of feedback, in the second half of the time that he has."""
    if asked.until is not None:
        early = asked.until - timedelta(days=settings().reminder_days)
        middle = asked.asked + (asked.until - asked.asked) / 2
        _enter(max(early, middle), kind, dossier, asked.until)


def plan_opinion(dossier, opinion):
    """Plan the reminder of an opinion, in the morning of the last day for it, and word that it has not come."""
    calendar = work_calendar()
    _enter(calendar.at(calendar.local(opinion.until).date(), MORNING), "opinion", dossier, opinion.until)
    _enter(opinion.until, "opinion_over", dossier, opinion.until)


def due_entries(now):
    """The keys of the entries whose time has come."""
    return list(box().agenda.keys(None, f"{now:%Y%m%d%H%M%S}\x7f"))


def take_up(key):
    """Take an entry off and tell what it is about, if that still holds. Part of the caller's transaction."""
    planned = box().agenda.pop(key)
    _at, kind, path = key.split("\0")
    found = subject_at(path, kind)
    if found is not None:
        KINDS[kind](found, planned)
        found.reminded = {**found.reminded, kind: planned}


def _due_soon(dossier, planned):
    if _still_due(dossier, planned):
        for account in [dossier.officer] if dossier.officer else _seeing_to(dossier):
            write(dossier, "due_soon" if dossier.officer else "due_unheld", account=account)


def _seeing_to(dossier):
    """The accounts that see to a dossier which nobody holds: of the agency where it is."""
    here = steps.current(dossier)
    away = holders_of(here) if here is not None and here.agency != dossier.agency else []
    return away or staff_of(dossier.agency)


def _step_soon(dossier, planned):
    if clock.now() < planned:
        _of_step(dossier, planned, "step_soon")


def _step_over(dossier, planned):
    _of_step(dossier, planned, "step_over")


def _of_step(dossier, planned, occasion):
    if _step_limit(dossier) == planned and meaning.standing(dossier.review_state) in RUNNING:
        for account in holders_of(steps.current(dossier)):
            write(dossier, occasion, account=account, until=planned)


def _late(dossier, planned):
    if _still_due(dossier, planned):
        write(dossier, "late")


def _reminder(dossier, planned):
    asked = open_supplement(dossier)
    if asked is not None and asked.until == planned and clock.now() < planned:
        write(dossier, "reminder", until=planned)


def _opinion(dossier, planned):
    for opinion in open_opinions(dossier):
        if opinion.until == planned:
            asked = [account for account, name in officers_of(opinion.agency)]
            for account in dict.fromkeys([opinion.by, *asked]):
                write(dossier, "opinion_due", account=account, until=planned)


def _feedback(occasion):
    return lambda feedback, planned: _tell_agency(feedback, planned, occasion)


def _tell_agency(feedback, planned, occasion):
    """Tell who has it, if its next step is still what was planned; what is late, the leaders of the agency too."""
    if next_due(feedback) == planned and feedback.review_state in FEEDBACK_STATES:
        leaders = leaders_of(feedback.agency) if occasion == "feedback_late" else []
        for account in dict.fromkeys([*having(feedback), *leaders]):
            write(feedback, occasion, account=account, until=planned)


def having(feedback):
    """The accounts that have a feedback: its officer, or while there is none those who see to it in its agency."""
    return [feedback.officer] if feedback.officer else staff_of(feedback.agency)


def _waits_for_sender(feedback, planned):
    return feedback.enquiry is not None and feedback.enquiry.until == planned


def _feedback_reminder(feedback, planned):
    if _waits_for_sender(feedback, planned) and clock.now() < planned:
        write(feedback, "feedback_reminder", until=planned)


def _feedback_unanswered(feedback, planned):
    if _waits_for_sender(feedback, planned) and feedback.review_state == WITH_SENDER:
        for account in having(feedback):
            write(feedback, "feedback_unanswered", account=account, until=planned)


def _opinion_over(dossier, planned):
    for opinion in open_opinions(dossier):
        if opinion.until == planned:
            write(dossier, "opinion_over", account=dossier.officer or opinion.by, until=planned)


def _still_due(dossier, planned):
    return dossier.due == planned and meaning.standing(dossier.review_state) in RUNNING


KINDS = {
    "due_soon": _due_soon,
    "late": _late,
    "reminder": _reminder,
    "opinion": _opinion,
    "opinion_over": _opinion_over,
    "step_soon": _step_soon,
    "step_over": _step_over,
}
KINDS |= {"feedback_reminder": _feedback_reminder, "feedback_unanswered": _feedback_unanswered}
KINDS |= {occasion: _feedback(occasion) for occasion in ("feedback_due", "feedback_late")}


def _enter(instant: datetime, kind, dossier, planned):
    key = f"{instant.astimezone(clock.UTC):%Y%m%d%H%M%S}\0{kind}\0{path_of(dossier)}"
    entries = box().agenda
    if entries.get(key) != planned:
        entries[key] = planned


def working_day_before(calendar, day):
    """The last working day before `day`; a week before it where there is none in that week."""
    before = (day - timedelta(days=n) for n in range(1, 8))
    return next((each for each in before if calendar.is_working(each)), day - timedelta(days=7))
