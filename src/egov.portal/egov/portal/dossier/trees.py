"""BTrees with small leaves.

An addition rewrites one leaf of each tree that it touches, whole, and the database looks at every value in it. With
leaves of the usual 30 to 120 entries that was most of what storing a dossier costs.
"""

from BTrees.IIBTree import IITreeSet
from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOTreeSet


LEAF = 20  # entries


class SmallIITreeSet(IITreeSet):
    """A set of numbers."""

    max_leaf_size = LEAF


class SmallIOBTree(IOBTree):
    """From number to object."""

    max_leaf_size = LEAF


class SmallOIBTree(OIBTree):
    """From text to number."""

    max_leaf_size = LEAF


class SmallOOTreeSet(OOTreeSet):
    """A set of texts."""

    max_leaf_size = LEAF
