"""How the three kinds of duration run: counting from a start, standing still, landing on a working day."""

from .duration import Duration
from .duration import Kind
from .duration import SAME_DAY_CUTOFF
from .duration import Unit
from .worktime import WorkCalendar
from dataclasses import dataclass
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal


@dataclass(frozen=True)
class Clock:
    """A duration running on a calendar. Instants in between are raw; only `land` makes them appointments."""

    duration: Duration
    calendar: WorkCalendar

    @property
    def calendar_days(self) -> bool:
        """Does every day count, so that only the last one must be a working day?"""
        return self.duration.kind is Kind.fixed and self.duration.unit is Unit.day

    @property
    def cutoff(self) -> time:
        """The last time of day at which a same-day procedure is still answered the same day."""
        return self.duration.cutoff or SAME_DAY_CUTOFF

    def count(self, start: datetime, amount: Decimal | None = None) -> datetime:
        """The end of `amount` (default: the whole duration) counted from `start`; day 0 is not counted."""
        amount = self.duration.amount if amount is None else amount
        begin = self.calendar.normalise(start)
        if self.duration.kind is Kind.same_day:
            return self._same_day(begin)
        if self.duration.unit is Unit.working_day:
            return self.calendar.add_days(begin, amount)
        if self.duration.unit is Unit.working_hour:
            return self.calendar.add_hours(begin, amount)
        whole, part = divmod(amount, 1)
        raw = begin + timedelta(days=int(whole))
        return self.calendar.add_days(self.land(raw), part) if part else raw

    def _same_day(self, begin: datetime) -> datetime:
        day = begin.date()
        return self.calendar.closing(self.calendar.next_working_day(day) if begin.time() > self.cutoff else day)

    def stood(self, begin: datetime, end: datetime) -> timedelta:
        """How much time of its own kind the clock loses by standing still from `begin` to `end`.

        Working time for working days and hours (never "days elapsed, times eight"), plain time for calendar days.
        """
        return end - begin if self.calendar_days else self.calendar.hours_between(begin, end)

    def later(self, raw: datetime, lost: timedelta) -> datetime:
        """`raw` moved by time lost, in the clock's own kind of time."""
        return raw + lost if self.calendar_days else self.calendar.add_time(raw, lost)

    def land(self, raw: datetime) -> datetime:
        """The appointment for a raw end: a last day off moves to the next working day (Civil Code 2015 art. 148 para.
        5), keeping the clock time, moved to the next open instant where nobody works at that time."""
        local = self.calendar.local(raw)
        return self.calendar.normalise(self.calendar.at(self.calendar.on_or_after(local.date()), local.time()))
