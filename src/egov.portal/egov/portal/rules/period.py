"""Periods that reports are made for: from a day to a day, both included."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta


DAY = timedelta(days=1)
MONTHS_OF_QUARTER = 3


@dataclass(frozen=True)
class Period:
    """From `first` to `last`. Raises ValueError when it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on the day it begins or later")

    @property
    def eve(self) -> date:
        """The day before it."""
        return self.first - DAY

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def until(self, day: date) -> "Period":
        """It, as far as it has gone by `day`; of one that has not begun, its first day."""
        return Period(self.first, max(min(self.last, day), self.first))


def month(day: date) -> Period:
    """The month of a day."""
    return _months(day.year, day.month, 1)


def quarter(day: date) -> Period:
    """The quarter of a day."""
    return _months(day.year, (day.month - 1) // MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + 1, MONTHS_OF_QUARTER)


def year(day: date) -> Period:
    """The year of a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def months_until(day: date, number: int) -> list[Period]:
    """The months up to that of a day, `number` of them."""
    found = [month(day)]
    while len(found) < number:
        found.insert(0, month(found[0].eve))
    return found


def before(whole: Period, shown: Period) -> Period:
    """The period before a whole one, as far as `shown` has gone of it: what a running month is compared with is the
    same number of days of the month before. Before a month comes a month, before other days as many days."""
    kinds = (kind for kind in (month, quarter, year) if whole == kind(whole.first))
    kind = next(kinds, None)
    earlier = kind(whole.eve) if kind else Period(whole.first - whole.days * DAY, whole.eve)
    return earlier if shown == whole else earlier.until(earlier.first + (shown.days - 1) * DAY)


def _months(of_year: int, first: int, number: int) -> Period:
    after, begin = divmod(first - 1 + number, 12)
    return Period(date(of_year, first, 1), date(of_year + after, begin + 1, 1) - DAY)
