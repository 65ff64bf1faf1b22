"""File names from outside, made fit to store and to show."""

import unicodedata


MAX_BYTES = 180
"""As UTF-8; file systems take 255, and a name travels on with a prefix of ours."""
FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
"""Characters with a meaning on some file system or in a header."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class FilenameError(ValueError):
    """Why a name cannot be used: `empty` (nothing is left of it), `path` (it has separators), `control` (it has control
    characters or marks that turn the direction of writing)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def safe_filename(name: str, strict: bool = False) -> str:
    """`name` without folders, control characters and direction marks, composed, not too long, the extension kept.

    Applying it twice changes nothing. Raises FilenameError when nothing is left; with `strict` also for path separators
    and invisible characters, instead of dropping them.
    """
    if strict:
        _insist(name)
    clean = _visible(unicodedata.normalize("NFC", _visible(name)).replace("\\", "/"))
    last = [part.strip(" .") for part in clean.split("/")][-1]
    stem, dot, extension = " ".join(last.translate(FORBIDDEN).split()).rpartition(".")
    if not dot:
        stem, extension = extension, ""
    if not stem.strip("_ ") and not extension.strip("_ "):
        raise FilenameError("empty")
    return _short(f"_{stem}" if stem.lower() in DEVICES else stem, dot + extension)


def extension_of(name: str) -> str:
    """The extension in lower case, without its dot; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _insist(name: str) -> None:
    if "/" in name or "\\" in name:
        raise FilenameError("path")
    if any(_invisible(char) for char in name):
        raise FilenameError("control")


def _visible(name: str) -> str:
    """Without control, format, surrogate, private and unassigned characters; every blank becomes a space."""
    kept = (char for char in name if not _invisible(char))
    return "".join(" " if unicodedata.category(char).startswith("Z") else char for char in kept)


def _short(stem: str, suffix: str) -> str:
    room = MAX_BYTES - len(suffix.encode())
    if room < 1:
        stem, suffix, room = stem + suffix, "", MAX_BYTES
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix


def _invisible(char: str) -> bool:
    return unicodedata.category(char).startswith("C")
