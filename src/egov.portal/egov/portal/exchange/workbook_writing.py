"""Our own workbook: every field of the catalogue, one line a procedure and one a row of its tables."""

from collections.abc import Iterable
from egov.portal.exchange.columns import HEAD_LINES
from egov.portal.exchange.columns import MAIN
from egov.portal.exchange.columns import PROCEDURE
from egov.portal.exchange.columns import sheets
from io import BytesIO
import xlsxwriter
from zope.i18n import translate


# Texts stay texts: nothing of what others wrote becomes a formula or a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST = 32767  # characters of a cell
WIDTH, WIDE = 18, 60


def write(plains: Iterable[dict], request=None) -> bytes:
    """The workbook with these procedures; none make the template. `request`: for the language of the second line."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        pages = {name: _sheet(book, name, columns, request) for name, columns in sheets().items()}
        lines = dict.fromkeys(pages, HEAD_LINES)
        for plain in plains:
            for name, columns in sheets().items():
                for row in [plain] if name == MAIN else plain.get(name) or ():
                    _line(pages[name], lines[name], columns, {**row, PROCEDURE: plain.get("code")})
                    lines[name] += 1
    return stream.getvalue()


def _sheet(book, name, columns, request):
    page = book.add_worksheet(name)
    names = book.add_format({"font_color": "#666666", "italic": True})
    heads = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for place, (column, field) in enumerate(columns.items()):
        page.write_string(0, place, column, names)
        page.write_string(1, place, translate(field.title, context=request), heads)
        page.set_column(place, place, WIDE if column in ("title", "description") else WIDTH)
    page.freeze_panes(HEAD_LINES, 1)
    return page


def _line(page, number, columns, row) -> None:
    for place, column in enumerate(columns):
        if text := _text(row.get(column)):
            page.write_string(number, place, text)


def _text(value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list | tuple | set):
        return "\n".join(map(str, value))[:LONGEST]
    return "" if value is None else str(value)[:LONGEST]
