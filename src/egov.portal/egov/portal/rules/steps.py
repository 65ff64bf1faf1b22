"""The clocks of the steps inside the administration.

A step has its own limit in working days, halves allowed. Step limits are internal: they never move the date promised to
the citizen, and no step may take longer than that date leaves (domain facts 1.8).
"""

from .deadline import due
from .duration import Duration
from .duration import Pause
from .worktime import WorkCalendar
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from decimal import InvalidOperation


def step_due(
    given: datetime,
    days: Decimal | None,
    calendar: WorkCalendar,
    legal: datetime | None,
    pauses: Sequence[Pause] = (),
    now: datetime | None = None,
) -> datetime | None:
    """Until when a step that was given at `given` is to be done: `days` working days later, at the latest at `legal`.

    Without `days` it is the legal date itself; None when there is neither. Pauses lengthen the step as they lengthen
    the whole: what lies before `given` has no effect, an open one is taken to end at `now`. Raises ValueError for
    naive instants and an open pause without `now`.
    """
    if days is None:
        return legal
    waits = [Pause(pause.start, pause.end) for pause in pauses]
    own = due(given, Duration(days), calendar, waits, now=now).instant
    return own if legal is None or own is None else min(own, calendar.local(legal))


def days_of(text: str) -> Decimal | None:
    """The limit that an editor typed, in working days above zero; None for anything else, also for nothing."""
    try:
        days = Decimal(text.strip())
    except InvalidOperation:
        return None
    return days if days.is_finite() and days > 0 else None
