"""How far the sheets of a workbook reach, before they are laid out in memory.

Every cell up to the last one takes its place there: a file of five kilobytes with one word in the last cell of a sheet
would want 400 gigabytes, and end the whole process.
"""

from collections.abc import Mapping
from egov.portal import _
from egov.portal.exchange.record import Unreadable
import re


MOST = 4_000_000
"""Cells of a sheet, empty ones included. The widest sheet of a catalogue has some 30 columns."""
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*\$?([A-Za-z]*)\$?(\d+)\s*["']""")
OTHERS = ("content.xml", "xl/workbook.bin")
"""By these parts the reader takes a package for a workbook of another kind, whose size is not known beforehand."""


def refuse_vast(parts: Mapping[str, bytes]) -> None:
    """Raise Unreadable for a workbook that reaches further than a catalogue can."""
    if any(name in parts for name in OTHERS):
        raise Unreadable(_("The workbook cannot be read."))
    for name, content in parts.items():
        rows, columns = extent(content)
        if rows * columns > MOST:
            where = name.rpartition("/")[2]
            message = _(
                "${sheet} reaches to line ${row} and column ${column}. Delete what stands beyond the procedures.",
                mapping={"sheet": where, "row": rows, "column": columns},
            )
            raise Unreadable(message)


def extent(content: bytes) -> tuple[int, int]:
    """The last row and column that a part can hold, by its references and by the number of its elements."""
    chunks = ROW.split(content)
    columns, rows = max(len(CELL.findall(chunk)) for chunk in chunks), len(chunks) - 1
    for letters, digits in set(REFERENCE.findall(content)):
        rows = max(rows, int(digits[:9]))
        columns = max(columns, _column(letters[:9]))
    return rows, columns


def _column(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
