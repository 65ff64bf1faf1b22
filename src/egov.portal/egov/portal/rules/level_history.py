"""The levels of a procedure over time, so that a report on a past year tells what was true then."""

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import date


NOT_OFFERED = 0
"""The level of a procedure that is not public."""

Entry = tuple[str, int]
"""A day (ISO 8601) and the level from that day on."""


def noted(history: Sequence[Entry], day: date, level: int) -> tuple[Entry, ...]:
    """The history with the level of that day; the same history when nothing changes. The last word of a day counts."""
    if history and history[-1][1] == level:
        return tuple(history)
    before = [entry for entry in history if entry[0] != day.isoformat()]
    if (before[-1][1] if before else NOT_OFFERED) == level:
        return tuple(before)
    return (*before, (day.isoformat(), level))


def level_at(history: Iterable[Entry], day: date) -> int:
    """The level at the end of a day; 0 when it was not public."""
    reached = [level for since, level in history if since <= day.isoformat()]
    return reached[-1] if reached else NOT_OFFERED
