"""All procedures of the catalogue, laid out in memory: a search, its counts and its suggestions take milliseconds.

The shelf is filled from the catalogue's columns, by each process for itself. Once the catalogue has changed (names of
sectors and life events count as a change: `subscribers`), a new shelf is made from the last one and from what has
changed: it shows exactly what the current transaction would read. It holds what nobody may see, too: every question
says who asks.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from egov.portal.procedure.found import CRITERIA
from egov.portal.procedure.found import Found
from egov.portal.procedure.leaves import is_clean
from egov.portal.procedure.stock import ALLOWED
from egov.portal.procedure.stock import Names
from egov.portal.procedure.stock import Row
from egov.portal.procedure.stock import Stock
from egov.portal.procedure.stock import taken
from egov.portal.rules.accented import Accented
from egov.portal.rules.accents import sort_key
from egov.portal.rules.bits import mask_of
from egov.portal.rules.bits import numbers_of
from egov.portal.rules.facets import Facets
from egov.portal.rules.question import Reader
from egov.portal.rules.relevance import Relevance
from egov.portal.rules.relevance import Text
from egov.portal.rules.words import written
from functools import lru_cache
from functools import reduce
from itertools import chain
from itertools import count
from operator import or_
from plone import api
from Products.CMFCore.indexing import processQueue


order = lru_cache(1 << 14)(sort_key)
_shelves = {}
"""By the path of the site: the version of the catalogue, its stock and its shelf. None of them ever changes; threads
share them."""


class Shelf:
    """Procedures by number. The numbers say nothing of their order, and one that is free may be given again."""

    def __init__(self):
        self.names = Names()
        self.numbers: dict[int, int] = {}
        """By the number of the catalogue's record."""
        self.items: list[Found | None] = []
        self.facets = Facets(CRITERIA)
        self.readers = Facets([ALLOWED])
        self.reader = Reader(Relevance(), Accented())
        self.places: dict[str, int] = {}
        self.ranks: dict[int, int] = {}

    def changed(self, rows: Mapping[int, Row | None], names: Names) -> "Shelf":
        """The shelf once these records are such; this one stays as it is."""
        new = Shelf()
        new.names, new.numbers = names, self._numbered(rows)
        put = {new.numbers[record]: row for record, row in rows.items() if record in new.numbers}
        new.items = [*self.items, *[None] * (max(put, default=-1) + 1 - len(self.items))]
        for number, row in put.items():
            new.items[number] = row[0] if row else None
        new.numbers = {record: number for record, number in new.numbers.items() if new.items[number]}
        new.facets = self.facets.changed({number: row[0].values() if row else {} for number, row in put.items()})
        new.readers = self.readers.changed({number: {ALLOWED: row[1]} if row else {} for number, row in put.items()})
        new.reader = _read_again(self.reader, new, put if names == self.names else range(len(new.items)))
        new.places = {item.uid: number for number, item in enumerate(new.items) if item}
        found = sorted((order(item.title), item.path, number) for number, item in enumerate(new.items) if item)
        new.ranks = {number: rank for rank, (_title, _path, number) in enumerate(found)}
        return new

    def _numbered(self, rows: Mapping[int, Row | None]) -> dict[int, int]:
        """The numbers of all records, with those of new ones: the free ones first."""
        free = (number for number, item in enumerate(self.items) if item is None)
        coming = chain(free, count(len(self.items)))
        new = [record for record, row in rows.items() if row and record not in self.numbers]
        return self.numbers | dict(zip(new, coming))  # noqa: B905 (the other side has no end)

    def in_order(self, mask: int) -> list[int]:
        """The numbers of a set, as their names are ordered."""
        return sorted(numbers_of(mask), key=self.ranks.__getitem__)

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
        codes = ((number, item.code) for number, item in enumerate(self.items) if item)
        return mask_of(number for number, code in codes if (code.replace(".", "") if bare else code).startswith(start))


def _read_again(before: Reader, there: Shelf, numbers: Iterable[int]) -> Reader:
    """What answers questions once these numbers may have other texts."""
    old = before.index.texts
    texts = {number: text_of(there.items[number], there.names) for number in numbers}
    new = {number: text for number, text in texts.items() if number >= len(old) or text != old[number]}
    if not new:
        return before
    gone = _wordings(old[number] for number in new if number < len(old))
    return Reader(before.index.changed(new), before.accented.changed(gone, _wordings(new.values())))


def _wordings(texts: Iterable[Text]) -> Iterator[tuple[str, ...]]:
    """How names and keywords are written."""
    return (written(part) for text in texts for part in (text.title, *text.keywords.splitlines()))


def text_of(item: Found | None, names: Names) -> Text:
    """What a procedure is found by."""
    if item is None:
        return Text("")
    rest = [item.description, item.code, item.code.replace(".", ""), item.more]
    rest += [names.sectors.get(item.sector, ""), names.agencies.get(item.agency, "")]
    rest += [names.events.get(event, "") for event in item.events]
    return Text(item.title, "\n".join(item.keywords), " ".join(rest))


def shelf() -> Shelf:
    """The shelf of this transaction."""
    processQueue()
    site = "/".join(api.portal.get().getPhysicalPath())
    state = version()
    kept_state, stock, kept = _shelves.get(site) or (None, Stock(), Shelf())
    if state and kept_state == state:
        return kept
    stock, rows = taken(stock)
    new = kept.changed(rows, stock.names)
    if state:
        _shelves[site] = (state, stock, new)
    return new


def version():
    """What tells this state of the catalogue from all others; None while this transaction has changed it.

    The catalogue counts its changes, and the serial number of the count is that of the transaction that made the last.
    """
    catalog = api.portal.get_tool("portal_catalog")
    value, counter = catalog.getCounter(), catalog._counter
    return (counter._p_serial, value) if counter is not None and is_clean(counter) else None
