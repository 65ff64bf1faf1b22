"""Tables as files for spreadsheets, in constant memory: rows are written as they come.

A text stays a text whatever it begins with: what people typed must not be run as a formula by the one who opens the
file.
"""

from collections.abc import Iterable
from collections.abc import Sequence
import csv
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from egov.portal import _
from egov.portal.procedure.vocabularies import RESULT_DELIVERIES
from egov.portal.procedure.vocabularies import title_of
from functools import partial
import io
import xlsxwriter
from zope.i18n import translate


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
WIDTH = 14
WHEN = "%H:%M %d/%m/%Y"
BOM = "\ufeff"
SEPARATOR = ";"
"""Vietnam writes a comma in decimals, and where it does Excel takes a semicolon for what parts the cells."""
FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet reads as a formula, the wide forms of East Asia included."""

Cell = str | int | Decimal | datetime | None


@dataclass(frozen=True)
class Column:
    """A column: its head in words, and its width in characters."""

    head: str
    width: int = WIDTH


def write_xlsx(out: io.IOBase, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows as an .xlsx to a binary file. An instant is naive, in local time."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True})
        when = book.add_format({"num_format": "hh:mm dd/mm/yyyy"})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, bold)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                _write(sheet, number, place, cell, when)
        sheet.freeze_panes(1, 0)


def write_csv(out: io.IOBase, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows as CSV to a binary file: UTF-8 with the mark by which Excel knows it."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    writer = csv.writer(text, delimiter=SEPARATOR)
    writer.writerow([column.head for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    text.detach()


def harmless(cell: Cell) -> str:
    """A cell as a text that no spreadsheet takes for a formula: it then stands behind an apostrophe."""
    if cell is None:
        return ""
    text = f"{cell:{WHEN}}" if isinstance(cell, datetime) else str(cell)
    return f"'{text}" if text[:1] in FORMULA or text.lstrip()[:1] in FORMULA else text


def _write(sheet, number, place, cell, when):
    if isinstance(cell, datetime):
        sheet.write_datetime(number, place, cell, when)
    elif isinstance(cell, int | Decimal):
        sheet.write_number(number, place, cell)
    elif cell:
        sheet.write_string(number, place, cell)


HEADS = {
    "number": _("No."),
    "reference": _("Reference"),
    "title": _("Procedure"),
    "sets": _("Sets"),
    "owner": _("Owner"),
    "address": _("Address"),
    "phone": _("Telephone"),
    "accepted": _("Received"),
    "due": _("Appointment"),
    "returned": _("Returned on"),
    "delivery": _("Way of delivery"),
    "received_by": _("Taken by"),
    "notes": _("Signature, notes"),
    "officer": _("Accepted by"),
}
NOTES = {
    "extended": _("New appointment"),
    "stopped": _("Processing stopped"),
    "proxy": _("Taken by a proxy"),
    "lost": _("Receipt lost"),
}
"""What `register.NOTES` names, in words."""
MOMENTS = ("accepted", "due", "returned")
WIDTHS = {"reference": 22, "title": 45, "owner": 28, "address": 40, "notes": 24, **dict.fromkeys(MOMENTS, 17)}


def workbook(entries, title, request):
    """The entries of `register.entries` as the bytes of an .xlsx."""
    out = io.BytesIO()
    said = partial(translate, context=request)
    columns = [Column(said(head), WIDTHS.get(name, WIDTH)) for name, head in HEADS.items()]
    write_xlsx(out, title, columns, ([_cell(name, entry[name], said) for name in HEADS] for entry in entries))
    return out.getvalue()


def _cell(name, value, said):
    if name in MOMENTS:
        return _moment(value)
    if name == "delivery":
        return said(title_of(RESULT_DELIVERIES, value)) if value else ""
    return "; ".join(said(NOTES[note]) for note in value) if name == "notes" else value


def _moment(at):
    return "{hour:02d}:{minute:02d} {day:02d}/{month:02d}/{year}".format_map(at) if at else ""
