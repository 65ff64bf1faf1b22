"""Text that was typed for an old font: it reads well in that font alone, and is nonsense everywhere else.

Before Unicode, Vietnamese was typed in the encodings TCVN 3 (fonts .VnTime, TCVN 5712:1993) and VNI. Copied into a new
file, each letter with an accent becomes a letter or a sign that Vietnamese does not have.
"""

import re


SIGNS = frozenset("¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾¿ÆÇË×ßæçëïðñøûüþÿÑÖØÛÏÄÅäåö÷")
"""What letters of these encodings become; none of them belongs to a Vietnamese word."""
WORD = re.compile(r"\S*[^\W\d_]\S*")
FEW = 3
"""So many may stand in a foreign name, or beside a number."""


def is_of_old_font(text: str) -> bool:
    """Does the text seem to be typed in TCVN 3 or VNI?"""
    return sum(letter in SIGNS for word in WORD.findall(text) for letter in word) >= FEW
