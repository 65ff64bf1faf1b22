"""Which obligatory parts a procedure lacks before citizens may rely on its page.

ND 63/2010/ND-CP art. 8 (2) names what every procedure must have (a name, steps, ways of filing, papers, a time limit,
for whom, the agency); TT 32/2017/TT-BTTTT adds the legal basis to what a page of level 1 shows. Parts that a procedure
need only show where it has them (results, blank forms, what is due) are advised.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


Row = Mapping[str, Any]

OBLIGATORY = ("steps", "channels", "evidences", "duration", "audience", "executing_agencies", "legal_resources")
ADVISED = ("code", "description", "fee", "outputs", "blank_forms", "decision_number", "sector")
NO_DATE = "none"
"""The kind of a time limit that the law leaves open."""


@dataclass(frozen=True)
class Parts:
    """What the page of a procedure shows; the rows are those of the procedure's tables."""

    steps: Sequence[Row] = ()
    channels: Sequence[Row] = ()
    evidences: Sequence[Row] = ()
    audience: Sequence[str] = ()
    executing_agencies: Sequence[str] = ()
    legal_resources: Sequence[Row] = ()
    outputs: Sequence[Row] = ()
    code: str = ""
    description: str = ""
    decision_number: str = ""
    sector: str = ""


def missing(parts: Parts) -> tuple[str, ...]:
    """The obligatory parts that are not there, by name, in the order of the law."""
    return tuple(name for name in OBLIGATORY if not _there(parts, name))


def advised(parts: Parts) -> tuple[str, ...]:
    """The other parts that citizens look for and do not find."""
    return tuple(name for name in ADVISED if not _there(parts, name))


def _there(parts: Parts, name: str) -> bool:
    if name == "duration":
        return bool(parts.channels) and all(map(_has_duration, parts.channels))
    if name == "fee":
        return bool(parts.channels) and all((row.get("fee") or "").strip() for row in parts.channels)
    if name == "blank_forms":
        return not parts.evidences or any(row.get("blank_form") for row in parts.evidences)
    return bool(getattr(parts, name))


def _has_duration(row: Row) -> bool:
    """A way of filing with a number of days, "the same day", or the word that there is no fixed date."""
    kind = row.get("kind") or ""
    return kind in ("same_day", NO_DATE) or bool(row.get("amount"))
