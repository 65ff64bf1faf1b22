"""Ways through a process, as a plain graph: which states can follow which.

Used to tell mistakes in a process before a dossier meets them: a dossier must always be able to come to an end (the
applicant is owed an answer, NĐ 61/2018/NĐ-CP art. 17-19).
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping


Graph = Mapping[str, Collection[str]]
"""For each state the states that can follow it at once. A state that is only named as a follower has no followers."""


def reachable(graph: Graph, start: Iterable[str]) -> frozenset[str]:
    """The states that can be come to from any of `start`, themselves included."""
    found = set(start)
    waiting = list(found)
    while waiting:
        new = set(graph.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def unreachable(graph: Graph, start: Iterable[str]) -> frozenset[str]:
    """The states of the graph that cannot be come to from `start`."""
    return states(graph) - reachable(graph, start)


def dead_ends(graph: Graph, final: Collection[str]) -> frozenset[str]:
    """The states from which none of the final states can be come to."""
    return states(graph) - reachable(_reversed(graph), states(graph).intersection(final))


def states(graph: Graph) -> frozenset[str]:
    """All states that the graph names."""
    return frozenset(graph).union(*graph.values())


def _reversed(graph: Graph) -> dict[str, set[str]]:
    before: dict[str, set[str]] = {}
    for state, followers in graph.items():
        for follower in followers:
            before.setdefault(follower, set()).add(state)
    return before
