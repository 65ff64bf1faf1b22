"""What a file really is, by its bytes."""

from io import BytesIO
import puremagic
from zipfile import BadZipFile
from zipfile import ZipFile


MAX_MEMBERS = 2_000
MAX_UNPACKED = 200 * 2**20
HARMLESS = 10 * 2**20
"""Unpacked size up to which the ratio does not matter: empty pages compress well."""
MAX_RATIO = 100

_SIMPLE = {"pdf": "pdf", "tif": "tif", "tiff": "tif", "jpg": "jpeg", "png": "png"}
_STREAM = "WordDocument".encode("utf-16-le")
_ENTRY = 128
_TYPE_STREAM = 2


def sniff(data: bytes) -> str | None:
    """The kind of a whole file: "pdf", "doc", "docx", "tif", "jpeg", "png"; None for everything else.

    A docx is a sane zip with a Word document and no macros inside; one that would unpack to something huge is none. A
    doc is an OLE file with a Word stream. A signature counts at the very beginning only.
    """
    found = _extensions(data)
    for extension, kind in _SIMPLE.items():
        if extension in found:
            return kind
    if "docx" in found and _is_docx(data):
        return "docx"
    return "doc" if "doc" in found and _is_doc(data) else None


def _extensions(data: bytes) -> set[str]:
    try:
        matches = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        return set()
    return {match.extension.lstrip(".") for match in matches if match.offset == 0}


def _is_docx(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    names = {member.filename for member in members}
    unpacked = sum(member.file_size for member in members)
    return (
        {"[Content_Types].xml", "word/document.xml"} <= names
        and not any(name.lower().endswith("vbaproject.bin") for name in names)
        and not any(member.flag_bits & 1 for member in members)
        and len(members) <= MAX_MEMBERS
        and unpacked <= MAX_UNPACKED
        and (unpacked <= HARMLESS or unpacked <= MAX_RATIO * len(data))
    )


def _is_doc(data: bytes) -> bool:
    """Is there a directory entry of a stream called WordDocument? Entries lie at multiples of their size."""
    place = data.find(_STREAM)
    while place >= 0:
        entry = data[place : place + _ENTRY]
        named = int.from_bytes(entry[64:66], "little") == len(_STREAM) + 2
        if place % _ENTRY == 0 and named and entry[66:67] == bytes([_TYPE_STREAM]):
            return True
        place = data.find(_STREAM, place + 1)
    return False
