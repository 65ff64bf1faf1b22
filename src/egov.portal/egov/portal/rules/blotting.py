"""Taking persons out of a text that is to be published: a first draft, which a person reads and completes.

What is known of somebody goes wherever it stands, with or without accents and in any case; of others go mail addresses
and long numbers (identity numbers, telephone numbers, references). Names of others cannot be told from other words.
"""

from .accents import fold
from collections.abc import Iterable
from functools import cache
import re
import unicodedata


BLOT = "***"
SHORTEST = 3
"""Characters of what is searched for as known: anything shorter would blot words that say nothing of anybody."""

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
NUMBER = re.compile(r"\+?\d(?:[ .\-]?\d){8,19}|\b[A-Z]\d{7,8}\b")


def blotted(text: str, known: Iterable[str] = ()) -> str:
    """The text with `known` (names, addresses, numbers of one person), mail addresses and long numbers blotted out.

    Composed (NFC). Blotting twice changes nothing.
    """
    text = _without(unicodedata.normalize("NFC", text), known)
    return NUMBER.sub(BLOT, ADDRESS.sub(BLOT, text))


def told(text: str, known: Iterable[str]) -> list[str]:
    """Which of `known` the text still tells, in their order."""
    plain = _plain(unicodedata.normalize("NFC", text))
    return [each for each in known if _is_searched(each) and _pattern(each).search(plain)]


def _without(text: str, known: Iterable[str]) -> str:
    # The longest first: a name may be a part of an address.
    for each in sorted(filter(_is_searched, known), key=len, reverse=True):
        text = _blot(text, _pattern(each))
    return text


def _blot(text: str, pattern: re.Pattern[str]) -> str:
    kept, end = [], 0
    for found in pattern.finditer(_plain(text)):
        kept += [text[end : found.start()], BLOT]
        end = found.end()
    return "".join([*kept, text[end:]])


def _pattern(known: str) -> re.Pattern[str]:
    """Finds it in plain text, whatever white space is between its words; a telephone number however it is parted."""
    if re.fullmatch(r"\+?[\d .\-]+", known):
        return re.compile(r"[ .\-]?".join(char for char in known if char.isdigit()))
    words = _plain(unicodedata.normalize("NFC", known)).split()
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")


def _is_searched(known: str) -> bool:
    return len(known.strip()) >= SHORTEST


def _plain(text: str) -> str:
    """The text without accents and capitals, character by character: places in it are places in the text."""
    return "".join(map(_bare, text))


@cache
def _bare(char: str) -> str:
    return char if char.isspace() else (fold(char)[:1] or char)
