"""Small indexes for Zope's catalogue, all but one of them a single tree.

The stock ones keep a second tree from record to value, to take a value out again, and a counter. Here the row of the
dossier tells what was indexed, so both are spared: half of what an addition to the catalogue would write. Only what is
sorted by needs the second tree, and stays with a stock index.
"""

from Acquisition import Implicit
from BTrees.IIBTree import IISet
from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from egov.portal.dossier.trees import NumberSet
from egov.portal.dossier.trees import NumberToObject
from egov.portal.dossier.trees import ObjectToObject
from egov.portal.dossier.trees import TextSet
from egov.portal.dossier.trees import TextToNumber
from heapq import nlargest
from heapq import nsmallest
from itertools import chain
from itertools import islice
from Persistence import Persistent
from Products.PluginIndexes.FieldIndex.FieldIndex import FieldIndex
from Products.PluginIndexes.interfaces import IPluggableIndex
from zope.interface import implementer


SEPARATOR = "\0"
LAST = "\U0010ffff"
LOWEST, HIGHEST = -(2**31), 2**31 - 1
"""The numbers that an index of dates can hold."""
MANY = 20_000
"""So many records are cut with a range as sets; fewer are looked up one by one."""
FEW = 500
"""So many records are sorted at once."""
STEPS = 20
"""So many records are passed by for each that is wanted before sorting is the better way."""


class _Index(Implicit, Persistent):
    """What the query planner asks of every index. Queries are texts, or lists of texts any of which will do."""

    def __init__(self, name):
        self.id = name
        self.clear()

    def getId(self):
        return self.id

    def getIndexSourceNames(self):
        return (self.id,)

    def getIndexQueryNames(self):
        return (self.id,)

    def getEntryForObject(self, record, default=None):
        return default

    def _apply_index(self, request):
        asked = request.get(self.id)
        if asked is None:
            return None
        return self.any_of([asked] if isinstance(asked, str) else asked), (self.id,)

    def any_of(self, texts):
        """The records of any of these texts. Not to be changed: of one text it is what the index keeps."""
        return self.find(texts[0]) if len(texts) == 1 else multiunion([self.find(text) for text in texts])

    def replace(self, record, old, new):
        """Let `record` have the texts `new` in the place of `old` (sets)."""
        for text in old - new:
            self.discard(text, record)
        for text in new - old:
            self.add(text, record)

    def numObjects(self):
        return len(self.tree)

    indexSize = numObjects


@implementer(IPluggableIndex)
class UniqueIndex(_Index):
    """Texts that belong to one record each. A query finds every text that begins with it."""

    def clear(self):
        self.tree = TextToNumber()

    def add(self, text, record):
        self.tree[text] = record

    def discard(self, text, record):
        self.tree.pop(text, None)

    def get(self, text):
        """The record of exactly this text, or None."""
        return self.tree.get(text)

    def find(self, beginning):
        return IITreeSet(self.tree.values(beginning, beginning + LAST))


@implementer(IPluggableIndex)
class BeginningsIndex(_Index):
    """Phrases, each of many records. A query finds the records with a phrase that begins with it."""

    def clear(self):
        self.tree = TextSet()

    def add(self, phrase, record):
        self.tree.add(f"{phrase}{SEPARATOR}{record}")

    def discard(self, phrase, record):
        self.tree.discard(f"{phrase}{SEPARATOR}{record}")

    def find(self, beginning):
        keys = self.tree.keys(beginning, beginning + LAST)
        return IITreeSet(int(key.rpartition(SEPARATOR)[2]) for key in keys)


@implementer(IPluggableIndex)
class ValuesIndex(_Index):
    """Few values, each of many records. A query finds the records with exactly this value."""

    def clear(self):
        self.tree = ObjectToObject()

    def add(self, value, record):
        records = self.tree.get(value)
        if records is None:
            records = self.tree[value] = NumberSet()
        records.add(record)

    def discard(self, value, record):
        records = self.tree.get(value)
        if records is not None and record in records:
            records.remove(record)
            if not records:
                del self.tree[value]

    def find(self, value):
        return self.tree.get(value) or IITreeSet()

    def items(self):
        """(value, records) of all values that are there."""
        return self.tree.items()

    def filled(self):
        """The records that have any value."""
        return multiunion(list(self.tree.values()))


class SortIndex(FieldIndex):
    """Zope's index of one number of each record, to sort by. Its trees have small nodes.

    It is asked by the methods here and not through Zope's catalogue, whose ranges and sorting take steps in Python for
    every record that is indexed.
    """

    def clear(self):
        super().clear()
        self._index = ObjectToObject()
        self._unindex = NumberToObject()

    def within(self, found, first=None, last=None):
        """The records of the set `found` with a number from `first` to `last`, both included; None for no end."""
        if len(found) > MANY:
            return intersection(found, multiunion(list(self._index.values(first, last))))
        number = self._unindex.get
        low, high = (LOWEST if first is None else first), (HIGHEST if last is None else last)
        return IISet([record for record in found if low <= number(record, HIGHEST + 1) <= high])

    def until(self, last):
        """All records with a number up to `last`."""
        return multiunion(list(self._index.values(None, last)))

    def ordered(self, found, stop=None, descending=False):
        """The first `stop` records of the set `found` by their numbers, as a list. Those without one are left out.

        Walking the numbers is quick where much of what comes first is wanted: it is tried for some steps.
        """
        if stop is not None and len(found) > FEW:
            walked = list(islice(self._walk(found, min(len(found), stop * STEPS), descending), stop))
            if len(walked) == min(stop, len(found)):
                return walked
        number = self._unindex.get
        known = [(place, record) for record in found if (place := number(record)) is not None]
        if stop is None:
            first = sorted(known, reverse=descending)
        else:
            first = (nlargest if descending else nsmallest)(stop, known)
        return [record for _place, record in first]

    def _walk(self, found, most, descending):
        """The records of `found` in their order, out of the `most` first of all."""
        entries = self._index.values()
        if descending:
            entries = reversed(list(entries))
        records = chain.from_iterable(_records(entry, descending) for entry in entries)
        return (record for record in islice(records, most) if record in found)


def _records(entry, descending):
    """The records of one number: the index keeps a single one as it is, several as a set."""
    if isinstance(entry, int):
        return (entry,)
    return reversed(list(entry)) if descending else entry
