"""Procedures that go with another one: those that its editor chose, then those nearest to it in the catalogue."""

from egov.portal.procedure.found import Found
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.search import by_uid
from egov.portal.procedure.search import located
from egov.portal.procedure.shelf import shelf
from egov.portal.rules.bits import numbers_of


MOST = 6
SAME_EVENT, SAME_SECTOR, SAME_AGENCY, SAME_WORD = 3.0, 2.0, 0.5, 0.2
"""How near two procedures are for each event, the sector, the agency, and each word of the name that they share."""


def related(procedure, most: int = MOST) -> list[Found]:
    """At most so many procedures in force that the current user may see; never the procedure itself."""
    own = procedure.UID()
    chosen = [one for one in by_uid(procedure.related or ()) if one.status == IN_FORCE and one.uid != own]
    known = {own, *(one.uid for one in chosen)}
    near = (one for one in _nearest(procedure, most + len(known)) if one.uid not in known)
    return [*chosen, *near][:most]


def _nearest(procedure, most: int) -> list[Found]:
    """The nearest ones of the same sector or of the same events; equally near ones by name."""
    there = shelf()
    ways = [
        ("sector", procedure.sector, SAME_SECTOR),
        *(("event", one, SAME_EVENT) for one in procedure.life_events or ()),
    ]
    nearness: dict[int, float] = {}
    visible = there.visible() & there.facets.having("status", IN_FORCE)
    for name, value, weight in ways:
        for number in numbers_of(there.facets.having(name, value or "") & visible):
            nearness[number] = nearness.get(number, 0.0) + weight
    for number in nearness:
        nearness[number] += _likeness(there, number, procedure)
    best = sorted(nearness, key=lambda number: (-nearness[number], there.ranks[number]))
    return located(there, best[:most])


def _likeness(there, number: int, procedure) -> float:
    own, titles = there.places.get(procedure.UID()), there.reader.index.titles
    shared = len({*titles[number]} & {*titles[own]}) if own is not None else 0
    return SAME_WORD * shared + (SAME_AGENCY if there.items[number].agency == procedure.agency else 0.0)
