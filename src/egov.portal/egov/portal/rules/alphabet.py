"""The letter under which a title stands in a Vietnamese list from A to Z."""

from egov.portal.rules.accents import ALPHABET
from egov.portal.rules.accents import BREVE
from egov.portal.rules.accents import CIRCUMFLEX
from egov.portal.rules.accents import HORN
import unicodedata


OTHER = "#"
"""Where titles stand that begin with no letter of the alphabet."""
FOREIGN = frozenset("fjwz")
_SHAPES = frozenset({BREVE, CIRCUMFLEX, HORN})


def composed(letter: str) -> str:
    """A letter of the alphabet of `accents` as a capital, in one character."""
    return unicodedata.normalize("NFC", letter).upper()


CAPITALS = {letter: composed(letter) for letter in ALPHABET}
LETTERS = tuple(CAPITALS.values())
"""All letters in their order; the foreign ones F, J, W, Z are at the places that Vietnamese dictionaries give them."""
OWN = tuple(capital for letter, capital in CAPITALS.items() if letter not in FOREIGN)
"""The 29 letters of the Vietnamese alphabet."""


def letter_of(title: str) -> str:
    """The first letter of a title, without its tone: one of LETTERS, or OTHER. Quotes and the like are passed over."""
    marks = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", title).casefold())
    start = next((place for place, char in enumerate(marks) if char.isalnum()), len(marks))
    first, rest = marks[start : start + 1], marks[start + 1 :]
    shape = next((char for char in _combining(rest) if char in _SHAPES), "")
    return CAPITALS.get(first + shape) or CAPITALS.get(first) or OTHER


def _combining(text: str) -> str:
    end = next((place for place, char in enumerate(text) if not unicodedata.combining(char)), len(text))
    return text[:end]
