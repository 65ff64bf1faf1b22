"""Reading PDFs in tests."""

import io
from pypdf import PdfReader


def reader(pdf):
    return PdfReader(io.BytesIO(pdf))


def text(pdf):
    """The text of all pages with its white space made single, so that line breaks do not matter."""
    return " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())


def millimetres(page):
    """Width and height, rounded."""
    return tuple(round(float(length) / 72 * 25.4) for length in (page.mediabox.width, page.mediabox.height))


def metadata(pdf):
    """The XMP packet as text."""
    return reader(pdf).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
