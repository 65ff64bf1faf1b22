"""Our own workbook as records. Each problem is told with its sheet and line."""

from datetime import date
from datetime import datetime
from egov.portal import _
from egov.portal.exchange import cells
from egov.portal.exchange.columns import CODE
from egov.portal.exchange.columns import HEAD_LINES
from egov.portal.exchange.columns import MAIN
from egov.portal.exchange.columns import PROCEDURE
from egov.portal.exchange.columns import sheets
from egov.portal.exchange.record import Finding
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.record import Reading
from egov.portal.exchange.record import Unreadable
from egov.portal.exchange.record import WARNING
from egov.portal.exchange.sheet_size import refuse_vast
from egov.portal.exchange.texts import lines
from egov.portal.exchange.values import BadCell
from egov.portal.exchange.values import value_of
from io import BytesIO
from python_calamine import CalamineError
from python_calamine import CalamineWorkbook
import re


SHAPE = "xlsx"
MACROS = "xl/vbaProject.bin"
FORMULA = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f[ >/]')


def read(data: bytes, parts: dict[str, bytes]) -> Reading:
    """The records. `parts`: what the package holds, unpacked with care. Raises Unreadable."""
    refuse_vast(parts)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        pages = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, ValueError, OverflowError):
        raise Unreadable(_("The workbook cannot be read.")) from None
    reading = Reading(SHAPE)
    _refuse_formulas(reading, parts)
    if MACROS in parts:
        message = _("The macros of the workbook were left out.")
        reading.findings.append(Finding(MACROS.rpartition("/")[2], message, WARNING))
    if MAIN not in pages:
        raise Unreadable(_("The workbook has no sheet '${sheet}'.", mapping={"sheet": MAIN}))
    known = sheets()
    by_code = _procedures(reading, pages.pop(MAIN), known[MAIN])
    for name, page in pages.items():
        if name in known:
            _table(reading, name, page, known[name], by_code)
        else:
            message = _("The sheet '${sheet}' is not known and was left out.", mapping={"sheet": name})
            reading.findings.append(Finding(name, message, WARNING))
    return reading


def _refuse_formulas(reading: Reading, parts: dict[str, bytes]) -> None:
    """A formula's stored result need not be what it would give: its procedure cannot be told, so the file must go."""
    for name, content in parts.items():
        if name.startswith("xl/worksheets/") and (found := FORMULA.search(content)):
            message = _(
                "Cell ${cell} holds a formula. Enter its value instead.", mapping={"cell": found.group(1).decode()}
            )
            reading.findings.append(Finding(name.rpartition("/")[2], message))


def _procedures(reading: Reading, page: list, columns: dict) -> dict[str, ProcedureRecord]:
    by_code: dict[str, ProcedureRecord] = {}
    for where, row in _rows(reading, MAIN, page, columns):
        record = ProcedureRecord(where, {})
        for name, cell in row.items():
            _set(record, record.plain, name, columns[name], cell)
        reading.records.append(record)
        by_code.setdefault(record.code, record)
    return by_code


def _table(reading: Reading, name: str, page: list, columns: dict, by_code: dict) -> None:
    for where, row in _rows(reading, name, page, columns):
        code = _code_of(row.pop(PROCEDURE, ""))
        record = by_code.get(code)
        if record is None:
            message = _("There is no procedure '${code}' in the first sheet.", mapping={"code": code})
            reading.findings.append(Finding(where, message))
            continue
        filled = {column: field.default for column, field in columns.items() if column != PROCEDURE}
        for column, cell in row.items():
            _set(record, filled, column, columns[column], cell, where)
        record.plain.setdefault(name, []).append(filled)


def _rows(reading: Reading, name: str, page: list, columns: dict):
    """(place, column → cell) of each line that is not empty; empty cells are missing. Tells of unknown columns."""
    heads = [_plain_text(cell) for cell in page[0]] if page else []
    needed = CODE if name == MAIN else PROCEDURE
    if needed not in heads:
        message = _("The first line of the sheet has no column '${column}'.", mapping={"column": needed})
        reading.findings.append(Finding(_place(name, 1), message))
        return
    for head in filter(None, heads):
        if head not in columns:
            reading.findings.append(Finding(_place(name, 1), cells.unknown(head), WARNING))
    for number, row in enumerate(page[HEAD_LINES:], start=HEAD_LINES + 1):
        found = {
            head: cell for head, cell in zip(heads, row, strict=False) if head in columns and cell not in ("", None)
        }
        if found:
            yield _place(name, number), found


def _place(sheet: str, number: int) -> str:
    return f"{sheet}:{number}"


def _set(record: ProcedureRecord, target: dict, name: str, field, cell, where: str = "") -> None:
    try:
        target[name] = value_of(name, field, _code_of(cell) if name in (CODE, PROCEDURE) else _plain_text(cell))
    except BadCell as bad:
        record.findings.append(Finding(where or record.where, bad.message))


def _plain_text(cell) -> str:
    """A cell as text: whole numbers without a point, dates as ISO."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else lines(cell)


def _code_of(cell) -> str:
    """A code that a spreadsheet took for a number has lost the noughts at its end."""
    return f"{cell:.6f}" if isinstance(cell, float) else _plain_text(cell)
