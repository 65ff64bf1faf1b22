"""Anything that is stored, as plain JSON values and files beside them."""

from collections.abc import Mapping
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import date
from egov.portal.rules.filename import FilenameError
from egov.portal.rules.filename import safe_filename
from plone.namedfile.interfaces import INamedBlobFile


def safe_name(name):
    """A name that is safe as that of a file on any machine, whatever it was."""
    try:
        return safe_filename(name or "")
    except FilenameError:
        return "file"


class Export:
    """Turns values into JSON values; the files met on the way stand in `files`, as (path, named file).

    Who acted is told as "applicant" or "agency": officers' accounts are not the applicant's data.
    """

    def __init__(self, account):
        self.account = account
        self.files = []

    def value(self, value):
        """A value without anything that JSON does not know."""
        if value is None or isinstance(value, str | int | float | bool):
            return value
        if isinstance(value, date):  # and instants, which are dates
            return value.isoformat()
        if INamedBlobFile.providedBy(value):
            return self._file(value)
        return self._composed(value)

    def _composed(self, value):
        if is_dataclass(value):
            value = {field.name: getattr(value, field.name) for field in fields(value)}
        if isinstance(value, Mapping):
            return {str(name): self._part(name, part) for name, part in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(part) for part in value]
        if isinstance(value, set | frozenset):
            return [self.value(part) for part in sorted(value)]
        return str(value)

    def _part(self, name, value):
        if name == "by" and isinstance(value, str):
            return "applicant" if value == self.account else "agency"
        return self.value(value)

    def _file(self, file):
        path = f"files/{len(self.files) + 1:03d}-{safe_name(file.filename)}"
        self.files.append((path, file))
        return {"filename": file.filename, "content-type": file.contentType, "size": file.getSize(), "file": path}
