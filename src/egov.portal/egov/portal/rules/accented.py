"""The accents of words that were typed without: learnt from texts, so that a correction reads as people write."""

from collections import Counter
from collections import defaultdict
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from egov.portal.rules.words import key
from itertools import pairwise
from typing import TypeVar


Form = TypeVar("Form", str, tuple[str, str])
Key = TypeVar("Key", bound=Hashable)
Forms = Mapping[Form, int]
"""How often a word, or a pair of words, is written in which form."""


class Accented:
    """How words and pairs of neighbours are written in some texts (each as `words.written` gives them)."""

    def __init__(self, texts: Iterable[Sequence[str]] = ()) -> None:
        self._ones: dict[str, Forms[str]] = {}
        self._pairs: dict[tuple[str, str], Forms[tuple[str, str]]] = {}
        self._take((), texts)

    def changed(self, gone: Iterable[Sequence[str]], come: Iterable[Sequence[str]]) -> "Accented":
        """What is known once some texts have given way to others; this stays as it is."""
        new = Accented()
        new._ones, new._pairs = dict(self._ones), dict(self._pairs)
        new._take(gone, come)
        return new

    def _take(self, gone: Iterable[Sequence[str]], come: Iterable[Sequence[str]]) -> None:
        ones: defaultdict[str, Counter[str]] = defaultdict(Counter)
        pairs: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for sign, texts in ((-1, gone), (1, come)):
            for text in texts:
                for word in text:
                    ones[key(word)][word] += sign
                for first, second in pairwise(text):
                    pairs[key(first), key(second)][first, second] += sign
        _add(self._ones, ones)
        _add(self._pairs, pairs)

    def times(self, first: str, second: str) -> int:
        """How often these two words (keys) stand beside each other."""
        return sum(self._pairs.get((first, second), {}).values())

    def restored(self, keys: Sequence[str]) -> str:
        """The words with their accents. Where a word alone is written in several ways, its neighbours decide."""
        return " ".join(self._form(keys, place) for place in range(len(keys)))

    def _form(self, keys: Sequence[str], place: int) -> str:
        word = keys[place]
        sides = [((word, after), 0) for after in keys[place + 1 : place + 2]]
        sides += [((before, word), 1) for before in keys[max(place - 1, 0) : place]]
        pair, side = max(sides, key=lambda one: self.times(*one[0]), default=(("", ""), 0))
        return usual(self._pairs[pair])[side] if pair in self._pairs else usual(self._ones.get(word) or {word: 1})


def usual(forms: Mapping[Form, int]) -> Form:
    """The form that comes most often; of several the first in order, so that the answer is always the same."""
    return min(forms, key=lambda form: (-forms[form], form))


def _add(known: dict[Key, Forms[Form]], more: Mapping[Key, Counter[Form]]) -> None:
    """Add counts, which may be negative; the counts that were known stay untouched for whoever still has them."""
    for word, forms in more.items():
        summed = Counter(known.get(word, {}))
        summed.update(forms)
        left = {form: number for form, number in summed.items() if number}
        if left:
            known[word] = left
        else:
            known.pop(word, None)
