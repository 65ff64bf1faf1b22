"""The one paper of the demo: a page that says that it stands for a real one."""

from plone.namedfile.file import NamedBlobFile


LINES = ("egov.portal", "Sample paper of the demo, in place of a scanned document.")
TEXT = "BT /F1 14 Tf 60 760 Td 20 TL ({}) Tj T* ({}) Tj ET".format(*LINES)
OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    f"<</Length {len(TEXT)}>>stream\n{TEXT}\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


def sample(filename):
    """The page as an uploaded file of that name."""
    return NamedBlobFile(pdf(), contentType="application/pdf", filename=filename)


def pdf():
    """The bytes of the smallest correct PDF with that page (ISO 32000-1)."""
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(OBJECTS, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(OBJECTS) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer<</Size {size}/Root 1 0 R>>\n"
    return body + f"{table}startxref\n{len(body)}\n%%EOF\n".encode("ascii")
