"""How the applicant gets the result, and where the counter is: for the result and for what is to be paid."""

from dataclasses import dataclass
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.organisation.directory import agency
from egov.portal.procedure.vocabularies import RESULT_DELIVERIES
from zope.i18nmessageid import Message


READY = "completed"
BY_POST = "post"


@dataclass(frozen=True)
class Place:
    """A counter: each part as its agency wrote it, "" where it did not."""

    title: str
    address: str
    hours: str
    phone: str
    notes: str


@dataclass(frozen=True)
class Collecting:
    """`ways`: (id, words) of those that were chosen, or that the procedure has when none was; `place`: the counter,
    None where it is not among them; `address`: where the post brings it."""

    ways: tuple[tuple[str, Message], ...]
    place: Place | None
    address: str


def collecting(dossier):
    """How the result is got while it waits to be fetched; None at any other time."""
    if standing(dossier.review_state) != READY:
        return None
    ways = _ways(dossier)
    names = {name for name, _title in ways}
    address = dossier.answers.get("delivery_address", "") if BY_POST in names else ""
    return Collecting(ways, place(dossier) if "counter" in names else None, str(address))


def place(dossier):
    """The counter of the agency that received the dossier; None when that agency is gone."""
    found = agency(dossier.agency)
    if found is None:
        return None
    address = snapshot_of(dossier).procedure.get("receiving_address") or found.address or ""
    return Place(found.title, address, found.hours or "", found.phone or "", found.receiving_notes or "")


def _ways(dossier):
    """A procedure that names none hands its results out at the counter."""
    chosen = dossier.answers.get("result_delivery")
    wanted = [chosen] if chosen else snapshot_of(dossier).procedure.get("result_delivery") or ["counter"]
    return tuple((term.value, term.title) for term in RESULT_DELIVERIES if term.value in wanted)
