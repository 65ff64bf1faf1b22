"""Uploaded files: each looked at by its content before anything is stored, and all of them together by their size."""

from egov.portal import _
from egov.portal.intake.settings import max_file
from egov.portal.intake.settings import max_total
from egov.portal.intake.settings import settings
from egov.portal.numerals import MEGABYTE
from egov.portal.numerals import megabytes
from egov.portal.numerals import size
from egov.portal.rules import files
from plone.namedfile.interfaces import INamed


NAMED_FILES = 3  # of those that are too big together
LINE_BREAKS = str.maketrans("\r\n", "\0\0")


def made(field, filename, data):
    """A file of the field's type under the very name that came, for `problem` to judge. The type itself would fail on a
    line break in the name, without saying whose: another control character stands for it."""
    return field._type(data=data, filename=filename.translate(LINE_BREAKS))


def files_in(value):
    """The files that a field's value is: none, one, or several as a tuple; () for any other value."""
    if isinstance(value, tuple) and value and all(map(INamed.providedBy, value)):
        return value
    return (value,) if INamed.providedBy(value) else ()


def count_problem(files):
    """What speaks against taking that many files as one paper; None when nothing does."""
    limit = settings().max_files
    return (
        _("At most ${limit} files can be sent for one paper.", mapping={"limit": limit}) if len(files) > limit else None
    )


def problem(file):
    """What speaks against taking this file (a named file), as a message that names it; None when nothing does."""
    problems = files.check(file.filename or "", file.data, settings().kinds, max_file())
    return _told(problems[0], printable(file.filename)) if problems else None


def total_problem(named_files):
    """What speaks against taking all these files in one submission, as a message that names the largest of them; None
    when nothing does."""
    limit = max_total()
    total = sum(file.getSize() for file in named_files)
    if total <= limit:
        return None
    return _(
        "The files are too big together: ${size} MB. At most ${limit} MB can be sent at once. The largest: ${names}.",
        mapping={"size": megabytes(total), "limit": limit // MEGABYTE, "names": _largest(named_files)},
    )


def settled(file):
    """The file made ready to be stored: the media type that its checked content has, whatever the client said (a page
    of HTML under the name of a PDF must not be served as such), and a name fit for any file system."""
    file.contentType = files.ALLOWED[files.kind_of(file.filename)].mime
    file.filename = files.safe_filename(file.filename)
    return file


def printable(filename):
    """A name that can be shown: control characters, also those that turn the direction of writing, become visible."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in filename or "")
    return shown[:100] or "?"


def _largest(named_files):
    found = sorted(named_files, key=lambda file: file.getSize(), reverse=True)[:NAMED_FILES]
    return ", ".join(f"{printable(file.filename)} ({size(file.getSize())})" for file in found)


def _told(found, name):
    mapping = {"name": name, "kinds": ", ".join(settings().kinds)}
    if found.code == "too_large":
        mapping |= {"size": megabytes(found.params["size"]), "limit": found.params["max"] // MEGABYTE}
    return _(MESSAGES[found.code], mapping=mapping)


MESSAGES = {
    "bad_name": _("The file “${name}” has a name that cannot be taken. Please rename it: letters, digits, one dot."),
    "double_extension": _("The file “${name}” has a misleading name. Please rename it so that it has one extension."),
    "empty": _("The file “${name}” is empty."),
    "too_large": _("The file “${name}” is too big: ${size} MB. At most ${limit} MB are taken."),
    "type_not_allowed": _("The file “${name}” is of a kind that is not taken. Please use one of: ${kinds}."),
    "content_mismatch": _(
        "The file “${name}” is not what its name says, or it is damaged. Please use one of: ${kinds}."
    ),
}
