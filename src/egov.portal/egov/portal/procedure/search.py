"""Finding procedures, with or without accents. Answers come from the catalogue's columns; no procedure is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal.rules.accents import fold
from plone import api
import re


CODE_START = re.compile(r"\d\.\d{1,6}(\.[\w.]*)?", re.ASCII)
WORD = re.compile(r"\w+")
OPERATORS = {"and", "or", "not"}
"""Words of the text index's query language: in quotes they are words like others."""
PAGE = 20


@dataclass(frozen=True)
class Found:
    """A procedure as lists show it. `forms` are the forms by which it can be filed now: id, title, case."""

    url: str
    code: str
    title: str
    description: str
    level: int
    fully_online: bool
    sector: str
    agency: str
    audience: tuple[str, ...]
    forms: tuple[Mapping[str, str], ...]
    state: str

    @property
    def online(self) -> bool:
        """Can it be filed online?"""
        return bool(self.forms)


@dataclass(frozen=True)
class Result:
    """One page of what was found, and how many there are in all."""

    items: list[Found]
    total: int


def search(
    q: str = "",
    sector: str = "",
    agency: str = "",
    level: int | None = None,
    audience: str = "",
    online: bool | None = None,
    start: int = 0,
    size: int = PAGE,
) -> Result:
    """The procedures in force that the current user may see, by name; empty criteria do not restrict.

    `q`: every word must occur, as the beginning of a word in the name, keywords and so on; something like `1.0011` is
    taken as the beginning of a code.
    """
    asked = {
        "procedure_sector": sector,
        "procedure_agency": agency,
        "procedure_audience": audience,
        "service_level": level,
    }
    query = {**_matching(q), **{index: value for index, value in asked.items() if value}}
    if online is not None:
        query["procedure_online"] = online
    return _page(query, start, size)


def by_code(code: str, start: int = 0, size: int = PAGE) -> Result:
    """The procedures in force with this code; for a national code (1.001193) also the local ones built on it."""
    return _page({"procedure_code": _beginning(code)}, start, size)


def _matching(q: str) -> dict:
    text = q.strip()
    if CODE_START.fullmatch(text):
        return {"procedure_code": _beginning(text)}
    words = [f'"{word}"' if word in OPERATORS else f"{word}*" for word in WORD.findall(fold(text))]
    return {"procedure_text": " AND ".join(words)} if words else {}


def _beginning(text: str) -> dict:
    return {"query": (text, text + "\uffff"), "range": "min:max"}


def _page(query: dict, start: int, size: int) -> Result:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(
        portal_type="Procedure",
        procedure_in_force=True,
        sort_on="procedure_order",
        sort_limit=start + size,
        **query,
    )
    return Result([_found(brain) for brain in brains[start : start + size]], brains.actual_result_count)


def _found(brain) -> Found:
    return Found(
        url=brain.getURL(),
        code=brain.procedure_code,
        title=brain.Title,
        description=brain.Description,
        level=brain.service_level,
        fully_online=brain.fully_online,
        sector=brain.procedure_sector,
        agency=brain.procedure_agency,
        audience=tuple(brain.procedure_audience),
        forms=tuple(brain.online_forms),
        state=brain.review_state,
    )
