"""The accents of words that were typed without: learnt from texts, so that a correction reads as people write."""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from egov.portal.rules.words import key
from itertools import pairwise
from typing import TypeVar


Form = TypeVar("Form", str, tuple[str, str])


class Accented:
    """How words and pairs of neighbours are written in some texts (each as `words.written` gives them)."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        ones: defaultdict[str, Counter[str]] = defaultdict(Counter)
        pairs: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for text in texts:
            for word in text:
                ones[key(word)][word] += 1
            for first, second in pairwise(text):
                pairs[key(first), key(second)][first, second] += 1
        self._ones = {word: usual(forms) for word, forms in ones.items()}
        self._pairs = {pair: usual(forms) for pair, forms in pairs.items()}
        self._times = {pair: forms.total() for pair, forms in pairs.items()}

    def times(self, first: str, second: str) -> int:
        """How often these two words (keys) stand beside each other."""
        return self._times.get((first, second), 0)

    def restored(self, keys: Sequence[str]) -> str:
        """The words with their accents. Where a word alone is written in several ways, its neighbours decide."""
        return " ".join(self._form(keys, place) for place in range(len(keys)))

    def _form(self, keys: Sequence[str], place: int) -> str:
        word = keys[place]
        sides = [((word, after), 0) for after in keys[place + 1 : place + 2]]
        sides += [((before, word), 1) for before in keys[max(place - 1, 0) : place]]
        pair, side = max(sides, key=lambda one: self.times(*one[0]), default=(("", ""), 0))
        return self._pairs[pair][side] if pair in self._pairs else self._ones.get(word, word)


def usual(forms: Counter[Form]) -> Form:
    """The form that comes most often; of several the first in order, so that the answer is always the same."""
    return min(forms, key=lambda form: (-forms[form], form))
