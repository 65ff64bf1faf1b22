"""What people typed, made fit to print."""

import unicodedata


SHOWN = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin with the letters of the minorities' languages
    (0x400, 0x45F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with the tones of Vietnamese
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x20AB, 0x20AC),  # dong, euro
)
"""Ranges of characters that the font of the forms has (a test sets them all)."""
MISSING = "\N{WHITE SQUARE}"


def printable(value):
    """The same data with every text composed (NFC), without invisible characters, and a square for each character that
    the font lacks: PDF/UA knows no text that cannot be shown, and the slip must not fail on it."""
    if isinstance(value, str):
        return "".join(_shown(character) for character in unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    return [printable(item) for item in value] if isinstance(value, list | tuple) else value


def _shown(character):
    if character in "\n\t":
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Mn", "Me"):
        return ""
    return character if any(first <= ord(character) <= last for first, last in SHOWN) else MISSING
