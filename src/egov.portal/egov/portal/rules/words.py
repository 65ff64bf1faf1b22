"""The words of a text as they are compared when somebody searches, and as they were written."""

from egov.portal.rules.accents import fold
from functools import lru_cache
import re
import unicodedata


WORD = re.compile(r"[^\W_]+")
LONE_Y = re.compile(r"(?:[^\W_aeiouy\d]*|qu)y")
"""A syllable whose one vowel is y. Both ways of writing it are right (Decision 240/QD of 1984 has i, habit has y)."""
KEPT = 1 << 16  # words and texts that are remembered; a big catalogue has some thousands of each


def written(text: str) -> tuple[str, ...]:
    """The words as they stand there, in lower case, with their accents composed."""
    return tuple(word for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold()) if key(word))


@lru_cache(KEPT)
def words(text: str) -> tuple[str, ...]:
    """The keys of the words, one for each of `written`. Kept: a catalogue is read again after each change."""
    return tuple(key(word) for word in written(text))


@lru_cache(KEPT)
def key(word: str) -> str:
    """What two spellings of a word have in common: no accents, no case, i for a y that is a syllable's only vowel.

    "" for what holds no letter and no digit at all.
    """
    bare = "".join(WORD.findall(fold(word)))
    return bare[:-1] + "i" if LONE_Y.fullmatch(bare) else bare


def is_accented(word: str) -> bool:
    """Was the word (as `written` gives it) written with accents?"""
    return fold(word) != word
