"""Bytes of a file that somebody sends, as text: only by encodings that are certain, as a wrong guess spoils names."""

import codecs
import unicodedata


MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "utf-16": "utf-16",
    "windows-1258": "cp1258",
    "cp1258": "cp1258",
}
"""The names under which a file may declare its encoding. TCVN 3, VNI and the like are not among them."""


class UnknownEncoding(ValueError):
    """The bytes are no text in an encoding that is known for certain."""


def decode(data: bytes, declared: str = "") -> str:
    """The text in its composed form (NFC), as Vietnamese is usually typed.

    By its byte order mark, else by the encoding it declares, else UTF-8. Raises UnknownEncoding.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if encoding is None:
        encoding = NAMED.get(declared.strip().lower() or "utf-8")
    if encoding is None:
        raise UnknownEncoding(declared)
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnknownEncoding(encoding) from error
