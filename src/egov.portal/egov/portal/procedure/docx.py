"""Word documents (DOCX) of paragraphs and tables, written without a word processor.

The three parts of the smallest package that word processors open (ECMA-376, Office Open XML).
"""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile


TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>"""
PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:after="120"/><w:jc w:val="{align}"/></w:pPr>'
    '<w:r><w:rPr>{style}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
)
BOLD, ITALIC = "<w:b/>", "<w:i/>"
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
TABLE = "<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{rows}</w:tbl>"


def paragraph(text: str, style: str = "", size: int = 24, align: str = "left") -> str:
    """The XML of a paragraph; `size` in half points."""
    return PARAGRAPH.format(text=escape(text).replace("\n", BREAK), style=style, size=size, align=align)


def table(rows: list[list[str]]) -> str:
    """The XML of a table with lines, the first row in bold."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in SIDES)
    return TABLE.format(
        borders=borders, rows="".join(_row(row, "" if place else BOLD) for place, row in enumerate(rows))
    )


def _row(cells: list[str], style: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell, style)}</w:tc>' for cell in cells)}</w:tr>"


def package(body: str) -> bytes:
    """The document with this XML as its content."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", TYPES)
        parts.writestr("_rels/.rels", RELATIONS)
        parts.writestr("word/document.xml", DOCUMENT % body)
    return stream.getvalue()
