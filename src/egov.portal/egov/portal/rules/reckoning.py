"""One computation of a deadline under way: what each event does to the raw end, and what there is to say about it."""

from .clock import Clock
from .duration import Due
from .duration import Extension
from .duration import Kind
from .duration import Pause
from .duration import Policy
from .explanation import day_lines
from .line import Line
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from itertools import accumulate


@dataclass
class Reckoning:
    """One computation under way."""

    clock: Clock
    base: datetime = field(init=False)
    raw: datetime = field(init=False)
    lines: list[Line] = field(default_factory=list)
    stops: list[tuple[datetime, datetime]] = field(default_factory=list)
    extended: Extension | None = None

    def say(self, code: str, **params: object) -> None:
        """Add a line of explanation."""
        self.lines.append(Line(code, params))

    def begin(self, start: datetime) -> None:
        """Count from `start`, forgetting what stood still before."""
        local = self.clock.calendar.local(start)
        self.base = self.clock.calendar.normalise(start)
        self.raw = self.clock.count(self.base)
        self.stops = []
        if self.base != local:
            self.say("normalised", **{"from": local, "to": self.base})
        duration = self.clock.duration
        if duration.kind is Kind.same_day:
            late = self.raw.date() > self.base.date()
            self.say("same_day_cutoff" if late else "same_day", at=self.base, cutoff=self.clock.cutoff)
        else:
            self.say("day_zero", date=self.base.date())
            self.say("counted", amount=duration.amount, unit=duration.unit.value, **{"from": self.base, "to": self.raw})

    def extend(self, extension: Extension) -> None:
        """Put the new appointment in the place of the old one."""
        self.extended = extension
        self.raw = self.clock.calendar.local(extension.new_due)
        self.say("extended", at=extension.granted_at, to=self.raw, reason=extension.reason)

    def pause(self, pause: Pause) -> None:
        """Stand still, or start anew when that is the policy and the time had not run out."""
        end = pause.closed_at()
        run_out = pause.start > self.clock.land(self.raw)
        if pause.policy is Policy.restart and not run_out:
            self._restart(end)
        else:
            since = max(pause.start, self.extended.granted_at) if self.extended else pause.start
            self._suspend(since, end)

    def _suspend(self, begin: datetime, end: datetime) -> None:
        self.stops.append((begin, end))
        self.raw = self.clock.later(self.raw, self.clock.stood(begin, end))
        local = self.clock.calendar.local
        worked = self.clock.calendar.hours_between(begin, end)
        self.say("paused", hours=_hours(worked), **{"from": local(begin), "to": local(end)})

    def _restart(self, end: datetime) -> None:
        promised = self.raw
        self.say("restarted", at=self.clock.calendar.local(end))
        self.begin(end)
        if self.extended:
            self.raw = max(self.raw, promised)

    def finish(self) -> Due:
        """The appointment, with its explanation."""
        instant = self.clock.land(self.raw)
        self.lines += day_lines(self.clock, self.base, self.raw)
        if instant != self.raw:
            self.say("pushed", **{"from": self.raw, "to": instant})
        self.say("due", at=instant)
        return Due(instant, tuple(self.lines), self._phases(instant))

    def _phases(self, last: datetime) -> tuple[datetime, ...]:
        """The end of each phase; a phase is moved only by what stood still before it ended."""
        sums = list(accumulate(self.clock.duration.phases))[:-1]
        ends = tuple(self._phase(total) for total in sums)
        return (*ends, last) if self.clock.duration.phases else ()

    def _phase(self, amount: Decimal) -> datetime:
        raw = self.clock.count(self.base, amount)
        for begin, end in self.stops:
            if begin <= raw:
                raw = self.clock.later(raw, self.clock.stood(begin, end))
        return self.clock.land(raw)


def _hours(span: timedelta) -> Decimal:
    """Hours to two places, for people."""
    return (Decimal(span // timedelta(seconds=1)) / 3600).quantize(Decimal("0.01"))
