"""The text of an HTML page or a DOCX as a flat list: lines of text (str) and tables (list of rows of cells)."""

from collections.abc import Iterator
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from defusedxml.ElementTree import ParseError
from egov.portal import _
from egov.portal.exchange.record import Unreadable
from egov.portal.exchange.texts import tidy
from lxml import html
from lxml.etree import ParserError
import re


Block = str | list[list[str]]
BREAKING = {
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dt",
    "dd",
    "section",
    "article",
    "ul",
    "ol",
    "dl",
    "body",
}
SILENT = {"script", "style", "head", "template", "noscript", "object", "embed", "iframe"}
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def declared_encoding(data: bytes) -> str:
    """The encoding that an HTML page declares in its head, "" for none."""
    found = CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else ""


def of_html(text: str) -> list[Block]:
    """The blocks of a page; nothing of its scripts and styles. Raises Unreadable."""
    try:
        # Without its declaration of an encoding, which the parser refuses in text that is decoded already.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (ParserError, ValueError):
        raise Unreadable(_("There is nothing in this page.")) from None
    return _joined(_walk(root))


def _walk(element) -> Iterator[Block | None]:
    """Text in pieces, tables; None ends a line. A table is one of data only when it does not hold another."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    if element.tag == "table" and element.find(".//table") is None:
        yield [[tidy(cell.text_content()) for cell in row.iter("td", "th")] for row in element.iter("tr")]
        return
    ends = element.tag in BREAKING or element.tag in ("br", "tr", "td", "th")
    if ends:
        yield None
    if element.text:
        yield element.text
    for child in element:
        yield from _walk(child)
        if child.tail:
            yield child.tail
    if ends:
        yield None


def _joined(pieces) -> list[Block]:
    blocks: list[Block] = []
    words = ""
    for piece in [*pieces, None]:
        if isinstance(piece, str):
            words += piece
            continue
        if text := " ".join(tidy(words).split()):
            blocks.append(text)
        words = ""
        if piece is not None:
            blocks.append(piece)
    return blocks


def of_docx(document: bytes) -> list[Block]:
    """The blocks of word/document.xml. Raises Unreadable for what is no XML, or has entities in it."""
    try:
        root = fromstring(document)
    except (ParseError, DefusedXmlException):
        raise Unreadable(_("The document is damaged, or holds what a document must not.")) from None
    body = root.find(f"{W}body")
    found: list[Block] = []
    for element in body if body is not None else ():
        if element.tag == f"{W}p":
            found.extend(text for text in _paragraph(element).split("\n") if text)
        elif element.tag == f"{W}tbl":
            found.append([[_cell(cell) for cell in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr")])
    return found


def _paragraph(element) -> str:
    parts = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " "}
    text = "".join(parts.get(node.tag) or (node.text or "" if node.tag == f"{W}t" else "") for node in element.iter())
    return tidy(text)


def _cell(cell) -> str:
    return "\n".join(text for text in map(_paragraph, cell.iter(f"{W}p")) if text)
