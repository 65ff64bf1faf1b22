"""BTrees with small nodes.

An addition rewrites one leaf of each tree that it touches, whole, and now and then the node above it. With nodes of the
usual 30 to 500 entries that was most of what storing a dossier writes; small leaves alone make the nodes above them
longer and those more often rewritten, so both are small. A look-up passes one or two more nodes.
"""

from BTrees import IIBTree
from BTrees import IOBTree
from BTrees import OIBTree
from BTrees import OOBTree


class _Small:
    """Entries of a leaf, and of a node above leaves, at most."""

    max_leaf_size = 20
    max_internal_size = 30


class NumberSet(_Small, IIBTree.IITreeSet):
    """A set of numbers."""


class NumberToObject(_Small, IOBTree.IOBTree):
    """From number to object."""


class TextToNumber(_Small, OIBTree.OIBTree):
    """From text to number."""


class ObjectToObject(_Small, OOBTree.OOBTree):
    """From text, or whatever has an order, to object."""


class TextSet(_Small, OOBTree.OOTreeSet):
    """A set of texts."""
