"""A blank form to download as a DOCX, made of a title and sections of questions with room for the answer.

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
ROOM = "." * 60


def document(title, note, sections):
    """The bytes of the document. `sections`: (heading, questions); a question that ends in a space gets room behind."""
    paragraphs = [_paragraph(title, BOLD, 28, "center"), _paragraph(note, ITALIC, 20, "center")]
    for heading, questions in sections:
        paragraphs.append(_paragraph(heading, BOLD))
        paragraphs.extend(_paragraph(question + ROOM if question.endswith(" ") else question) for question in questions)
    return _package(DOCUMENT % "".join(paragraphs))


def _paragraph(text, style="", size=24, align="left"):
    return PARAGRAPH.format(text=escape(text), style=style, size=size, align=align)


def _package(document):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", document)
    return stream.getvalue()
