"""Vietnamese letters: searching without accents, and sorting as a Vietnamese dictionary does.

The alphabet is written as ASCII letters with the names of their marks; no Vietnamese text stands here.
"""

import unicodedata


D_STROKE = "\u0111"
BREVE, CIRCUMFLEX, HORN = "\u0306", "\u0302", "\u031b"
GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"

ALPHABET = (
    *("a", "a" + BREVE, "a" + CIRCUMFLEX, "b", "c", "d", D_STROKE, "e", "e" + CIRCUMFLEX, "f", "g", "h", "i", "j", "k"),
    *(
        "l",
        "m",
        "n",
        "o",
        "o" + CIRCUMFLEX,
        "o" + HORN,
        "p",
        "q",
        "r",
        "s",
        "t",
        "u",
        "u" + HORN,
        "v",
        "w",
        "x",
        "y",
        "z",
    ),
)
TONES = (GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW)
"""In their order, behind the level tone, which has no mark."""

_WEIGHTS = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_SHAPES = frozenset({BREVE, CIRCUMFLEX, HORN})
_TONES = {mark: str(place) for place, mark in enumerate(TONES, start=1)}
_LEVEL = "0"


def fold(text: str) -> str:
    """Lower case, without accents, a plain d for the stroked one, white space collapsed.

    Composed and decomposed spellings fold alike; folding twice changes nothing.
    """
    bare = "".join(char for char in _decomposed(text) if not unicodedata.combining(char))
    return " ".join(bare.replace(D_STROKE, "d").split())


def sort_key(text: str) -> str:
    """A key that sorts as Vietnamese dictionaries do: syllable by syllable, first by letters, then by tone.

    Digits come before letters, other characters behind them. The key is plain text, fit for an index.
    """
    return " ".join(_syllable(word) for word in _decomposed(text).split())


def _decomposed(text: str) -> str:
    # Lower case first and again: lowering can compose, decomposing can bring capitals to light.
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()


def _syllable(word: str) -> str:
    letters: list[str] = []
    tone = _LEVEL
    for char in word:
        if char in _TONES:
            tone = _TONES[char]
        elif char in _SHAPES and letters:
            letters[-1] += char
        elif not unicodedata.combining(char):
            letters.append(char)
    return "".join(_weight(letter) for letter in letters) + "!" + tone


def _weight(letter: str) -> str:
    known = _WEIGHTS.get(letter) or _WEIGHTS.get(letter[0])
    return known or (letter if letter.isdigit() else "~" + letter)
