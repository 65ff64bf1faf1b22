"""The parts of a ZIP package (DOCX, XLSX) that somebody sends, opened with care."""

from egov.portal import _
from egov.portal.exchange.record import Unreadable
from io import BytesIO
from zipfile import BadZipFile
from zipfile import ZipFile
import zlib


LARGEST = 128 * 1024 * 1024
"""Bytes that a package may unpack to. A workbook with 1,801 full procedures takes about 20 million."""
CHUNK = 1 << 20


def parts(data: bytes, largest: int = LARGEST) -> dict[str, bytes]:
    """Name → content of each part.

    What is too large by its own account is not unpacked at all; of the rest it is counted what a part really unpacks
    to. Raises Unreadable for a broken package and one that is larger than `largest` in all.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            return _unpacked(package, largest)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise Unreadable(_("The file is damaged, or protected by a password.")) from None


def _unpacked(package: ZipFile, largest: int) -> dict[str, bytes]:
    found, left = {}, largest
    if sum(info.file_size for info in package.infolist()) > largest:
        raise _too_large()
    for info in package.infolist():
        with package.open(info) as part:
            content = bytearray()
            while chunk := part.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _too_large()
                content += chunk
        found[info.filename] = bytes(content)
    return found


def _too_large() -> Unreadable:
    return Unreadable(_("Unpacked, the file is larger than a catalogue can be."))
