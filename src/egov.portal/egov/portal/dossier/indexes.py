"""Small indexes for Zope's catalogue, all but one of them a single tree.

The stock ones keep a second tree from record to value, to take a value out again, and a counter. Here the row of the
dossier tells what was indexed, so both are spared: half of what an addition to the catalogue would write. Only what is
sorted by needs the second tree, and stays with a stock index.
"""

from Acquisition import Implicit
from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import multiunion
from egov.portal.dossier.trees import NumberSet
from egov.portal.dossier.trees import NumberToObject
from egov.portal.dossier.trees import ObjectToObject
from egov.portal.dossier.trees import TextSet
from egov.portal.dossier.trees import TextToNumber
from Persistence import Persistent
from Products.PluginIndexes.FieldIndex.FieldIndex import FieldIndex
from Products.PluginIndexes.interfaces import IPluggableIndex
from zope.interface import implementer


SEPARATOR = "\0"
LAST = "\U0010ffff"


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
        texts = [asked] if isinstance(asked, str) else asked
        return multiunion([self.find(text) for text in texts]), (self.id,)

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


class SortIndex(FieldIndex):
    """Zope's index of one value of each record, to sort by. Its trees have small nodes."""

    def clear(self):
        super().clear()
        self._index = ObjectToObject()
        self._unindex = NumberToObject()
