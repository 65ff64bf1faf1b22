"""How long it really takes: what an applicant may expect, from dossiers of the same procedure that are finished.

Counted is the working time in the agency's hands, from acceptance to completion without the times it waited for the
applicant: a mean over calendar time would promise what old dossiers with sleeping applicants spoil (peers 1.1). The
median says what is usual, the 90th percentile what nearly everybody gets; with few dossiers neither says anything.
"""

from .worktime import WorkCalendar
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from decimal import Decimal


LEAST = 20
"""Dossiers below which nothing is said."""
SAMPLE = 200
"""Dossiers that are looked back on: the newest, so that it tells of the agency as it works now."""
WORKING_DAY = timedelta(hours=8)
"""One working day in working time (domain facts 1.8)."""
NOTHING = timedelta(0)

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Expectation:
    """In working days, in halves rounded up; `count` dossiers say so."""

    median: Decimal
    most: Decimal
    count: int


def time_in_hands(start: datetime, end: datetime, waits: Iterable[Span], calendar: WorkCalendar) -> timedelta:
    """Working time from `start` to `end` without `waits`, which may overlap and reach beyond both. Never negative."""
    taken = calendar.hours_between(start, end)
    covered = start
    for begin, finish in sorted(waits):
        begin, finish = max(begin, covered), min(finish, end)
        if begin < finish:
            taken -= calendar.hours_between(begin, finish)
            covered = finish
    return max(taken, NOTHING)


def expectation(times: Sequence[timedelta]) -> Expectation | None:
    """What these times let expect; None when there are fewer than LEAST."""
    if len(times) < LEAST:
        return None
    ordered = sorted(times)
    return Expectation(_days(_percentile(ordered, 50)), _days(_percentile(ordered, 90)), len(ordered))


def _percentile(ordered: Sequence[timedelta], share: int) -> timedelta:
    """The smallest time that `share` percent do not exceed (nearest rank)."""
    return ordered[-(-len(ordered) * share // 100) - 1]


def _days(span: timedelta) -> Decimal:
    """Working days in halves, rounded up: a promise is not to be broken by rounding; at least one half."""
    return Decimal(max(-(-span * 2 // WORKING_DAY), 1)) / 2
