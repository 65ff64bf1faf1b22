"""What of a tree in the database has changed since it was looked at, at a cost that follows the change.

A BTree keeps some dozens of entries in each leaf, and a leaf has the serial number of the transaction that wrote it:
what has the same number holds the same entries, in every process and every connection.
"""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any


Leaves = Mapping[Hashable, Mapping[int, Any]]
"""The entries of a tree by the identity of their leaf."""


def look(tree, before: Leaves, wanted: Callable[[Any], Any] = bool) -> Leaves:
    """The wanted entries as this transaction sees them. What is unchanged is taken from `before`."""
    found = {}
    for leaf in _leaves(tree):
        name = _identity(leaf)
        found[name] = before[name] if name in before else {key: one for key, one in leaf.items() if wanted(one)}
    return found


def differences(before: Leaves, after: Leaves) -> dict[int, tuple[Any, Any]]:
    """Key → old and new entry (None for none) of those that are not the same."""
    old, new = _entries(before, before.keys() - after.keys()), _entries(after, after.keys() - before.keys())
    pairs = {key: (old.get(key), new.get(key)) for key in old.keys() | new.keys()}
    return {key: (was, now) for key, (was, now) in pairs.items() if was != now}


def is_clean(persistent) -> bool:
    """Does it lie in the database just as it is here? Then its serial number tells what it holds."""
    jar = persistent._p_jar
    return jar is not None and not persistent._p_changed and jar._savepoint_storage is None


def _entries(leaves: Leaves, names) -> dict[int, Any]:
    return {key: one for name in names for key, one in leaves[name].items()}


def _identity(leaf) -> Hashable:
    """The same for the same content; one of its own for a leaf that is not committed, or is a part of its tree."""
    return (leaf._p_oid, _serial(leaf)) if is_clean(leaf) else object()


def _serial(leaf) -> bytes:
    """The serial number; of a leaf that is not loaded it is asked for, which is faster than to load its entries."""
    is_loaded = leaf._p_changed is not None
    return leaf._p_serial if is_loaded else leaf._p_jar._storage.load(leaf._p_oid)[1]


def _leaves(tree) -> Iterator:
    """The leaves, found by way of the inner nodes: to go from leaf to leaf would load them all."""
    children, *first = tree.__getstate__() or ((),)
    if children and not first:
        yield tree._firstbucket
    for child in children[::2] if first else ():
        yield from _leaves(child) if isinstance(child, type(tree)) else (child,)
