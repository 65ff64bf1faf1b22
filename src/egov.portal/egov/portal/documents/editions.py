"""Which set of official forms rules a dossier: the one in force when it was submitted, for as long as it lives.

TT 01/2018/TT-VPCP has six forms, TT 03/2025/TT-VPCP seven: a notice of stopping came in as 05. A set of the future is
a row more here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class Edition:
    """A set of forms: the circular that made it, since when, and the number of each kind of form in it."""

    law: str
    since: date
    numbers: Mapping[str, str]


def _numbers(*kinds):
    return MappingProxyType({kind: f"{number:02d}" for number, kind in enumerate(kinds, start=1)})


EDITIONS = (
    Edition(
        "01/2018/TT-VPCP",
        date(2019, 1, 6),
        _numbers("acceptance", "supplement", "refusal", "apology", "control", "register"),
    ),
    Edition(
        "03/2025/TT-VPCP",
        date(2025, 9, 15),
        _numbers("acceptance", "supplement", "refusal", "apology", "stopping", "control", "register"),
    ),
)
"""Oldest first."""


def edition_on(day):
    """The set in force on that day; the oldest one for days before it."""
    in_force = [edition for edition in EDITIONS if edition.since <= day]
    return in_force[-1] if in_force else EDITIONS[0]
