"""Early, on time or late: the one comparison that lists, reports and reminders share.

By date, not by the minute, everywhere (domain facts 1.8, the rule of the provincial systems): ended before the due date
is early, on it on time, after it late. So a dossier shown as in time at noon is not late in the afternoon's report.
"""

from .worktime import MICROSECOND
from .worktime import WorkCalendar
from datetime import date
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Standing(StrEnum):
    """`early`, `on_time` and `late` are for dossiers that have ended; `running`, `due_soon` and `overdue` for the
    others. `no_date`: there never was an appointment (reports count it as on time)."""

    early = "early"
    on_time = "on_time"
    late = "late"
    running = "running"
    due_soon = "due_soon"
    overdue = "overdue"
    no_date = "no_date"


def standing(due: datetime | None, end_or_now: datetime, finished: bool, calendar: WorkCalendar) -> Standing:
    """How a dossier stands: by the date it ended, or by today when it has not `finished`.

    `due_soon`: due today or on the next working day.
    """
    if due is None:
        return Standing.no_date
    due_day, day = calendar.local(due).date(), calendar.local(end_or_now).date()
    if finished:
        return _ended(due_day, day)
    if day > due_day:
        return Standing.overdue
    return Standing.due_soon if due_day <= calendar.next_working_day(day) else Standing.running


def _ended(due_day: date, day: date) -> Standing:
    if day == due_day:
        return Standing.on_time
    return Standing.early if day < due_day else Standing.late


def remaining(now: datetime, due: datetime, calendar: WorkCalendar) -> Decimal:
    """Working days left, in halves rounded down (0 on the due day's last half); when late, whole working days since the
    due day as a negative number, at least one, in step with `standing`."""
    today, due_day = calendar.local(now).date(), calendar.local(due).date()
    if today > due_day:
        return -Decimal(max(_working_days(due_day, today, calendar), 1))
    left = _days_and_share(now, due, calendar)
    return Decimal(max(left * 2 // 1, 0)) / 2


def _working_days(after: date, until: date, calendar: WorkCalendar) -> int:
    """Working days after one day up to and including another."""
    days = range(1, (until - after).days + 1)
    return sum(calendar.is_working(after + timedelta(days=n)) for n in days)


def _days_and_share(begin: datetime, end: datetime, calendar: WorkCalendar) -> Fraction:
    """Working days from `begin` to `end`, each day weighing one however long it is."""
    begin, end = calendar.local(begin), calendar.local(end)
    between = _working_days(begin.date(), end.date(), calendar)
    return between + _share(end, calendar) - _share(begin, calendar)


def _share(instant: datetime, calendar: WorkCalendar) -> Fraction:
    """How much of its day has been worked by `instant`, 0 to 1; of a day off, all."""
    opening = calendar.at(instant.date(), datetime.min.time())
    whole = calendar.working_time(instant.date())
    if not whole:
        return Fraction(1)
    return Fraction(calendar.hours_between(opening, instant) // MICROSECOND, whole // MICROSECOND)
