"""What changed between two wordings of a procedure, field by field."""

from dataclasses import dataclass
from egov.portal.procedure.telling import FIELDS
from egov.portal.procedure.telling import label
from egov.portal.procedure.telling import Teller
from egov.portal.rules.differences import changed_lines
from egov.portal.rules.differences import Line


@dataclass(frozen=True)
class Change:
    """A field that reads differently: its id, its name (a message), and its changed lines."""

    field: str
    title: str
    lines: tuple[Line, ...]


def changes(before, after, request) -> list[Change]:
    """The changes from one wording to another (contents of versions), in the order of the fields."""
    old, new = Teller(before, request), Teller(after, request)
    found = ((field, changed_lines(old.lines(field), new.lines(field))) for field in FIELDS)
    return [Change(field, label(field), tuple(lines)) for field, lines in found if lines]
