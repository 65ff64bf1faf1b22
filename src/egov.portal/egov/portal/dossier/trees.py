"""BTrees with small nodes.

An addition rewrites one leaf of each tree that it touches, whole, and now and then the node above it. With nodes of the
usual 30 to 500 entries that was most of what storing a dossier writes; small leaves alone make the nodes above them
longer and those more often rewritten, so both are small. A look-up passes one or two more nodes.
"""

from BTrees import IIBTree
from BTrees import IOBTree
from BTrees import OIBTree
from BTrees import OOBTree


LEAF = 20
NODE = 30


class NumberSet(IIBTree.IITreeSet):
    """A set of numbers."""

    max_leaf_size = LEAF
    max_internal_size = NODE


class NumberToObject(IOBTree.IOBTree):
    """From number to object."""

    max_leaf_size = LEAF
    max_internal_size = NODE


class TextToNumber(OIBTree.OIBTree):
    """From text to number."""

    max_leaf_size = LEAF
    max_internal_size = NODE


class ObjectToObject(OOBTree.OOBTree):
    """From text, or whatever has an order, to object."""

    max_leaf_size = LEAF
    max_internal_size = NODE


class TextSet(OOBTree.OOTreeSet):
    """A set of texts."""

    max_leaf_size = LEAF
    max_internal_size = NODE
