"""The slips there are: who may have them, and when a dossier has something to print on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal import _
from egov.portal.documents.editions import Edition
from egov.portal.documents.editions import edition_on
from egov.portal.dossier.journal import entries
from egov.portal.organisation.calendar import work_calendar
from types import MappingProxyType
from zope.i18nmessageid import Message


SUBMISSION = "submission"
"""The receipt of what was filed; not one of the official forms."""

TITLES: Mapping[str, Message] = MappingProxyType(
    {
        SUBMISSION: _("Receipt of submission"),
        "acceptance": _("Receipt and appointment"),
        "supplement": _("Request for supplement"),
        "refusal": _("Refusal of the dossier"),
        "apology": _("Apology and new appointment"),
        "stopping": _("Notice that processing has stopped"),
        "control": _("Control sheet"),
    }
)
INTERNAL = frozenset({"control"})
"""Slips that stay inside the administration."""


@dataclass(frozen=True)
class Slip:
    """A slip that can be printed of a dossier. `form`: its number among the official forms, or `receipt`; `serial`: the
    how manieth of its kind, from 1, and how many there are in `of`."""

    kind: str
    form: str
    edition: Edition
    serial: int = 1
    of: int = 1

    @property
    def title(self):
        """Its name."""
        return TITLES[self.kind]

    def filename(self, reference):
        """A file name that is safe everywhere: a reference has letters, digits, dots and dashes."""
        serial = f"-{self.serial}" if self.of > 1 else ""
        return f"{reference}-{self.form if self.kind == SUBMISSION else f'mau-{self.form}'}{serial}.pdf"


def available(dossier, internal=True):
    """The slips of the dossier as it stands, in the order of the forms; with `internal` False those for the applicant.

    A draft has none. Which forms there are was fixed on the day it was submitted.
    """
    if not dossier.reference:
        return []
    edition = edition_on(work_calendar().local(dossier.submitted).date())
    slips = [Slip(SUBMISSION, "receipt", edition)]
    for kind, form in edition.numbers.items():
        count = _count(dossier, kind)
        slips.extend(Slip(kind, form, edition, serial, count) for serial in range(1, count + 1))
    return [slip for slip in slips if internal or slip.kind not in INTERNAL]


def last_entry(dossier, act):
    """The latest journal entry of an act, or None."""
    return next((entry for entry in reversed(entries(dossier)) if entry.act == act), None)


def _count(dossier, kind):
    return COUNTS[kind](dossier) if kind in COUNTS else 0


COUNTS = {
    "acceptance": lambda dossier: int(dossier.accepted is not None),
    "supplement": lambda dossier: len(dossier.supplements),
    "refusal": lambda dossier: int(dossier.review_state == "rejected"),
    "apology": lambda dossier: len(dossier.extensions),
    "stopping": lambda dossier: int(dossier.review_state == "stopped"),
    "control": lambda dossier: int(dossier.accepted is not None),
}
"""How many of each kind a dossier has."""
