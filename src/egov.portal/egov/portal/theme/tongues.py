"""What is Vietnamese on a page in another language says so (WCAG 2.2, 3.1.2): titles and texts of procedures, names of
agencies, news. Screen readers then speak them as Vietnamese.

Told by spelling and put into the finished page, so that no template has to know which of its words are content.
"""

from egov.portal.numerals import VIETNAMESE
from egov.portal.rules.tongue import is_vietnamese
from egov.portal.rules.tongue import strangers
from html import unescape
import re


LANGUAGE = re.compile(r'<html\b[^>]*? lang="([a-z]+)')
PARTS = re.compile(
    r"""(<!--.*?-->|<(script|style|textarea|template)\b.*?</\2>|<(?:"[^"]*"|'[^']*'|[^'"<>])*>)""", re.DOTALL
)
"""A piece of markup, together with what is no text to be read, and the name of what that is in."""
HOLDING = re.compile(r"<(?!(?:br|hr|img|input|use|wbr)\b)[a-z](?!.*/>\Z)", re.DOTALL)
"""The beginning of an element that can hold text."""
PLAIN = re.compile(r"<(?:option|title)\b")
"""What holds nothing but text."""
LANG = re.compile(r"\slang=")
MARK = f' lang="{VIETNAMESE}"'


def marked(page):
    """The page (HTML) with `lang` on each text in it that is Vietnamese, if the page is in another language."""
    found = LANGUAGE.search(page)
    if not found or found[1] == VIETNAMESE:
        return page
    start = found.end()
    parts = PARTS.split(page[start:])
    # Text, markup, name of what is skipped, text, markup, name, …
    texts, markup = parts[0::3], parts[1::3]
    for place, text in enumerate(texts):
        if 0 < place < len(markup) and text and not text.isspace():
            _mark(texts, markup, place)
    pieces = [piece for pair in zip(texts, [*markup, ""], strict=True) for piece in pair]
    return page[:start] + "".join(pieces)


def _mark(texts, markup, place):
    """Mark a text, or what follows a label in it ("History: …"), if it is Vietnamese: on its element, if there is
    nothing else in it, or else by one of its own."""
    text, before, behind = texts[place], markup[place - 1], markup[place]
    label, colon, rest = text.partition(": ")
    alone = HOLDING.match(before) and behind.startswith("</")
    if strangers(label) and is_vietnamese(unescape(rest)) and not PLAIN.match(before):
        texts[place] = f"{label}{colon}<span{MARK}>{rest}</span>"
    elif not is_vietnamese(unescape(text)):
        return
    elif not alone:
        texts[place] = f"<span{MARK}>{text}</span>"
    elif not LANG.search(before):
        markup[place - 1] = f"{before[:-1]}{MARK}>"
