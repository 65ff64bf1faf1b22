"""What is wrong with a procedure's data beyond the types of its fields.

One list of problems, the same for the edit form, the REST call, the workflow and an import.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from decimal import InvalidOperation
from egov.portal import _
from egov.portal.procedure.channels import duration_of
from egov.portal.procedure.channels import fee_of
from egov.portal.rules.fee import FormulaError
import re
from typing import Any


CASE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", re.ASCII)
TABLES_BY_CASE = ("evidences", "channels", "steps")

FORMULA_MESSAGES = {
    "empty": _("it is empty"),
    "too_long": _("it is too long"),
    "too_deep": _("too many brackets lie in one another"),
    "unknown_character": _("a character that has no meaning there"),
    "number_expected": _("a number is expected"),
    "number_too_large": _("the number is too large"),
    "amount_expected": _("an amount is expected"),
    "name_expected": _("a name is expected"),
    "unclosed": _("a bracket is not closed"),
    "bad_range": _("the range ends before it begins"),
    "bad_percent": _("a percentage lies between 1 and 100"),
    "clause_expected": _("'free' or a discount is expected"),
    "unexpected": _("something that does not belong there"),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong in a field; the message is ready to be translated and names the row where there is one."""

    field: str
    message: str


def problems(data: Mapping[str, Any], files: Collection[str] | None = None) -> list[Problem]:
    """All problems of these field values; absent fields count as empty.

    `files`: the names of the files inside the procedure; None where there can be none yet, as for one that is added.
    """
    return [
        *_case_problems(_rows(data, "cases")),
        *_unknown_cases(data),
        *_evidence_problems(_rows(data, "evidences")),
        *([] if files is None else _unknown_files(_rows(data, "evidences"), files)),
        *_channel_problems(_rows(data, "channels")),
        *_process_problems(_rows(data, "process")),
    ]


def _rows(data: Mapping[str, Any], table: str) -> list[tuple[int, Mapping[str, Any]]]:
    return list(enumerate(data.get(table) or (), start=1))


def _case_problems(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterable[Problem]:
    seen = set()
    for number, row in rows:
        if not CASE_ID.fullmatch(row.get("id") or ""):
            yield Problem(
                "cases",
                _(
                    "Row ${row}: the code of a case has only letters without accents, digits, '-' and '_'.",
                    mapping={"row": number},
                ),
            )
        elif row["id"] in seen:
            yield Problem(
                "cases", _("Row ${row}: the code ${code} is there twice.", mapping={"row": number, "code": row["id"]})
            )
        seen.add(row.get("id"))


def _unknown_cases(data: Mapping[str, Any]) -> Iterable[Problem]:
    known = {row.get("id") for row in data.get("cases") or ()}
    for table in TABLES_BY_CASE:
        for number, row in _rows(data, table):
            if row.get("case") and row["case"] not in known:
                yield Problem(
                    table,
                    _(
                        "Row ${row}: there is no case ${case} in the table of cases.",
                        mapping={"row": number, "case": row["case"]},
                    ),
                )


def _evidence_problems(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterable[Problem]:
    seen = set()
    for number, row in rows:
        code = row.get("id")
        if code and not CASE_ID.fullmatch(code):
            yield Problem(
                "evidences",
                _(
                    "Row ${row}: the code of a paper has only letters without accents, digits, '-' and '_'.",
                    mapping={"row": number},
                ),
            )
        elif code and code in seen:
            yield Problem(
                "evidences", _("Row ${row}: the code ${code} is there twice.", mapping={"row": number, "code": code})
            )
        seen.add(code)


def _unknown_files(rows: Iterable[tuple[int, Mapping[str, Any]]], files: Collection[str]) -> Iterable[Problem]:
    for number, row in rows:
        if row.get("blank_form") and row["blank_form"] not in files:
            yield Problem(
                "evidences",
                _(
                    "Row ${row}: there is no file ${file} inside this procedure.",
                    mapping={"row": number, "file": row["blank_form"]},
                ),
            )


def _channel_problems(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterable[Problem]:
    for number, row in rows:
        if row.get("cutoff") and not _is_time(row["cutoff"]):
            yield Problem("channels", _("Row ${row}: a time of day looks like 15:00.", mapping={"row": number}))
        elif not _has_good_duration(row):
            yield Problem(
                "channels",
                _(
                    "Row ${row}: a fixed time limit needs a number above zero, such as 10 or 2.5; another has none.",
                    mapping={"row": number},
                ),
            )
        yield from _fee_problems(number, row)


def _has_good_duration(row: Mapping[str, Any]) -> bool:
    if row.get("amount") and row.get("kind") in ("same_day", "none"):
        return False
    try:
        duration_of(row)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fee_problems(number: int, row: Mapping[str, Any]) -> Iterable[Problem]:
    try:
        fee_of(row)
    except FormulaError as error:
        yield Problem(
            "channels",
            _(
                "Row ${row}: the amount due is not understood at character ${place}: ${reason}.",
                mapping={"row": number, "place": error.position + 1, "reason": FORMULA_MESSAGES[error.code]},
            ),
        )


def _process_problems(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterable[Problem]:
    for number, row in rows:
        if row.get("days") and not _is_amount(row["days"]):
            yield Problem(
                "process",
                _("Row ${row}: the days are a number above zero, such as 1 or 0.5.", mapping={"row": number}),
            )


def _is_amount(text: str) -> bool:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return False
    return amount.is_finite() and amount > 0
