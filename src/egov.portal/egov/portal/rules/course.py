"""What the course of one dossier adds to the figures, day by day.

A course is told by its moments: how the dossier stood from each act on. Out of it come changes: on this day one more is
in hand, on that day one less. The sum of all changes of all dossiers up to the end of a day says how everything stood
on the evening of that day, whatever has happened since; that is what makes a report right for any past period. A change
may lie ahead: a dossier in hand is overdue from the day after its appointment, unless something happens before, and
then the change is taken back on the same day.

Days are those of the portal's calendar; early, on time and late are told by the date (`rules.standing`).
"""

from .measure import ENDED
from .measure import Measure
from .measure import RECEIVED
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple


DAY = timedelta(days=1)


class Place(StrEnum):
    """Where a dossier is for the figures. `outside`: not received, so not counted (the national states 1 and 3).
    `given_back`: ended without a result: withdrawn, stopped, or refused after it had been received."""

    outside = "outside"
    in_hand = "in_hand"
    paused = "paused"
    resolved = "resolved"
    given_back = "given_back"


@dataclass(frozen=True)
class Moment:
    """How a dossier stood from a day on.

    `due`: the day of its appointment, None where it has none. `asked`: the day of the latest request to the applicant;
    `requests`: how many requests to supplement there were by then.
    """

    day: date
    place: Place
    due: date | None = None
    asked: date | None = None
    requests: int = 0


class Change(NamedTuple):
    """On `day` a measure goes up or down. With `ended`: a dossier that had ended so on that day is taken up again; it
    is told beside the sums, as such a dossier is carried over into a period that begins in between."""

    day: date
    measure: Measure
    ended: date | None = None


Changes = Counter[Change]
"""By how much each of them goes up or, below zero, down."""


def changes(channel: str, moments: Iterable[Moment]) -> Changes:
    """All changes that a dossier makes, of which those that cancel out are left away.

    `moments` in the order of time, from filing on; a way of coming that is not known counts as the counter. Ending for
    a second time (handing over what is resolved) changes nothing: the first end counts.
    """
    found: Changes = Counter()
    before: Moment | None = None
    for moment in moments:
        if before is None:
            before = _receive(found, channel, moment)
        elif not _goes_on(before, moment):
            _leave(found, before, moment)
            _stand(found, moment, moment.day, 1)
            before = moment
    return Counter({change: number for change, number in found.items() if number})


def _receive(found: Changes, channel: str, moment: Moment) -> Moment | None:
    """The first moment at which it is counted; gives it, or None where it is still outside."""
    if moment.place is Place.outside:
        return None
    known = next((measure for measure in RECEIVED if measure.value == channel), Measure.counter)
    found[Change(moment.day, known)] += 1
    _stand(found, moment, moment.day, 1)
    return moment


def _goes_on(before: Moment, moment: Moment) -> bool:
    """Has it ended already, and stays ended?"""
    return moment.place is before.place and moment.place in (Place.resolved, Place.given_back)


def _leave(found: Changes, before: Moment, moment: Moment) -> None:
    """Take back what stood; a dossier that had ended on an earlier day is taken up again."""
    _stand(found, before, moment.day, -1)
    measure = measures(before)[0][1]
    if measure in ENDED and before.day < moment.day:
        found[Change(moment.day, measure, before.day)] += 1


def _stand(found: Changes, moment: Moment, since: date, number: int) -> None:
    for day, measure in measures(moment):
        found[Change(max(day, since), measure)] += number


def measures(moment: Moment) -> list[tuple[date, Measure]]:
    """As what it stands, the main one first, each with the day from which on."""
    if moment.place is Place.in_hand:
        overdue = [(moment.due + DAY, Measure.overdue)] if moment.due else []
        return [(moment.day, Measure.in_hand), *overdue]
    if moment.place is Place.paused:
        return [(moment.day, measure) for measure in _paused(moment)]
    return [(moment.day, Measure.given_back if moment.place is Place.given_back else _resolved(moment))]


def _paused(moment: Moment) -> Iterator[Measure]:
    """The day of the request stands for the end while the applicant has his turn; whoever is asked for the second time
    has not been told everything at once, and that counts as late (domain facts 1.7, the national index 766)."""
    yield Measure.paused
    asked = moment.asked or moment.day
    if moment.requests > 1 or (moment.due is not None and asked > moment.due):
        yield Measure.paused_late


def _resolved(moment: Moment) -> Measure:
    """Without an appointment it is on time (domain facts 1.8, the rule of the provincial systems)."""
    if moment.due is None or moment.day == moment.due:
        return Measure.on_time
    return Measure.early if moment.day < moment.due else Measure.late
