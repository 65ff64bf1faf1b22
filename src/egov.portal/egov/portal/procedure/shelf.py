"""All procedures of the catalogue, laid out in memory: a search, its counts and its suggestions take milliseconds.

The shelf is filled from the catalogue's columns, by each process for itself, and anew once the catalogue has changed
(names of sectors and life events count as a change: `subscribers`): it shows exactly what the current transaction would
read. It holds what nobody
may see, too: every question says who asks.
"""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure.found import CRITERIA
from egov.portal.procedure.found import Found
from egov.portal.procedure.found import found
from egov.portal.procedure.life_events import life_events
from egov.portal.rules.accented import Accented
from egov.portal.rules.accents import sort_key
from egov.portal.rules.bits import mask_of
from egov.portal.rules.facets import Facets
from egov.portal.rules.question import Reader
from egov.portal.rules.relevance import Relevance
from egov.portal.rules.relevance import Text
from egov.portal.rules.words import written
from functools import lru_cache
from functools import reduce
from operator import or_
from plone import api
from Products.CMFCore.indexing import processQueue


ALLOWED = "allowedRolesAndUsers"
order = lru_cache(1 << 14)(sort_key)
_shelves = {}
"""By the path of the site: the version of the catalogue and its shelf. Shelves never change; threads share them."""


@dataclass(frozen=True)
class Names:
    """The names of what a procedure names by code."""

    sectors: Mapping[str, str]
    agencies: Mapping[str, str]
    events: Mapping[str, str]


class Shelf:
    """`items` by name; their place in it is the number by which the indexes know them."""

    def __init__(self, rows: Sequence[tuple[Found, Sequence[str]]], names: Names):
        rows = sorted(rows, key=lambda row: (order(row[0].title), row[0].path))
        self.names = names
        self.items = tuple(item for item, _allowed in rows)
        self.facets = Facets(CRITERIA, [item.values() for item in self.items])
        self.readers = Facets([ALLOWED], [{ALLOWED: allowed} for _item, allowed in rows])
        self.places = {item.uid: number for number, item in enumerate(self.items)}
        self.reader = reader_of(tuple(text_of(item, names) for item in self.items))

    def visible_to(self, readers: Sequence[str]) -> int:
        """What those with these roles and names may see, as bits."""
        return reduce(or_, (self.readers.having(ALLOWED, one) for one in readers), 0)

    def visible(self) -> int:
        """What the current user may see."""
        catalog = api.portal.get_tool("portal_catalog")
        return self.visible_to(catalog._listAllowedRolesAndUsers(getSecurityManager().getUser()))

    def with_code(self, start: str) -> int:
        """Those whose code begins so; a beginning without dots is compared with the digits alone."""
        bare = start.isdecimal()
        codes = ((number, item.code.replace(".", "") if bare else item.code) for number, item in enumerate(self.items))
        return mask_of(number for number, code in codes if code.startswith(start))


def text_of(item: Found, names: Names) -> Text:
    """What a procedure is found by."""
    rest = [item.description, item.code, item.code.replace(".", ""), item.more]
    rest += [names.sectors.get(item.sector, ""), names.agencies.get(item.agency, "")]
    rest += [names.events.get(event, "") for event in item.events]
    return Text(item.title, "\n".join(item.keywords), " ".join(rest))


@lru_cache(2)
def reader_of(texts: tuple[Text, ...]) -> Reader:
    """What answers questions to these texts. Kept: most changes of the catalogue change no text of a procedure."""
    wordings = (written(part) for text in texts for part in (text.title, *text.keywords.splitlines()))
    return Reader(Relevance(texts), Accented(wordings))


def shelf() -> Shelf:
    """The shelf of this transaction."""
    processQueue()
    site = "/".join(api.portal.get().getPhysicalPath())
    state, (kept_state, kept) = version(), _shelves.get(site, (None, None))
    if state and kept_state == state:
        return kept
    new = _filled()
    if state:
        _shelves[site] = (state, new)
    return new


def version():
    """What tells this state of the catalogue from all others; None while this transaction has changed it.

    The catalogue counts its changes, and the serial number of the count is that of the transaction that made the last.
    """
    catalog = api.portal.get_tool("portal_catalog")
    value, counter = catalog.getCounter(), catalog._counter
    if counter is None or counter._p_changed or counter._p_jar is None or counter._p_jar._savepoint_storage is not None:
        return None
    return counter._p_serial, value


def _filled():
    catalog = api.portal.get_tool("portal_catalog")
    allowed = catalog.Indexes[ALLOWED]
    brains = catalog.unrestrictedSearchResults(portal_type="Procedure")
    rows = [(found(brain), tuple(allowed.getEntryForObject(brain.getRID(), ()))) for brain in brains]
    return Shelf(rows, Names(sectors(), {one.id: one.title for one in agencies()}, life_events()))
