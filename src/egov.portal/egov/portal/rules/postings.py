"""Which texts hold which words. Texts are known by their number; sets of them are `bits`."""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.portal.rules.bits import restated
from functools import reduce
from operator import or_


class Postings:
    """An inverted index over texts, each a series of words."""

    def __init__(self, texts: Iterable[Iterable[str]] = ()) -> None:
        self._masks = restated({}, dict(enumerate(texts)))
        self.words = sorted(self._masks)

    def changed(self, texts: Mapping[int, Iterable[str]]) -> "Postings":
        """The index once those numbers have these texts; this one stays as it is."""
        new = Postings()
        new._masks = restated(self._masks, texts)
        new.words = self.words if new._masks.keys() == self._masks.keys() else sorted(new._masks)
        return new

    def exact(self, word: str) -> int:
        """The texts that hold the word."""
        return self._masks.get(word, 0)

    def beginning(self, start: str) -> int:
        """The texts that hold a word that begins so."""
        return reduce(or_, (self._masks[word] for word in self._from(start)), 0)

    def _from(self, start: str) -> Iterator[str]:
        for place in range(bisect_left(self.words, start), len(self.words)):
            if not self.words[place].startswith(start):
                return
            yield self.words[place]
