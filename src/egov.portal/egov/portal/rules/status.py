"""What the states of a dossier mean outside its workflow: national code, whose turn it is, steps of the status page.

The codes are those of the national public service portal (domain facts 1.5).
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


STATUS_CODES: Mapping[str, int | None] = MappingProxyType(
    {
        "draft": None,
        "submitted": 1,
        "accepted": 2,
        "rejected": 3,
        "processing": 4,
        "supplement_required": 5,
        "payment_required": 6,
        "withdrawal_requested": 7,
        "stopped": 8,
        "completed": 9,
        "returned": 10,
    }
)

PAUSED_STATES = frozenset({"supplement_required", "payment_required"})
"""The agency cannot go on before the citizen does something: the clock stands still."""

WITH_CITIZEN = PAUSED_STATES | {"draft"}
"""It is the citizen's turn."""

FINAL_STATES = frozenset({"rejected", "stopped", "returned"})
"""Nothing more is to come."""

FINISHED_STATES = FINAL_STATES | {"completed"}
"""The work is done or given up: the clock has ended. Every state but `draft` is either here or open."""

OPEN_STATES = frozenset(STATUS_CODES) - FINISHED_STATES - {"draft"}
"""The agency still owes an answer."""

STEPS = ("received", "accepted", "processing", "result_ready", "returned")
"""The way of a dossier as the status page shows it."""

_PLACE = {"submitted": 0, "accepted": 1, "processing": 2, "completed": 3, "returned": 4}
STRAIGHT_STATES = frozenset(_PLACE)
"""Those of the straight way."""

_CAME_FROM = {"rejected": "submitted"}
"""A refused dossier was never accepted, even when papers were asked for in between."""

Phase = Literal["done", "current", "ahead", "skipped"]


@dataclass(frozen=True)
class Step:
    """One step of the way: a code (of `STEPS`, or the id of the state a dossier is held in) and where it stands."""

    code: str
    phase: Phase


def status_code(state: str) -> int | None:
    """The national code of a state; None for a draft and for states of a site's own workflow."""
    return STATUS_CODES.get(state)


def waiting_for(state: str) -> Literal["citizen", "agency"] | None:
    """Whose turn it is; None when nothing more is to come or the state is unknown.

    A completed dossier waits for the agency, which has to hand the result over and record it.
    """
    if state in WITH_CITIZEN:
        return "citizen"
    return "agency" if state in OPEN_STATES or state == "completed" else None


def steps(state: str, came_from: str | None = None) -> tuple[Step, ...]:
    """The way of a dossier, with at most one current step.

    On the straight way these are `STEPS`. A state beside it (refused, stopped, waiting for papers, or one of a site's
    own) stands as an additional, current step behind those reached before; what would follow is ahead, or skipped
    when the dossier has ended. `came_from` is the state before, where it is known (default: `processing`).
    """
    if state == "draft":
        return _way("ahead" for _ in STEPS)
    if state == "returned":
        return _way("done" for _ in STEPS)
    if state in _PLACE:
        here = _PLACE[state]
        return _way("done" if n < here else "current" if n == here else "ahead" for n in range(len(STEPS)))
    return _beside(state, _CAME_FROM.get(state) or came_from or "processing")


def _way(phases: Iterable[Phase]) -> tuple[Step, ...]:
    return tuple(Step(code, phase) for code, phase in zip(STEPS, phases, strict=True))


def _beside(state: str, came_from: str) -> tuple[Step, ...]:
    place = _PLACE.get(came_from, _PLACE["processing"])
    ended = state in FINAL_STATES
    reached = place + 1 if ended else min(place + 1, _PLACE["processing"])
    before = (Step(code, "done") for code in STEPS[:reached])
    after = (Step(code, "skipped" if ended else "ahead") for code in STEPS[reached:])
    return (*before, Step(state, "current"), *after)
