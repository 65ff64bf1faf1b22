"""Which texts hold which words. Texts are known by their number; sets of them are `bits`."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from egov.portal.rules.bits import mask_of
from functools import reduce
from operator import or_


class Postings:
    """An inverted index over texts, each a series of words."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for word in set(text):
                places[word].append(number)
        self._masks = {word: mask_of(numbers) for word, numbers in places.items()}
        self.words = sorted(self._masks)

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
