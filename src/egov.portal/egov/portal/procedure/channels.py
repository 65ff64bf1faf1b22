"""Which row of the table of channels rules a dossier, and what it says on time and cost."""

from collections.abc import Iterable
from collections.abc import Mapping
from egov.portal.rules.deadline import Duration
from egov.portal.rules.deadline import Kind
from egov.portal.rules.fee import Formula
from egov.portal.rules.fee import parse_formula
from typing import Any


Row = Mapping[str, Any]
COUNTER = "counter"
IN_PERSON = "in_person"


def ruling(rows: Iterable[Row], case: str, channel: str) -> list[Row]:
    """The rows that can rule, best first: of this channel before others, of this case before those for all cases.

    Rows of another case never rule. Where a channel has no row of its own, the procedure's others speak for it: the law
    sets one limit unless it says otherwise. A dossier's channel `counter` is a procedure's `in_person`.
    """
    wanted = IN_PERSON if channel == COUNTER else channel
    fitting = [row for row in rows if not row.get("case") or row["case"] == case]
    return sorted(fitting, key=lambda row: (row["channel"] != wanted, not row.get("case")))


def duration_of(row: Row) -> Duration | None:
    """The row's time limit; None when it names none. Raises ValueError for what `checks` refuses."""
    kind = row.get("kind") or (Kind.fixed if row.get("amount") else None)
    if kind is None:
        return None
    return Duration.from_json(
        {
            "kind": kind,
            "amount": (row.get("amount") or "0") if kind == Kind.fixed else "0",
            "unit": row.get("unit") or "working_day",
            "cutoff": row.get("cutoff") if kind == Kind.same_day else None,
        }
    )


def fee_of(row: Row) -> Formula | None:
    """The row's fee; None when it is not known. Raises FormulaError for what `checks` refuses."""
    text = (row.get("fee") or "").strip()
    return parse_formula(text) if text else None
