"""Pictures of one paper joined into one PDF, a page each, as a scanner would have given it."""

from egov.portal import _
import img2pdf
from io import BytesIO
from PIL import Image
from PIL import ImageOps
from zope.interface import Invalid


KINDS = frozenset({"jpeg", "png"})
"""What a telephone gives."""
MAX_PIXELS = 60_000_000
"""Of one picture: more than any telephone takes; a small file can hold far more, and would fill the memory."""


UNREADABLE = (
    OSError,
    SyntaxError,  # what Pillow says of a broken PNG
    ValueError,
    Image.DecompressionBombError,
    img2pdf.ImageOpenError,
    img2pdf.JpegColorspaceError,
    img2pdf.NegativeDimensionError,
    img2pdf.PdfTooLargeError,
    img2pdf.UnsupportedColorspaceError,
)


def joined(pictures):
    """One PDF (bytes) of the pictures (bytes each), in their order. A JPEG goes in as it is, without a loss.

    Raises Invalid with a message when one of them cannot be read or is too large.
    """
    try:
        pages = [_fit(picture) for picture in pictures]
        return img2pdf.convert(pages, rotation=img2pdf.Rotation.ifvalid, engine=img2pdf.Engine.internal)
    except UNREADABLE as bad:
        raise Invalid(_("One of the pictures cannot be read, so they have not been joined.")) from bad


def _fit(data):
    """The picture as a PDF can take it: one with see-through parts gets a white ground."""
    with Image.open(BytesIO(data)) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise Invalid(_("One of the pictures is too large to be joined with others."))
        if picture.has_transparency_data:
            return _on_white(picture)
        picture.verify()
    return data


def _on_white(picture):
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    ground = Image.new("RGBA", upright.size, "white")
    ground.alpha_composite(upright)
    saved = BytesIO()
    ground.convert("RGB").save(saved, "PNG")
    return saved.getvalue()
