"""From the bytes of a file to the records in it, whatever shape it has."""

from egov.portal import _
from egov.portal.exchange import new_json
from egov.portal.exchange import old_json
from egov.portal.exchange import page_reading
from egov.portal.exchange import workbook_reading
from egov.portal.exchange.archive import parts
from egov.portal.exchange.blocks import declared_encoding
from egov.portal.exchange.blocks import of_docx
from egov.portal.exchange.blocks import of_html
from egov.portal.exchange.json_source import objects
from egov.portal.exchange.record import Finding
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.record import Reading
from egov.portal.exchange.record import Unreadable
from egov.portal.rules.decoding import decode
from egov.portal.rules.decoding import UnknownEncoding


LARGEST = 60 * 1024 * 1024
"""Bytes of a file. The catalogue of a province takes about 15 million in the wordiest shape."""
ZIP = b"PK\x03\x04"
LARGEST_PAGE = 16 * 1024 * 1024
PAGES = (".html", ".htm", ".docx")
DOCX, XLSX = "word/document.xml", "xl/workbook.xml"


def read(data: bytes) -> Reading:
    """The records of a file, found out by its content and not by its name. Raises Unreadable."""
    if len(data) > LARGEST:
        raise too_large()
    if not data.strip():
        raise Unreadable(_("There is nothing in this file."))
    if data.startswith(ZIP):
        return _package(data)
    return _text(_decoded(data).lstrip())


def too_large() -> Unreadable:
    """What is said of a file above LARGEST."""
    return Unreadable(_("The file is larger than ${size} MB.", mapping={"size": LARGEST // 1024 // 1024}))


def _package(data: bytes) -> Reading:
    unpacked = parts(data)
    if XLSX in unpacked:
        return workbook_reading.read(data, unpacked)
    if DOCX in unpacked:
        return Reading("docx", [page_reading.read(of_docx(unpacked[DOCX]), "docx")])
    if pages := {name: inner for name, inner in unpacked.items() if name.lower().endswith(PAGES)}:
        return _pages(pages)
    raise Unreadable(_("This package is no workbook (xlsx), no document (docx) and holds no pages."))


def _pages(pages: dict[str, bytes]) -> Reading:
    """Pages of single procedures in one ZIP; one that cannot be read keeps out none of the others."""
    reading = Reading("pages")
    for name, inner in pages.items():
        try:
            blocks = of_docx(parts(inner, LARGEST_PAGE)[DOCX]) if inner.startswith(ZIP) else of_html(_decoded(inner))
        except (Unreadable, KeyError) as error:
            message = getattr(error, "message", None) or _("The document has no text.")
            reading.records.append(ProcedureRecord(name, {}, [Finding(name, message)]))
        else:
            reading.records.append(page_reading.read(blocks, name))
    return reading


def _decoded(data: bytes) -> str:
    is_page = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    try:
        return decode(data, declared_encoding(data) if is_page else "")
    except UnknownEncoding:
        raise Unreadable(_("The text is in an encoding that is not known for certain. Save it as UTF-8.")) from None


def _text(text: str) -> Reading:
    if text.startswith("<"):
        return Reading("html", [page_reading.read(of_html(text), "html")])
    if text.startswith(("{", "[")):
        return _json(objects(text))
    raise Unreadable(_("This is none of the shapes that can be read: JSON, HTML, DOCX, XLSX."))


def _json(items: list) -> Reading:
    reading = Reading("json")
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            reader = old_json.read if "MATTHC" in item else new_json.read
            reading.records.append(reader(item, f"[{number}]"))
        else:
            reading.findings.append(Finding(f"[{number}]", _("This is no procedure.")))
    return reading
