"""Finding procedures: by words with or without accents, by code, by criteria, with counts. Answers come from the shelf
in memory (`shelf`); no procedure is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.found import Found
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.shelf import Shelf
from egov.portal.procedure.shelf import shelf
from egov.portal.rules.question import LONGEST
from egov.portal.rules.question import words_of
import re
from zope.globalrequest import getRequest


CODE_START = re.compile(r"\d\.\d{1,6}(\.[\w.]*)?|\d{7}", re.ASCII)
"""What is taken for the beginning of a code: 1.0011, or a whole national code typed without its dot."""
PAGE = 20
RELEVANCE, NAME, UPDATED, LEVEL = "relevance", "name", "updated", "level"
ORDERS = (RELEVANCE, NAME, UPDATED, LEVEL)
ANY = "any"


@dataclass(frozen=True)
class Result:
    """One page of what was found, and how many there are in all.

    `counts`: by criterion and value, how many there would be with that value in place of the one asked for. `how` the
    words were understood: "all", "corrected", "some" (of the words) or "nothing"; `corrected` then says what was looked
    for, and `hint` a better-known wording to be offered.
    """

    items: list[Found]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    how: str = "all"
    corrected: str = ""
    hint: str = ""
    order: str = NAME


def search(
    q: str = "",
    sector: str = "",
    agency: str = "",
    level: int | None = None,
    audience: str = "",
    online: bool | None = None,
    event: str = "",
    status: str = IN_FORCE,
    order: str = "",
    start: int = 0,
    size: int = PAGE,
) -> Result:
    """The procedures that the current user may see; empty criteria do not restrict.

    `q`: every word must occur, as the beginning of a word in the name, keywords and so on; mistyped words are corrected
    (`rules.question`). Something like `1.0011` is taken as the beginning of a code, and finds abolished ones too.
    `status`: IN_FORCE, ABOLISHED, or ANY. `order`: one of ORDERS; by relevance where words are asked for, else by name.
    """
    asked = {
        "sector": sector,
        "agency": agency,
        "level": str(level or ""),
        "audience": audience,
        "online": "" if online is None else str(int(online)),
        "event": event,
        "status": "" if status == ANY else status,
    }
    there = shelf()
    with_code = _with_code(there, q)
    if with_code:
        return _listed(there, with_code, asked | {"status": ""}, order or NAME, start, size)
    answer = there.reader.answer(q, there.visible())
    order = order or (RELEVANCE if words_of(q) else NAME)
    listed = _listed(there, answer.found, asked, order, start, size, lambda some: there.reader.ranked(q, answer, some))
    told = there.reader.accented.restored(answer.words) if answer.how == "corrected" else ""
    return replace(listed, how=answer.how, corrected=told, hint=answer.hint)


def by_code(code: str, start: int = 0, size: int = PAGE) -> Result:
    """The procedures with this code; for a national code (1.001193) also the local ones built on it.

    Those in force come first; abolished ones are there too, so that an old code leads somewhere.
    """
    there = shelf()
    found = there.with_code(code) & there.visible()
    numbers = sorted(there.in_order(found), key=lambda number: there.items[number].status == ABOLISHED)
    return Result(located(there, numbers[start : start + size]), len(numbers))


def by_uid(uids) -> list[Found]:
    """The procedures with these UIDs that the current user may see, in this order. What is gone is left out."""
    there = shelf()
    visible = there.visible()
    numbers = [there.places[uid] for uid in uids if uid in there.places]
    return located(there, [number for number in numbers if visible >> number & 1])


def _with_code(there: Shelf, q: str) -> int:
    return there.with_code(q.strip()) & there.visible() if looks_like_code(q) else 0


def _listed(there, found, asked, order, start, size, ranked=None) -> Result:
    """The page of those found that meet the criteria; `ranked` puts numbers in the order of relevance."""
    numbers = there.in_order(there.facets.narrowed(found, asked))
    if order == RELEVANCE and ranked:
        numbers = ranked(numbers)
    if order == UPDATED:
        numbers.sort(key=lambda number: there.items[number].modified, reverse=True)
    elif order == LEVEL:
        numbers.sort(key=lambda number: -there.items[number].level)
    page = located(there, numbers[start : start + size])
    return Result(page, len(numbers), there.facets.counts(found, asked), order=order)


def looks_like_code(q: str) -> bool:
    """Is the text the beginning of a code?"""
    return bool(CODE_START.fullmatch(q.strip()[:LONGEST]))


def located(there: Shelf, numbers: list[int]) -> list[Found]:
    """The procedures with these numbers, with the addresses that the current request reaches them by."""
    request = getRequest()
    items = [there.items[number] for number in numbers]
    return [replace(item, url=request.physicalPathToURL(item.path)) for item in items]
