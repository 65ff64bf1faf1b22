"""When a dossier is due, and the lines that explain it.

One pure function, `due`. Sources: domain facts 1.8; Civil Code 2015 art. 147-148 (day 0 not counted; a last day off
moves to the next working day); ND 61/2018/ND-CP (one new appointment at most).
"""

from .clock import Clock
from .duration import Due
from .duration import Duration
from .duration import Extension
from .duration import Kind
from .duration import Pause
from .duration import Policy
from .duration import Unit
from .extension import extension_problems
from .line import Line
from .reckoning import Reckoning
from .standing import remaining
from .standing import Standing
from .standing import standing
from .worktime import WorkCalendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal


__all__ = [
    "ACKNOWLEDGE",
    "Due",
    "Duration",
    "Extension",
    "Kind",
    "Line",
    "Pause",
    "Policy",
    "Standing",
    "Unit",
    "due",
    "extension_problems",
    "remaining",
    "standing",
]

ACKNOWLEDGE = Duration(Decimal(8), Unit.working_hour)
"""An online dossier is acknowledged, or its faults named, within 8 working hours (domain facts 1.7)."""


def due(
    start: datetime,
    duration: Duration,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    now: datetime | None = None,
) -> Due:
    """When the result is due for a dossier accepted at `start`.

    Pauses may come in any order and overlap; what lies before `start` has no effect. An open pause is taken to end at
    `now`, so that there is always a date to show. A suspending pause moves the end by the working time it took
    (calendar days: by the plain time); a restarting one counts the whole duration anew from its end, except when the
    time had already run out as it began: starting anew would wipe out the delay, so it then only suspends. An
    extension puts its date in the place of the old one; later pauses move that, and no restart brings it forward.

    Raises ValueError for naive instants, an open pause without `now`, and more than one extension.
    """
    if len(extensions) > 1:
        raise ValueError("a dossier is extended at most once")
    run = Reckoning(Clock(duration, calendar))
    run.say("started", at=calendar.local(start))
    if duration.kind is Kind.none:
        run.say("no_date")
        return Due(None, tuple(run.lines))
    run.begin(start)
    for event in _events(pauses, extensions, calendar.local(start), now):
        if isinstance(event, Extension):
            run.extend(event)
        else:
            run.pause(event)
    return run.finish()


def _events(
    pauses: Sequence[Pause], extensions: Sequence[Extension], start: datetime, now: datetime | None
) -> list[Pause | Extension]:
    """What happened after `start`, in the order in which it took effect; pauses closed and free of overlaps."""
    closed = []
    free_from = start
    for pause in sorted(pauses, key=lambda pause: pause.start):
        end = pause.closed_at(now)
        if end > free_from:
            closed.append(replace(pause, start=max(pause.start, free_from), end=end))
            free_from = end
    events: list[Pause | Extension] = [*closed, *extensions]
    return sorted(events, key=lambda event: event.granted_at if isinstance(event, Extension) else event.closed_at(now))
