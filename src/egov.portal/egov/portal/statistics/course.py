"""The course of a dossier as the figures see it, read from its journal and from nothing else but its ratings.

The journal outlives the people in it: when they are forgotten, acts, states, instants and appointments stay.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from egov.portal.dossier import journal
from egov.portal.dossier.journal import Entry
from egov.portal.dossier.meaning import standing
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.course import Change
from egov.portal.rules.course import Changes
from egov.portal.rules.course import changes
from egov.portal.rules.course import Moment
from egov.portal.rules.course import Place
from egov.portal.rules.measure import Measure


RECEIVED = frozenset({"accepted", "processing", "completed", "returned"})
"""Until it has been in one of these it has not been received: what is asked for before is the desk's first look."""
PLACES = {
    "accepted": Place.in_hand,
    "processing": Place.in_hand,
    # Asking to withdraw ends nothing: the agency decides, and its time runs until it has.
    "withdrawal_requested": Place.in_hand,
    "supplement_required": Place.paused,
    "payment_required": Place.paused,
    "completed": Place.resolved,
    "returned": Place.resolved,
    "stopped": Place.given_back,
    "rejected": Place.given_back,
}
REQUESTS = frozenset({"supplement_required", "payment_required"})
BACK_TO_A_REQUEST = "withdrawal_requested"
"""A withdrawal that is refused leads back to the request that was open: that is no new one."""
DATED = frozenset({"accept", "supply", "pay", "extend", "step_back"})
"""The acts that set the appointment, which then is the fact `due`."""
PLEASED = frozenset({"satisfied", "very_satisfied"})


def group_of(dossier):
    """What it is counted under: (agency, sector, code of the procedure, or its UID where it has no code)."""
    return dossier.agency, dossier.sector or "", dossier.procedure_code or dossier.procedure


def changes_of(dossier) -> Changes:
    """All that it adds to the figures, its rating included."""
    found = changes(dossier.channel, moments(journal.entries(dossier)))
    if dossier.rating is not None:
        found.update(rated(dossier.rating))
    return found


def changes_by(dossier, act) -> Changes:
    """What its latest act of this name added to the figures; below zero what it took back."""
    entries = journal.entries(dossier)
    place = max(place for place, entry in enumerate(entries) if entry.act == act)
    found = changes(dossier.channel, moments(entries[: place + 1]))
    found.subtract(changes(dossier.channel, moments(entries[:place])))
    return found


def rated(rating) -> Changes:
    """What a rating adds."""
    day = _day(rating.at)
    grades = list(rating.grades.values())
    found = {Measure.rated: 1, Measure.answers: len(grades), Measure.pleased: sum(g in PLEASED for g in grades)}
    return Counter({Change(day, measure): number for measure, number in found.items()})


def moments(entries: Iterable[Entry]) -> Iterator[Moment]:
    """How it stood from each act on that left it in a state."""
    received, place, due, asked, requests = False, Place.outside, None, None, 0
    for entry in entries:
        if not entry.to_state:
            continue
        day, state = _day(entry.at), standing(entry.to_state)
        received = received or state in RECEIVED
        if entry.act in DATED and "due" in entry.facts:
            due = _due(entry.facts["due"])
        if state in REQUESTS and standing(entry.from_state) not in (state, BACK_TO_A_REQUEST):
            asked, requests = day, requests + (state == "supplement_required")
        if received:
            # A site's own state without a meaning leaves it where it was.
            place = PLACES.get(state, place if place is not Place.outside else Place.in_hand)
        yield Moment(day, place, due, asked, requests)


def _day(instant):
    return work_calendar().local(instant).date()


def _due(text):
    return _day(datetime.fromisoformat(text)) if text else None
