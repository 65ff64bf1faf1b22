"""Working time: which days and hours count, and how to move through them.

Legal sources: Labour Code 2019 art. 111-112 (weekly rest, public holidays) and the practice of the one-stop shops
(domain facts 1.8): one working day is 8 hours, 07:00-11:30 and 13:30-17:00. Sessions are closed at both ends: an act
at 17:00 sharp is still within the day.

All instants are timezone-aware (a naive one raises ValueError) and come back in the calendar's own zone.
"""

from .national import holiday_name
from .national import is_makeup
from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo


Session = tuple[time, time]
Sessions = tuple[Session, ...]

OFFICE_HOURS: Sessions = ((time(7), time(11, 30)), (time(13, 30), time(17)))
OFFICE_WEEK: tuple[Sessions, ...] = (OFFICE_HOURS,) * 5 + ((), ())
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOTHING = timedelta(0)
MICROSECOND = timedelta(microseconds=1)
LONGEST_CLOSURE = 366
"""Days without any work after which a calendar is taken to be wrong."""


@dataclass(frozen=True)
class WorkCalendar:
    """The working time of one site or agency. Raises ValueError when it could not work.

    `hours`: sessions of the seven weekdays, Monday first. Only time that counts belongs here: a desk that merely
    receives papers on Saturday morning leaves its Saturday empty. A weekday with fewer hours is still one working day.
    `off_days`: days on which this site does not work although the nation does.
    `working_days`: days on which it works whatever else says otherwise; with the hours of Monday, like a national
    make-up day.
    """

    hours: tuple[Sessions, ...] = OFFICE_WEEK
    off_days: Collection[date] = frozenset()
    working_days: Collection[date] = frozenset()
    timezone: ZoneInfo = HANOI

    def __post_init__(self) -> None:
        if len(self.hours) != 7:
            raise ValueError("hours must name seven weekdays")
        if not self.hours[0]:
            raise ValueError("Monday needs hours: make-up days use them")
        for sessions in self.hours:
            edges = [edge for session in sessions for edge in session]
            if any(left >= right for left, right in pairwise(edges)):
                raise ValueError("sessions must be in order, apart and not empty")

    # Days

    def is_working(self, day: date) -> bool:
        """Is `day` a working day here?"""
        return self.reason_off(day) is None

    def reason_off(self, day: date) -> str | None:
        """Why nobody works on `day`: "holiday:<name>", "site" or "weekend"; None on a working day."""
        if day in self.working_days:
            return None
        name = holiday_name(day)
        if name is not None:
            return f"holiday:{name}"
        if day in self.off_days:
            return "site"
        return None if is_makeup(day) or self.hours[day.weekday()] else "weekend"

    def reason_on(self, day: date) -> str | None:
        """Why a day that looks off is worked: "site", "makeup"; None for ordinary working days and days off."""
        if day in self.working_days:
            return "site"
        return "makeup" if is_makeup(day) and self.is_working(day) else None

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`. Raises ValueError when a year has none."""
        for ahead in range(1, LONGEST_CLOSURE + 1):
            candidate = day + timedelta(days=ahead)
            if self.is_working(candidate):
                return candidate
        raise ValueError(f"no working day in the year after {day}")

    def on_or_after(self, day: date) -> date:
        """`day` itself when it is a working day, else the next one."""
        return day if self.is_working(day) else self.next_working_day(day)

    # Hours of a day

    def sessions(self, day: date) -> Sessions:
        """The sessions worked on `day`, in order; empty on a day off."""
        if not self.is_working(day):
            return ()
        return self.hours[0] if self.reason_on(day) else self.hours[day.weekday()]

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The sessions of `day` as pairs of instants."""
        for opening, closing in self.sessions(day):
            yield self.at(day, opening), self.at(day, closing)

    def at(self, day: date, clock: time) -> datetime:
        """The instant of a wall clock time on `day`."""
        return datetime.combine(day, clock, tzinfo=self.timezone)

    def opening(self, day: date) -> datetime:
        """When a working day begins."""
        return self.at(day, self.sessions(day)[0][0])

    def closing(self, day: date) -> datetime:
        """When a working day ends."""
        return self.at(day, self.sessions(day)[-1][1])

    def working_time(self, day: date) -> timedelta:
        """How long is worked on `day`."""
        return sum((closing - opening for opening, closing in self.spans(day)), NOTHING)

    # Moving through time

    def local(self, instant: datetime) -> datetime:
        """`instant` on this calendar's clock. Raises ValueError when it is naive."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return instant.astimezone(self.timezone)

    def normalise(self, instant: datetime) -> datetime:
        """The first instant of working time at or after `instant`.

        Before opening: the opening; at lunch: the start of the afternoon; after closing or on a day off: the opening of
        the next working day.
        """
        local = self.local(instant)
        for opening, closing in self.spans(local.date()):
            if local <= closing:
                return max(local, opening)
        return self.opening(self.next_working_day(local.date()))

    def add_time(self, instant: datetime, span: timedelta) -> datetime:
        """The instant when `span` of working time has passed since `instant`; at the end of a session, not at the
        start of the next one. Raises ValueError when `span` is negative."""
        if span < NOTHING:
            raise ValueError("working time cannot be negative")
        cursor = self.normalise(instant)
        day = cursor.date()
        while True:
            for opening, closing in self.spans(day):
                begin = max(opening, cursor)
                if begin + span <= closing:
                    return begin + span
                span -= max(closing - begin, NOTHING)
            day = self.next_working_day(day)

    def add_hours(self, instant: datetime, hours: Decimal) -> datetime:
        """`instant` plus a number of working hours."""
        return self.add_time(instant, _microseconds(Fraction(hours) * 3_600_000_000))

    def add_days(self, instant: datetime, days: Decimal) -> datetime:
        """`instant` plus a number of working days, the day of `instant` not counted (Civil Code 2015 art. 147).

        Whole days keep the clock time of the normalised start. A fraction moves on by that share of the working time of
        the day it falls in, so half a day is half of what is worked that day. Raises ValueError when `days` is
        negative.
        """
        if days < 0:
            raise ValueError("working days cannot be negative")
        start = self.normalise(instant)
        day = start.date()
        for _ in range(int(days)):
            day = self.next_working_day(day)
        return self._add_share(self.normalise(self.at(day, start.time())), Fraction(days) % 1)

    def _add_share(self, instant: datetime, share: Fraction) -> datetime:
        """Move on by a share (0 up to 1) of a day, each day weighing the same however long it is."""
        day = instant.date()
        whole = self.working_time(day) // MICROSECOND
        left = Fraction(self.hours_between(instant, self.closing(day)) // MICROSECOND, whole)
        if share <= left:
            return self.add_time(instant, _microseconds(share * whole))
        return self._add_share(self.opening(self.next_working_day(day)), share - left)

    def hours_between(self, begin: datetime, end: datetime) -> timedelta:
        """Working time from `begin` to `end`; negative when `end` comes first."""
        if end < begin:
            return -self.hours_between(end, begin)
        begin, end = self.local(begin), self.local(end)
        days = range((end.date() - begin.date()).days + 1)
        return sum((self._overlap(begin.date() + timedelta(days=n), begin, end) for n in days), NOTHING)

    def _overlap(self, day: date, begin: datetime, end: datetime) -> timedelta:
        spans = self.spans(day)
        return sum((max(min(closing, end) - max(opening, begin), NOTHING) for opening, closing in spans), NOTHING)


def _microseconds(number: Fraction) -> timedelta:
    return timedelta(microseconds=round(number))
