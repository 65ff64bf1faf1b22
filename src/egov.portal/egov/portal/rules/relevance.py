"""Texts with parts of different weight: which hold all the words of a question, and which of them come first."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.rules.bits import mask_of
from egov.portal.rules.bits import numbers_of
from egov.portal.rules.postings import Postings
from egov.portal.rules.words import words
from egov.portal.rules.words import written
from functools import cached_property
from functools import lru_cache
from functools import reduce
from operator import or_


EXACT = (8.0, 6.0, 2.0)
BEGINNING = (4.0, 3.0, 1.0)
"""What a word counts in the title, in the keywords, in the rest: as a whole, and as the beginning of a longer word."""
PHRASE, AT_THE_START, WRITTEN_SO, SHARE = 10.0, 4.0, 6.0, 4.0
"""What it counts besides: the words in a row in the title; there at its start; with the same accents; and how much of
the title they are."""


@dataclass(frozen=True)
class Text:
    """What a document is found by."""

    title: str
    keywords: str = ""
    rest: str = ""


class Relevance:
    """An index over such texts; a text is known by its number."""

    def __init__(self, texts: Sequence[Text] = ()) -> None:
        self.texts: list[Text] = []
        self.titles: list[tuple[str, ...]] = []
        self._parts = [Postings(), Postings(), Postings()]
        self._take(dict(enumerate(texts)))

    def changed(self, texts: Mapping[int, Text]) -> "Relevance":
        """The index once those numbers have these texts; this one stays as it is.

        A number may be new, if it follows the last one. `Text("")` is a text that nobody finds.
        """
        new = Relevance()
        new.texts, new.titles, new._parts = [*self.texts], [*self.titles], self._parts
        new._take(texts)
        return new

    def _take(self, texts: Mapping[int, Text]) -> None:
        more = max(texts, default=-1) + 1 - len(self.texts)
        self.texts += [Text("")] * more
        self.titles += [()] * more
        for number, text in texts.items():
            self.texts[number], self.titles[number] = text, words(text.title)
        titles = {number: self.titles[number] for number in texts}
        keywords = {number: words(text.keywords) for number, text in texts.items()}
        rest = {number: words(text.rest) for number, text in texts.items()}
        self._parts = [part.changed(new) for part, new in zip(self._parts, (titles, keywords, rest), strict=True)]

    @property
    def everything(self) -> int:
        """All numbers, as bits."""
        return (1 << len(self.texts)) - 1

    @cached_property
    def known(self) -> list[str]:
        """All words, in order."""
        return sorted({word for part in self._parts for word in part.words})

    def having(self, word: str) -> int:
        """The texts that hold a word that begins so, in any part."""
        return reduce(or_, (part.beginning(word) for part in self._parts))

    def having_exactly(self, word: str) -> int:
        """The texts that hold just this word."""
        return reduce(or_, (part.exact(word) for part in self._parts))

    def in_titles(self, word: str) -> int:
        """The texts in whose title a word begins so."""
        return self._parts[0].beginning(word)

    def ranked(self, asked: Sequence[str], as_written: Sequence[str], among: Sequence[int]) -> list[int]:
        """The numbers of those texts, the most relevant first; equal ones in the order in which they came.

        `asked` are keys of words; `as_written` are the same words with the accents that are meant.
        """
        scores = dict.fromkeys(among, 0.0)
        mask = mask_of(among)
        for word in asked:
            self._add_word(word, mask, scores)
        phrase, accented = " ".join(asked), spaced(as_written)
        for number in scores:
            scores[number] += self._of_title(number, len(asked), phrase, accented)
        return sorted(scores, key=scores.__getitem__, reverse=True)

    def _add_word(self, word: str, among: int, scores: dict[int, float]) -> None:
        """Each text gets the weight of the best place of the word in it."""
        tiers = [(weight, part.exact(word)) for weight, part in zip(EXACT, self._parts, strict=True)]
        tiers += [(weight, part.beginning(word)) for weight, part in zip(BEGINNING, self._parts, strict=True)]
        for weight, mask in sorted(tiers, reverse=True):
            for number in numbers_of(mask & among):
                scores[number] += weight
            among &= ~mask

    def _of_title(self, number: int, asked: int, phrase: str, accented: str) -> float:
        title = spaced(self.titles[number])
        place = title.find(f" {phrase}")
        if place < 0:
            return 0.0
        bonus = PHRASE + (AT_THE_START if place == 0 else 0.0) + SHARE * asked / len(self.titles[number])
        return bonus + (WRITTEN_SO if accented in _spelt(self.texts[number].title) else 0.0)


@lru_cache(1 << 14)
def _spelt(title: str) -> str:
    return spaced(written(title))


def spaced(text: Sequence[str]) -> str:
    """The words with a blank around each, so that whole words can be looked for."""
    return f" {' '.join(text)} "
