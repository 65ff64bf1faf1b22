"""Two small indexes for Zope's catalogue, each a single tree.

The stock ones keep a second tree from record to value, to take a value out again. Here the row of the dossier tells
what was indexed, so that tree is spared: a quarter of what an addition to the catalogue would write.
"""

from Acquisition import Implicit
from BTrees.IIBTree import IITreeSet
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOTreeSet
from Persistence import Persistent
from Products.PluginIndexes.interfaces import IPluggableIndex
from zope.interface import implementer


SEPARATOR = "\0"
LAST = "\U0010ffff"


class _Index(Implicit, Persistent):
    """What the query planner asks of every index. Queries are plain text."""

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
        text = request.get(self.id)
        return None if text is None else (IITreeSet(self.find(text)), (self.id,))

    def numObjects(self):
        return len(self.tree)

    indexSize = numObjects


@implementer(IPluggableIndex)
class UniqueIndex(_Index):
    """Texts that belong to one record each. A query finds every text that begins with it."""

    def clear(self):
        self.tree = OIBTree()

    def replace(self, record, old, new):
        """Let `record` have the text `new` in the place of `old`; either may be empty."""
        if old == new:
            return
        if old:
            self.tree.pop(old, None)
        if new:
            self.tree[new] = record

    def get(self, text):
        """The record of exactly this text, or None."""
        return self.tree.get(text)

    def find(self, beginning):
        return self.tree.values(beginning, beginning + LAST)


@implementer(IPluggableIndex)
class BeginningsIndex(_Index):
    """Phrases, each of many records. A query finds the records with a phrase that begins with it."""

    def clear(self):
        self.tree = OOTreeSet()

    def replace(self, record, old, new):
        """Let `record` have the phrases `new` in the place of `old` (sets)."""
        for phrase in old - new:
            self.tree.discard(f"{phrase}{SEPARATOR}{record}")
        for phrase in new - old:
            self.tree.add(f"{phrase}{SEPARATOR}{record}")

    def find(self, beginning):
        return (int(key.rpartition(SEPARATOR)[2]) for key in self.tree.keys(beginning, beginning + LAST))
