"""Instants, calendars and hypothesis strategies that the tests of the rules share."""

from collections.abc import Callable
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from egov.portal.rules.worktime import HANOI
from egov.portal.rules.worktime import OFFICE_HOURS
from egov.portal.rules.worktime import WorkCalendar
import hypothesis
from hypothesis import settings
from hypothesis import strategies as st
from typing import Any


_CALM = settings(deadline=None, max_examples=60, derandomize=True)


def given(*strategies: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """hypothesis.given, the same examples on every run, without a time limit on a busy machine."""
    return lambda test: _CALM(hypothesis.given(*strategies)(test))


STANDARD = WorkCalendar()
MORNING = ((time(7), time(11, 30)),)
SATURDAY = WorkCalendar(hours=(OFFICE_HOURS,) * 5 + (MORNING, ()))


def at(day: str, clock: str = "08:00") -> datetime:
    """An instant in Hanoi: at("2019-11-20", "08:37")."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), tzinfo=HANOI)


FIRST, LAST = date(2017, 12, 1), date(2028, 3, 1)
days = st.dates(FIRST, LAST)
instants = st.builds(
    lambda day, seconds: datetime.combine(day, time(), tzinfo=HANOI) + timedelta(seconds=seconds),
    days,
    st.integers(0, 86_399),
)
halves = st.integers(0, 60).map(lambda n: Decimal(n) / 2)
amounts = st.integers(1, 60).map(lambda n: Decimal(n) / 2)


@st.composite
def _calendars(draw: st.DrawFn) -> WorkCalendar:
    weekday = st.sampled_from(
        [OFFICE_HOURS, MORNING, ((time(8), time(12)), (time(13), time(17))), ((time(9), time(21)),)]
    )
    rest = st.sampled_from([(), MORNING])
    hours = (*(draw(weekday) for _ in range(5)), draw(rest), ())
    around = st.frozensets(days, max_size=6)
    return WorkCalendar(hours=hours, off_days=draw(around), working_days=draw(around))


calendars = st.one_of(st.just(STANDARD), st.just(SATURDAY), _calendars())
