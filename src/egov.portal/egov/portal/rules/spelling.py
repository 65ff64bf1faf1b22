"""Which known words a mistyped one may stand for."""

from collections.abc import Sequence
from rapidfuzz import process
from rapidfuzz.distance import OSA


SHORT, LONG = 3, 6  # letters


def tolerance(word: str) -> int:
    """How many slips (a letter too much, too few, wrong, or two swapped) a word may hold.

    None in words of one or two letters, where every other word would be near, nor in numbers.
    """
    if len(word) < SHORT or not word.isalpha():
        return 0
    return 1 if len(word) < LONG else 2


def near(word: str, known: Sequence[str]) -> list[tuple[str, int]]:
    """(known word, slips) of those within the tolerance, the nearest first. The word itself is not among them."""
    most = tolerance(word)
    if not most:
        return []
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    return sorted(((other, int(slips)) for other, slips, _place in found if slips), key=lambda pair: (pair[1], pair[0]))
