"""The catalogue in each of the shapes that can be read, in one file."""

from collections.abc import Iterable
from collections.abc import Iterator
from egov.portal.exchange import new_json
from egov.portal.exchange import old_json
from egov.portal.exchange import page_writing
from egov.portal.exchange import workbook_writing
from egov.portal.exchange.checking import present
from egov.portal.exchange.texts import rich
from egov.portal.organisation.sectors import sectors
from io import BytesIO
import json
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHAPES = {
    "xlsx": ("xlsx", XLSX),
    "json-2025": ("json", "application/json"),
    "json-old": ("json", "application/json"),
    "html": ("zip", "application/zip"),
    "docx": ("zip", "application/zip"),
}
"""Shape → ending and media type of the file. Pages of single procedures are packed together."""


def export(procedures: Iterable, shape: str, request=None) -> bytes:
    """The file. Raises KeyError for a shape that is none."""
    return WRITERS[shape](map(_plain, procedures), request)


def _plain(procedure) -> dict:
    """Its fields; of HTML only what the page shows of it."""
    plain = present(procedure)
    return {**plain, "requirements": rich(plain["requirements"])}


def _names(plain: dict, known: dict) -> dict:
    return {
        "sector": known.get(plain.get("sector"), plain.get("sector") or ""),
        "cases": {row["id"]: row["title"] for row in plain.get("cases") or ()},
    }


def _named(plains: Iterable[dict]) -> Iterator[tuple[dict, dict]]:
    known = sectors()
    return ((plain, _names(plain, known)) for plain in plains)


def _json(write):
    def writer(plains, request) -> bytes:
        return json.dumps([write(*pair) for pair in _named(plains)], ensure_ascii=False, indent=1).encode()

    return writer


def _zip(ending, write):
    def writer(plains, request) -> bytes:
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as package:
            for number, pair in enumerate(_named(plains), start=1):
                package.writestr(f"{number:04}-{pair[0].get('code') or ''}.{ending}", write(*pair))
        return stream.getvalue()

    return writer


WRITERS = {
    "xlsx": workbook_writing.write,
    "json-2025": _json(new_json.write),
    "json-old": _json(old_json.write),
    "html": _zip("html", page_writing.html),
    "docx": _zip("docx", page_writing.docx),
}
