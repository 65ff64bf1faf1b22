"""What is to be told when a time comes: entries that the tick takes up, so that it need not look through all dossiers.

An entry is a date in the life of a dossier as it stood when it was planned. When its time comes it is compared with the
dossier as it then is: what has been answered, moved or finished meanwhile is no longer told.
"""

from datetime import datetime
from datetime import time
from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.dossier import meaning
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.officers import staff_of
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.rights import open_opinions
from egov.portal.dossier.store import root
from egov.portal.notification.box import box
from egov.portal.notification.settings import settings
from egov.portal.notification.writing import path_of
from egov.portal.notification.writing import write
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import PAUSED_STATES


RUNNING = OPEN_STATES - PAUSED_STATES
MORNING = time(8)


def plan(dossier):
    """Plan the warning to its holder, on the working day before the appointment, and the apology, on the day after."""
    if dossier.due is not None and meaning.standing(dossier.review_state) in RUNNING:
        calendar = work_calendar()
        day = calendar.local(dossier.due).date()
        _enter(calendar.at(_working_day_before(calendar, day), MORNING), "due_soon", dossier, dossier.due)
        _enter(calendar.at(day + timedelta(days=1), MORNING), "late", dossier, dossier.due)


def plan_reminder(dossier, asked):
    """Plan the reminder to the applicant, in the second half of the time that the applicant has."""
    if asked.until is not None:
        early = asked.until - timedelta(days=settings().reminder_days)
        middle = asked.asked + (asked.until - asked.asked) / 2
        _enter(max(early, middle), "reminder", dossier, asked.until)


def plan_opinion(dossier, opinion):
    """Plan the reminder of an opinion, in the morning of the last day for it."""
    calendar = work_calendar()
    _enter(calendar.at(calendar.local(opinion.until).date(), MORNING), "opinion", dossier, opinion.until)


def due_entries(now):
    """The keys of the entries whose time has come."""
    return list(box().agenda.keys(None, f"{now:%Y%m%d%H%M%S}\x7f"))


def take_up(key):
    """Take an entry off and tell what it is about, if that still holds. Part of the caller's transaction."""
    planned = box().agenda.pop(key)
    _at, kind, path = key.split("\0")
    dossier = root().unrestrictedTraverse(path, None)
    if dossier is not None:
        KINDS[kind](dossier, planned)


def _due_soon(dossier, planned):
    if _still_due(dossier, planned):
        for account in [dossier.officer] if dossier.officer else staff_of(dossier.agency):
            write(dossier, "due_soon" if dossier.officer else "due_unheld", account=account)


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


def _still_due(dossier, planned):
    return dossier.due == planned and meaning.standing(dossier.review_state) in RUNNING


KINDS = {"due_soon": _due_soon, "late": _late, "reminder": _reminder, "opinion": _opinion}


def _enter(instant: datetime, kind, dossier, planned):
    key = f"{instant.astimezone(clock.UTC):%Y%m%d%H%M%S}\0{kind}\0{path_of(dossier)}"
    entries = box().agenda
    if entries.get(key) != planned:
        entries[key] = planned


def _working_day_before(calendar, day):
    """The last working day before `day`; a week before it where there is none in that week."""
    before = (day - timedelta(days=n) for n in range(1, 8))
    return next((each for each in before if calendar.is_working(each)), day - timedelta(days=7))
