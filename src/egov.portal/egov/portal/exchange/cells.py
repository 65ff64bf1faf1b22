"""Turning what files say into the values of a procedure's rows, the same for every national shape."""

from egov.portal import _
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.terms import bare
from egov.portal.exchange.terms import code_of
from egov.portal.exchange.texts import is_active
from egov.portal.exchange.texts import line
from egov.portal.exchange.texts import lines
from egov.portal.exchange.texts import rich
from egov.portal.rules.fee import FormulaError
from egov.portal.rules.fee import parse_formula
from egov.portal.rules.published import iso_date
from egov.portal.rules.published import money
from egov.portal.rules.published import time_limit


def put(record: ProcedureRecord, field: str, value) -> None:
    """Set a plain text field, as lines where it may have several."""
    record.plain[field] = lines(value) if field in ("description", "receiving_address") else line(value)


def put_rich(record: ProcedureRecord, field: str, value) -> None:
    """Set a field of HTML; what could act in a browser is taken out and told."""
    if is_active(str(value or "")):
        record.warn(_("Scripts and other active content were taken out of the text."))
    record.plain[field] = rich(value)


def put_code(record: ProcedureRecord, field: str, list_name: str, text) -> None:
    """Set a field that is a choice; an unknown word is told and leaves the field as it is."""
    said = line(text)
    code = code_of(list_name, said)
    if code is not None:
        record.plain[field] = code
    elif said:
        record.warn(unknown(said))


def put_codes(record: ProcedureRecord, field: str, list_name: str, texts) -> None:
    """Set a field of several choices; unknown words are told and left out."""
    said = [text for text in map(line, texts) if text]
    for text in said:
        if code_of(list_name, text) is None:
            record.warn(unknown(text))
    found = [code_of(list_name, text) for text in said]
    if said:
        record.plain[field] = list(dict.fromkeys(code for code in found if code))


def unknown(text: str):
    """The message that a word is not known."""
    return _("'${text}' is not known and was left out.", mapping={"text": text[:80]})


def limit_cells(record: ProcedureRecord, text: str) -> dict:
    """The cells of a channel that tell its time limit; none when it is not known."""
    found = time_limit(text)
    if found is None:
        if bare(text):
            record.warn(_("The time limit '${text}' is not understood.", mapping={"text": text[:80]}))
        return {}
    return {"kind": "fixed", "amount": found[0], "unit": str(found[1])}


def fee_cells(fees: list[tuple[str, str]]) -> dict:
    """The cells of a channel that tell what is due, from (kind or name, amount) pairs; none when nothing is said.

    One amount that can be reckoned with becomes the amount due; several, or one in words, become its note.
    """
    if not fees:
        return {}
    amounts = {formula(amount) for _name, amount in fees}
    if len(amounts) == 1 and None not in amounts:
        kind = fee_kind(fees[0][0])
        return {"fee": amounts.pop(), **({"fee_kind": kind} if kind else {})}
    return {"fee_note": "; ".join(": ".join(part for part in pair if part) for pair in fees)}


def formula(text: str) -> str | None:
    """An amount as the table of channels keeps it: a number, or a formula such as 15000*copy; None for other words."""
    amount = money(text)
    if amount is not None:
        return str(amount)
    try:
        parse_formula(text)
    except FormulaError:
        return None
    return text


def fee_kind(name: str) -> str | None:
    """Is it a fee or a state charge, by its name? None when neither is said."""
    words = bare(name)
    return "charge" if words.startswith(("le phi", "charge")) else "fee" if words.startswith(("phi", "fee")) else None


def date_cells(record: ProcedureRecord, text: str) -> dict:
    """The cell with the date of a legal text; none when it is not said, or not understood."""
    found = iso_date(text)
    if text and found is None:
        record.warn(not_a_date(text))
    return {"date": found} if found else {}


def not_a_date(text: str):
    """The message that a text is no date."""
    return _("'${text}' is no date such as 31/12/2025.", mapping={"text": text[:40]})


def whole(value) -> int:
    """How many originals or copies; 0 for what is no number."""
    text = line(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def case_rows(names) -> list[dict]:
    """The table of cases from the names that occur, each once."""
    return [{"title": name} for name in dict.fromkeys(name for name in names if name)]
