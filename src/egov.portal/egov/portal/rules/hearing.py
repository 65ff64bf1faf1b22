"""Until when a feedback (phản ánh, kiến nghị) is to be dealt with.

QĐ 766/QĐ-TTg, index 5.2 (domain facts 1.7), all in working days: refused within 2 of its receipt, more information
asked for within 5, answered within 15, the answer published within 2 of being given.
"""

from .deadline import due
from .duration import Duration
from .duration import Pause
from .worktime import WorkCalendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


REFUSE_DAYS = 2
ASK_DAYS = 5
ANSWER_DAYS = 15
PUBLISH_DAYS = 2


@dataclass(frozen=True)
class Limits:
    """Until when it may be refused, may be asked about, and is to be answered."""

    refuse_by: datetime
    ask_by: datetime
    answer_by: datetime


def limits(
    received: datetime, calendar: WorkCalendar, pauses: Sequence[Pause] = (), now: datetime | None = None
) -> Limits:
    """The limits of what came at `received`. While the sender is asked for more the time to answer stands still; the
    other two are not moved. Raises ValueError for naive instants and for an open pause without `now`."""
    return Limits(
        refuse_by=_after(received, REFUSE_DAYS, calendar),
        ask_by=_after(received, ASK_DAYS, calendar),
        answer_by=_after(received, ANSWER_DAYS, calendar, pauses, now),
    )


def publish_by(answered: datetime, calendar: WorkCalendar) -> datetime:
    """Until when an answer given at `answered` is to be published."""
    return _after(answered, PUBLISH_DAYS, calendar)


def _after(
    start: datetime, days: int, calendar: WorkCalendar, pauses: Sequence[Pause] = (), now: datetime | None = None
) -> datetime:
    found = due(start, Duration(Decimal(days)), calendar, pauses, (), now).instant
    assert found is not None  # a fixed duration has an end
    return found
