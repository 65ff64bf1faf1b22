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

# fmt: off
RISKY = frozenset((
    "app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "htm", "html", "jar", "js", "jse", "lnk", "msi",
    "pif", "php", "ps1", "reg", "scr", "sh", "svg", "vbe", "vbs", "wsf",
))
# fmt: on
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
    try:
        name = safe_filename(filename, strict=True)
    except FilenameError as error:
        return [Problem("bad_name", {"reason": error.code})]
    problems = _check_disguise(name) or _check_type(name, allowed)
    problems += check_size(len(data), len(data) if max_size is None else max_size)
    return problems or _check_content(name, data)


def _check_disguise(name: str) -> list[Problem]:
    before = {part.strip().lower() for part in name.split(".")[1:-1]}
    disguised = extension_of(name) in RISKY and any(kind_of(f".{part}") for part in before)
    return [Problem("double_extension", {"name": name})] if disguised or RISKY & before else []


def _check_type(name: str, allowed: Collection[str]) -> list[Problem]:
    if kind_of(name) in allowed:
        return []
    return [Problem("type_not_allowed", {"extension": extension_of(name), "allowed": sorted(allowed)})]


def _check_content(name: str, data: bytes) -> list[Problem]:
    found = sniff(data)
    if found == kind_of(name):
        return []
    return [Problem("content_mismatch", {"extension": extension_of(name), "found": found})]
