"""The procedures as the catalogue's columns tell of them, and which of them are others than a moment ago."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure.found import Found
from egov.portal.procedure.found import found
from egov.portal.procedure.leaves import differences
from egov.portal.procedure.leaves import Leaves
from egov.portal.procedure.leaves import look
from egov.portal.procedure.life_events import life_events
from plone import api


ALLOWED = "allowedRolesAndUsers"
PROCEDURE, AGENCY = "Procedure", "Agency"
Row = tuple[Found, Sequence[str]]
"""A procedure, and who may see it."""


@dataclass(frozen=True)
class Names:
    """The names of what a procedure names by code."""

    sectors: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stock:
    """What a transaction sees: the columns of procedures and agencies, and who may see what."""

    columns: Leaves = field(default_factory=dict)
    readers: Leaves = field(default_factory=dict)
    names: Names = field(default_factory=Names)


def taken(before: Stock) -> tuple[Stock, dict[int, Row | None]]:
    """The stock now, and the procedures that are not what they were, by record number; None for those that are gone."""
    catalog = api.portal.get_tool("portal_catalog")
    kind = catalog._catalog.schema["portal_type"]
    columns = look(catalog._catalog.data, before.columns, lambda row: row[kind] in (PROCEDURE, AGENCY))
    readers = look(catalog.Indexes[ALLOWED]._unindex, before.readers)
    changed = differences(before.columns, columns)
    kinds = {one[kind] for pair in changed.values() for one in pair if one is not None}
    known = {one.id: one.title for one in agencies()} if AGENCY in kinds else before.names.agencies
    numbers = changed.keys() | differences(before.readers, readers).keys()
    rows = {number: _row(catalog, number, kind) for number in numbers}
    return Stock(columns, readers, Names(sectors(), known, life_events())), rows


def _row(catalog, number: int, kind: int) -> Row | None:
    row = catalog._catalog.data.get(number)
    if row is None or row[kind] != PROCEDURE:
        return None
    allowed = catalog.Indexes[ALLOWED].getEntryForObject(number, ())
    return found(catalog._catalog[number]), tuple(allowed)
