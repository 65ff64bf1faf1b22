"""How long a procedure may take, and what can happen to that time: the data of the deadline rule."""

from .line import Line
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import time
from decimal import Decimal
from decimal import InvalidOperation
from enum import StrEnum
from typing import Any


SAME_DAY_CUTOFF = time(15)
"""Received later, a same-day procedure is answered the next working day (as published for 1.001193 and 2.000815)."""


class Unit(StrEnum):
    """What is counted. `day` is a calendar day."""

    working_day = "working_day"
    day = "day"
    working_hour = "working_hour"


class Kind(StrEnum):
    """A fixed time, an answer on the same day, or no appointment at all."""

    fixed = "fixed"
    same_day = "same_day"
    none = "none"


class Policy(StrEnum):
    """What waiting for the citizen does to the clock: it stands still, or it starts anew afterwards."""

    suspend = "suspend"
    restart = "restart"


@dataclass(frozen=True)
class Duration:
    """The time a procedure may take over one channel.

    `amount` in `unit`s, fractions allowed; only a fixed duration has one, and it is above zero. `cutoff` is the wall
    clock time of the same-day rule (None: 15:00). `phases`, where a procedure has several appointments, are the
    lengths of its phases and add up to `amount`. Raises ValueError when these do not hold.
    """

    amount: Decimal = Decimal(0)
    unit: Unit = Unit.working_day
    kind: Kind = Kind.fixed
    cutoff: time | None = None
    phases: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0:
            raise ValueError("a duration has a finite amount, not below zero")
        if (self.kind is Kind.fixed) != (self.amount > 0):
            raise ValueError("a fixed duration, and no other, has an amount")
        if self.phases and (sum(self.phases) != self.amount or min(self.phases) <= 0):
            raise ValueError("phases are above zero and add up to the amount")

    def to_json(self) -> dict[str, Any]:
        """As plain JSON data; `from_json` gives an equal duration back."""
        return {
            "amount": str(self.amount),
            "unit": self.unit.value,
            "kind": self.kind.value,
            "cutoff": self.cutoff.isoformat() if self.cutoff else None,
            "phases": [str(phase) for phase in self.phases],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Duration":
        """Read what `to_json` wrote; absent keys take the default. Raises ValueError for anything else."""
        cutoff = data.get("cutoff")
        return cls(
            amount=_decimal(data.get("amount", "0")),
            unit=Unit(data.get("unit", Unit.working_day)),
            kind=Kind(data.get("kind", Kind.fixed)),
            cutoff=time.fromisoformat(cutoff) if cutoff else None,
            phases=tuple(_decimal(phase) for phase in data.get("phases", ())),
        )


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {value!r}") from error


@dataclass(frozen=True)
class Pause:
    """A time during which the agency waits for the citizen; `end` None while it still does.

    Raises ValueError when it ends before it starts.
    """

    start: datetime
    end: datetime | None = None
    policy: Policy = Policy.suspend

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("a pause cannot end before it starts")

    def closed_at(self, now: datetime | None = None) -> datetime:
        """When it ended; an open one is taken to end at `now`. Raises ValueError when it is open and `now` is None."""
        if self.end is not None:
            return self.end
        if now is None:
            raise ValueError("an open pause needs to know what time it is")
        return max(now, self.start)


@dataclass(frozen=True)
class Extension:
    """A new appointment given with an apology (ND 61/2018/ND-CP: at most one for a dossier)."""

    granted_at: datetime
    new_due: datetime
    reason: str = ""


@dataclass(frozen=True)
class Due:
    """When a result is due: the instant (None without an appointment), why, and the end of each phase."""

    instant: datetime | None
    lines: tuple[Line, ...] = ()
    phases: tuple[datetime, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain JSON data."""
        return {
            "instant": self.instant.isoformat() if self.instant else None,
            "lines": [line.to_json() for line in self.lines],
            "phases": [phase.isoformat() for phase in self.phases],
        }
