"""Suggestions while somebody types: the same for everybody, so that they may be kept by every cache on the way."""

from dataclasses import dataclass
from egov.portal.procedure.found import Found
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.search import located
from egov.portal.procedure.search import looks_like_code
from egov.portal.procedure.shelf import shelf
from egov.portal.rules.question import words_of


MOST = 8
ANYBODY = ("Anonymous",)


@dataclass(frozen=True)
class Suggestions:
    """The procedures suggested, the best first; `corrected`: what was looked for when the words had to be corrected."""

    items: list[Found]
    corrected: str = ""


def suggestions(text: str) -> Suggestions:
    """What everybody can see of the procedures in force that the text may mean; nothing for a text without a word."""
    there = shelf()
    among = there.facets.having("status", IN_FORCE) & there.visible_to(ANYBODY)
    if not words_of(text):
        return Suggestions([])
    by_code = there.with_code(text.strip()) & among if looks_like_code(text) else 0
    answer = there.reader.answer(text, among)
    numbers = there.in_order(by_code) or there.reader.ranked(text, answer, there.in_order(answer.found))
    told = there.reader.accented.restored(answer.words) if answer.how == "corrected" and not by_code else ""
    return Suggestions(located(there, numbers[:MOST]), told)
