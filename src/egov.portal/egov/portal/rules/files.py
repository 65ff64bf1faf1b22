"""May this file come in? Pure checks on name and bytes, before anything is stored."""

from .filename import extension_of
from .filename import FilenameError
from .filename import safe_filename
from .line import Line
from .sniffing import sniff
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


__all__ = [
    "ALLOWED",
    "FileKind",
    "FilenameError",
    "Problem",
    "check",
    "check_size",
    "kind_of",
    "safe_filename",
    "sniff",
]


@dataclass(frozen=True)
class FileKind:
    """A kind of file: its media type, and its extensions in lower case, the usual one first."""

    mime: str
    extensions: tuple[str, ...]


ALLOWED: Mapping[str, FileKind] = MappingProxyType(
    {
        "pdf": FileKind("application/pdf", ("pdf",)),
        "doc": FileKind("application/msword", ("doc",)),
        "docx": FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
        "tif": FileKind("image/tiff", ("tif", "tiff")),
        "jpeg": FileKind("image/jpeg", ("jpg", "jpeg")),
        "png": FileKind("image/png", ("png",)),
    }
)
"""What a portal may take at all; a form takes these or fewer."""

RISKY = frozenset(
    ["app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "htm", "html", "jar", "js", "jse", "lnk", "msi", "pif", "php", "ps1", "reg", "scr", "sh", "svg", "vbe", "vbs", "wsf"]
)
"""Extensions that have no business in front of another one."""


class Problem(Line):
    """Why a file is refused: a code to be translated, and its parameters."""


def kind_of(filename: str) -> str | None:
    """The kind that an extension promises, or None."""
    extension = extension_of(filename)
    return next((name for name, kind in ALLOWED.items() if extension in kind.extensions), None)


def check_size(size: int, max_size: int) -> list[Problem]:
    """`empty`, or `too_large` (size, max), in bytes."""
    if size <= 0:
        return [Problem("empty")]
    return [Problem("too_large", {"size": size, "max": max_size})] if size > max_size else []


def check(
    filename: str, data: bytes, allowed: Collection[str] = tuple(ALLOWED), max_size: int | None = None
) -> list[Problem]:
    """What speaks against taking this file; empty when nothing does.

    Codes: `bad_name` (reason: see FilenameError), `empty`, `too_large` (size, max), `double_extension` (name),
    `type_not_allowed` (extension, allowed), `content_mismatch` (extension, found: the kind by content, or None).
    """
    problems = _check_name(filename) or _check_type(filename, allowed)
    problems += check_size(len(data), len(data) if max_size is None else max_size)
    if problems:
        return problems
    found = sniff(data)
    if found == kind_of(filename):
        return []
    return [Problem("content_mismatch", {"extension": extension_of(filename), "found": found})]


def _check_name(filename: str) -> list[Problem]:
    try:
        safe_filename(filename, strict=True)
    except FilenameError as error:
        return [Problem("bad_name", {"reason": error.code})]
    before = [part.strip().lower() for part in filename.split(".")[1:-1]]
    disguised = extension_of(filename) in RISKY and any(kind_of(f".{part}") for part in before)
    if disguised or RISKY.intersection(before):
        return [Problem("double_extension", {"name": filename})]
    return []


def _check_type(filename: str, allowed: Collection[str]) -> list[Problem]:
    kind = kind_of(filename)
    if kind in allowed and kind in ALLOWED:
        return []
    return [Problem("type_not_allowed", {"extension": extension_of(filename), "allowed": sorted(allowed)})]
