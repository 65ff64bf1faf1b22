"""Which records of the dossier catalogue fit a query: sets of numbers, cut with each other by the trees' own C code."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import intersection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True)
class Query:
    """What to look for, by index: `texts` any of which will do; `between`: numbers, from and to, None for no end;
    `without`: the names of indexes that have nothing of the record. All of it has to hold."""

    texts: Mapping[str, Sequence[str]]
    between: Mapping[str, tuple[int | None, int | None]]
    without: Sequence[str] = ()

    def find(self, records):
        """The set of the records; not to be changed. Raises TypeError for a query without any text."""
        index = records.getIndex
        sets = [index(name).any_of(texts) for name, texts in self.texts.items()]
        # The smallest first: what is cut with it stays small.
        found = reduce(intersection, sorted(sets, key=len))
        found = reduce(difference, (index(name).filled() for name in self.without), found)
        return reduce(lambda those, part: index(part[0]).within(those, *part[1]), self.between.items(), found)
