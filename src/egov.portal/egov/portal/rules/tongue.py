"""Whether a piece of text is Vietnamese, by its spelling: syllables of a few known shapes, some with accents."""

from egov.portal.rules.accents import fold
from egov.portal.rules.words import is_accented
import re


WORD = re.compile(r"[^\W\d_]+")
SYLLABLE = re.compile(
    "(?:b|ch?|d|g|gh|gi|h|kh?|l|m|n|ng|ngh|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)
"""What a syllable can be, without accents."""
ADDRESS = re.compile(r"\S*[.@/]\w\S*")
"""What has a dot or the like amid it: of the web, of mail, the name of a file."""
BORROWED = 8
"""One word in so many may be a foreign one, such as "website"; capitals alone are abbreviations of either language."""


def is_syllable(word: str) -> bool:
    """Can the word, with or without accents, be Vietnamese?"""
    return bool(SYLLABLE.fullmatch(fold(word)))


def strangers(text: str) -> list[str]:
    """The words that cannot be Vietnamese: no syllables, no abbreviations, without an accent, not of an address."""
    words = WORD.findall(ADDRESS.sub(" ", text))
    return [word for word in words if not (word.isupper() or is_accented(word.casefold()) or is_syllable(word))]


def is_vietnamese(text: str) -> bool:
    """Is it Vietnamese? Not where nothing has an accent: that could be anything."""
    words = WORD.findall(text)
    return any(is_accented(word.casefold()) for word in words) and BORROWED * len(strangers(text)) <= len(words)
