"""The slips there are: who may have them, and when a dossier has something to print on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal import _
from egov.portal.documents.editions import Edition
from egov.portal.documents.editions import edition_on
from egov.portal.dossier.meaning import standing
from egov.portal.organisation.calendar import work_calendar
from types import MappingProxyType
from zope.i18nmessageid import Message


SUBMISSION = "submission"
"""The receipt of what was filed."""
OUTSIDE_THE_SET: Mapping[str, str] = MappingProxyType(
    {SUBMISSION: "receipt", "payment": "fee", "handover": "handover", "return": "return"}
)
"""Slips that are none of the official forms, with the word that stands for a number."""

TITLES: Mapping[str, Message] = MappingProxyType(
    {
        SUBMISSION: _("Receipt of submission"),
        "acceptance": _("Receipt and appointment"),
        "supplement": _("Request for supplement"),
        "refusal": _("Refusal of the dossier"),
        "apology": _("Apology and new appointment"),
        "stopping": _("Notice that processing has stopped"),
        "control": _("Control sheet"),
        "payment": _("Fee receipt"),
        "handover": _("Hand-over of the result"),
        "return": _("Record of the result returned"),
    }
)
INTERNAL = frozenset({"control", "handover", "return"})
"""Slips that stay inside the administration."""


@dataclass(frozen=True)
class Slip:
    """A slip that can be printed of a dossier.

    `form`: its number among the official forms, or its word in `OUTSIDE_THE_SET`. `serial`: which of its kind it is,
    from 1; `of`: how many there are.
    """

    kind: str
    form: str
    edition: Edition
    serial: int = 1
    of: int = 1

    @property
    def title(self):
        """Its name."""
        return TITLES[self.kind]

    @property
    def official(self):
        """Is it one of the official forms?"""
        return self.kind not in OUTSIDE_THE_SET

    def filename(self, reference):
        """A file name that is safe everywhere: a reference has letters, digits, dots and dashes."""
        serial = f"-{self.serial}" if self.of > 1 else ""
        return f"{reference}-{'mau-' if self.official else ''}{self.form}{serial}.pdf"


def available(dossier, internal=True):
    """The slips of the dossier as it stands, official forms first; with `internal` False those for the applicant.

    A draft has none. Which forms there are was fixed on the day it was submitted.
    """
    if not dossier.reference:
        return []
    edition = edition_on(work_calendar().local(dossier.submitted).date())
    slips = []
    for kind, form in (*edition.numbers.items(), *OUTSIDE_THE_SET.items()):
        count = _count(dossier, kind)
        slips.extend(Slip(kind, form, edition, serial, count) for serial in range(1, count + 1))
    return [slip for slip in slips if internal or slip.kind not in INTERNAL]


def _count(dossier, kind):
    return COUNTS[kind](dossier) if kind in COUNTS else 0


def paid(dossier):
    """Its payments that have been made."""
    return [payment for payment in dossier.payments if payment.paid]


COUNTS = {
    SUBMISSION: lambda dossier: 1,
    "acceptance": lambda dossier: int(dossier.accepted is not None),
    "supplement": lambda dossier: len(dossier.supplements),
    "refusal": lambda dossier: int(standing(dossier.review_state) == "rejected"),
    "apology": lambda dossier: len(dossier.extensions),
    "stopping": lambda dossier: int(standing(dossier.review_state) == "stopped"),
    "control": lambda dossier: int(dossier.accepted is not None),
    "payment": lambda dossier: len(paid(dossier)),
    "handover": lambda dossier: int(standing(dossier.review_state) in ("completed", "returned")),
    "return": lambda dossier: int(dossier.receiver is not None),
}
"""How many of each kind a dossier has."""
