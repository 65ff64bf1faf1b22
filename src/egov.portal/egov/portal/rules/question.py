"""Understanding what somebody typed into a search box: all words, else corrected ones, else those that fit best."""

from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.rules.accented import Accented
from egov.portal.rules.relevance import Relevance
from egov.portal.rules.spelling import near
from egov.portal.rules.words import is_accented
from egov.portal.rules.words import words
from egov.portal.rules.words import written
from functools import reduce
from operator import and_
from typing import Literal


LONGEST = 200  # characters that are read of a question
MOST = 12  # words
TRIED = 12  # corrections of a word that are looked at
KNOWN_PAIR = 2  # times that two words must stand together before one of them is taken for a slip of another

How = Literal["all", "corrected", "some", "nothing"]


@dataclass(frozen=True)
class Answer:
    """`found`: the texts, as bits. `how` they were found: with all words, with `words` that correct what was typed,
    with some of the words, or not at all. `hint`: a better-known wording to be offered, "" for none."""

    found: int
    words: tuple[str, ...]
    how: How
    hint: str = ""


class Reader:
    """Answers questions from an index of texts."""

    def __init__(self, index: Relevance, accented: Accented) -> None:
        self.index = index
        self.accented = accented

    def answer(self, text: str, among: int) -> Answer:
        """What the text asks for among those documents. A text without a word asks for all of them."""
        asked = words_of(text)
        found = self._with_all(asked, among)
        if found or not among:
            return Answer(found, asked, "all", self._hint(asked, found))
        corrected = self._corrected(asked, among)
        found = self._with_all(corrected, among)
        if found:
            return Answer(found, corrected, "corrected")
        found = self._with_some(corrected, among)
        return Answer(found, corrected, "some" if found else "nothing")

    def ranked(self, text: str, answer: Answer, found: Sequence[int]) -> list[int]:
        """Those documents of the answer, the most relevant first; equally relevant ones as they come."""
        return self.index.ranked(answer.words, self._accented(text, answer), found)

    def _accented(self, text: str, answer: Answer) -> tuple[str, ...]:
        """The words as they were typed; with the usual accents where they were typed without, or mistyped."""
        typed = written(text[:LONGEST])[:MOST]
        as_typed = answer.words == words_of(text) and any(map(is_accented, typed))
        return typed if as_typed else tuple(self.accented.restored(answer.words).split())

    def _with_all(self, asked: Sequence[str], among: int) -> int:
        return reduce(and_, map(self.index.having, asked), among)

    def _corrected(self, asked: Sequence[str], among: int) -> tuple[str, ...]:
        """Each word that occurs nowhere replaced by the nearest one that goes best with the others."""
        best = list(asked)
        for place, word in enumerate(asked):
            if not self.index.having(word) & among:
                best[place] = self._nearest(best, place, among)
        return tuple(best)

    def _nearest(self, asked: Sequence[str], place: int, among: int) -> str:
        others = self._with_all(
            [word for at, word in enumerate(asked) if at != place and self.index.having(word)], among
        )

        def order(candidate: tuple[str, int]) -> tuple[int, int, int]:
            word, slips = candidate
            together = (self.index.having_exactly(word) & (others or among)).bit_count()
            return (0 if together else 1, slips, -self._beside(asked, place, word) * len(asked) - together)

        return min(near(asked[place], self.index.known), key=order, default=(asked[place], 0))[0]

    def _beside(self, asked: Sequence[str], place: int, word: str) -> int:
        """How often the word stands beside its neighbours of the question."""
        before, after = asked[max(place - 1, 0) : place], asked[place + 1 : place + 2]
        times = self.accented.times
        return sum(times(other, word) for other in before) + sum(times(word, other) for other in after)

    def _with_some(self, asked: Sequence[str], among: int) -> int:
        """The documents that hold the greatest number of the words, if that is more than half of them."""
        least, reached = len(asked) // 2 + 1, [among]
        for mask in (self.index.having(word) for word in asked):
            # reached[n]: the documents with n of the words so far.
            more = [have & mask for have in reached]
            reached = [a | b for a, b in zip([*reached, 0], [0, *more], strict=True)]
        return next((found for found in reversed(reached[least:]) if found), 0)

    def _hint(self, asked: Sequence[str], found: int) -> str:
        """A pair of words that stands in titles in place of one that stands in none, with its accents."""
        titled = reduce(and_, map(self.index.in_titles, asked), found)
        if titled or len(asked) < 2:
            return ""
        for place, word in enumerate(asked):
            options = near(word, self.index.known)[:TRIED] if not self._beside(asked, place, word) else []
            best = max(options, key=lambda one: self._beside(asked, place, one[0]), default=("", 0))[0]
            if self._beside(asked, place, best) >= KNOWN_PAIR:
                return self.accented.restored([*asked[:place], best, *asked[place + 1 :]])
        return ""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a question: of the first 200 characters the first twelve, each once."""
    return tuple(dict.fromkeys(words(text[:LONGEST])))[:MOST]
