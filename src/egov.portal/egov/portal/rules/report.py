"""The leaders' table of a period: received, resolved, in hand, paused, given back (domain facts 4.3).

It is made of sums on two evenings: the one before the period and its last. Each dossier stands in a table once.
"""

from .course import Change
from .measure import ENDED
from .measure import Measure
from .measure import OPEN
from .measure import RECEIVED
from .period import Period
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from decimal import Decimal
from decimal import ROUND_HALF_UP


Sums = Mapping[Measure, int]
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Table:
    """One row of the table. `carried_over` holds what was open when the period began, and what had ended before and was
    taken up again within it, of which there are `taken_up`. Parts: `overdue` of `in_hand`, `paused_late` of `paused`.
    """

    carried_over: int = 0
    taken_up: int = 0
    online: int = 0
    counter: int = 0
    post: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    in_hand: int = 0
    overdue: int = 0
    paused: int = 0
    paused_late: int = 0
    given_back: int = 0
    rated: int = 0
    answers: int = 0
    pleased: int = 0

    def __add__(self, other: "Table") -> "Table":
        """The table of two groups of dossiers together."""
        return Table(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})

    @property
    def in_period(self) -> int:
        """Received within the period."""
        return self.online + self.counter + self.post

    @property
    def received(self) -> int:
        """All that there was to do."""
        return self.carried_over + self.in_period

    @property
    def resolved(self) -> int:
        """Ended with a result."""
        return self.early + self.on_time + self.late

    @property
    def in_time(self) -> int:
        """In hand, before their appointment or on its day, or without one."""
        return self.in_hand - self.overdue

    @property
    def paused_in_time(self) -> int:
        """Waiting for the applicant, asked once and in time."""
        return self.paused - self.paused_late

    @property
    def adds_up(self) -> bool:
        """Carried over + received = resolved + in hand + paused + given back: it must, for any period."""
        return self.received == self.resolved + self.in_hand + self.paused + self.given_back

    @property
    def empty(self) -> bool:
        """Was there nothing at all?"""
        return not (self.received or self.rated)

    @property
    def on_time_share(self) -> Decimal | None:
        """Of what was resolved, the part that was not late, in per cent."""
        return share(self.early + self.on_time, self.resolved)

    @property
    def timeliness(self) -> Decimal | None:
        """On time as the national index 766 has it: what is pending counts too, as it stands at the end."""
        good = self.early + self.on_time + self.in_time + self.paused_in_time
        return share(good, self.resolved + self.in_hand + self.paused)

    @property
    def online_share(self) -> Decimal | None:
        """Of what was received within the period, the part that came online, in per cent."""
        return share(self.online, self.in_period)

    @property
    def satisfaction(self) -> Decimal | None:
        """Of all answers in ratings, those that are satisfied or very satisfied, in per cent."""
        return share(self.pleased, self.answers)


def table(before: Sums, after: Sums, taken_up: Sums) -> Table:
    """The table of a period.

    `before`: the sums up to the evening before it; `after`: up to its last evening; `taken_up`: how those had ended
    that ended before it and were taken up again within it. Measures that are missing are 0.
    """
    again = sum(taken_up.values())
    flows = {measure: after.get(measure, 0) - before.get(measure, 0) for measure in Measure}
    ended = {measure.value: flows[measure] + taken_up.get(measure, 0) for measure in ENDED}
    stands = (*OPEN, Measure.overdue, Measure.paused_late)
    return Table(
        carried_over=sum(before.get(measure, 0) for measure in OPEN) + again,
        taken_up=again,
        **{measure.value: flows[measure] for measure in (*RECEIVED, Measure.rated, Measure.answers, Measure.pleased)},
        **{measure.value: after.get(measure, 0) for measure in stands},
        **ended,
    )


def of_one(changes: Mapping[Change, int], period: Period) -> Table:
    """The table of a period for a single dossier, out of all its changes: a 1 wherever it counts."""
    before: Counter[Measure] = Counter()
    after: Counter[Measure] = Counter()
    again: Counter[Measure] = Counter()
    for change, number in changes.items():
        if change.day > period.last:
            continue
        if change.ended is None:
            after[change.measure] += number
            before[change.measure] += number if change.day < period.first else 0
        elif change.ended < period.first <= change.day:
            again[change.measure] += number
    return table(before, after, again)


def share(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in per cent, to two places; None of nothing."""
    return (Decimal(part * 100) / whole).quantize(HUNDREDTH, ROUND_HALF_UP) if whole else None
