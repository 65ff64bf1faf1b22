"""A blank form to download as a DOCX, made of a title and sections of questions with room for the answer."""

from egov.portal.procedure.docx import BOLD
from egov.portal.procedure.docx import ITALIC
from egov.portal.procedure.docx import package
from egov.portal.procedure.docx import paragraph


ROOM = "." * 60


def document(title, note, sections):
    """The bytes of the document. `sections`: (heading, questions); a question that ends in a space gets room behind."""
    paragraphs = [paragraph(title, BOLD, 28, "center"), paragraph(note, ITALIC, 20, "center")]
    for heading, questions in sections:
        paragraphs.append(paragraph(heading, BOLD))
        paragraphs.extend(paragraph(question + ROOM if question.endswith(" ") else question) for question in questions)
    return package("".join(paragraphs))
