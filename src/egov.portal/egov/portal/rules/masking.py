"""Showing who somebody is to those who know it, and nothing to those who do not (Law 91/2025/QH15 on personal data)."""

HIDDEN = "*"
SHOWN_DIGITS = 3


def masked_name(name: str) -> str:
    """Of each word but the last, the given name in Vietnamese, only the first letter: "N*** V*** An".

    Of a single word too. The number of asterisks tells nothing of the length.
    """
    words = name.split()
    if len(words) < 2:
        return " ".join(map(_initial, words))
    *first, last = words
    return " ".join([*map(_initial, first), last])


def masked_number(number: str) -> str:
    """The last three characters; nothing of a number so short that they would be most of it."""
    shown = number[-SHOWN_DIGITS:] if len(number) > 2 * SHOWN_DIGITS else ""
    return HIDDEN * (len(number) - len(shown)) + shown


def _initial(word: str) -> str:
    return word[0] + 3 * HIDDEN
