"""The criteria beside a list of procedures, each value with the number of procedures that it would leave."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal import _
from egov.portal.procedure import vocabularies
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.life_events import event_title
from egov.portal.procedure.search import Result
from egov.portal.procedure.shelf import order
from egov.portal.procedure.shelf import shelf
from egov.portal.procedure.stock import Names
from egov.portal.procedure.wording import LEVELS


TITLES = {
    "online": _("Filing"),
    "event": _("Life events"),
    "sector": _("Sector"),
    "audience": _("For whom"),
    "agency": _("Receiving agency"),
    "level": _("Service level"),
    "status": _("Status"),
}
"""The criteria in the order in which they are shown."""
STATUSES = {IN_FORCE: _("In force"), ABOLISHED: _("Abolished")}
ONLINE = {"1": _("Can be filed online"), "0": _("Only at the counter or by post")}


@dataclass(frozen=True)
class Option:
    """A value of a criterion; the title is a text or a message."""

    value: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A criterion with the values that lead to something, and the chosen one."""

    name: str
    title: str
    options: tuple[Option, ...]


def facets(result: Result, asked: Mapping[str, str]) -> list[Facet]:
    """The criteria for what was found; those without a choice are left out. `asked`: the chosen values."""
    all_titles = titles(shelf().names)
    shown = (_facet(name, all_titles[name], result.counts.get(name, {}), asked.get(name, "")) for name in TITLES)
    return [facet for facet in shown if len(facet.options) > 1 or any(map(_narrows, facet.options))]


def titles(names: Names) -> dict[str, Callable[[str], str]]:
    """For each criterion what gives the title of a value; an unknown value is its own."""
    known = {
        "sector": names.sectors,
        "agency": names.agencies,
        "event": {code: event_title(code, name) for code, name in names.events.items()},
        "audience": {term.value: term.title for term in vocabularies.AUDIENCES},
        "level": {str(level): title for level, title in LEVELS.items()},
        "online": ONLINE,
        "status": STATUSES,
    }
    return {name: lambda value, of=of: of.get(value, value) for name, of in known.items()}


def _facet(name, title_of, counts, chosen):
    counts = {**({chosen: 0} if chosen else {}), **counts}
    options = [Option(value, title_of(value), count, value == chosen) for value, count in counts.items()]
    return Facet(name, TITLES[name], tuple(sorted(options, key=_by_level if name == "level" else _by_count)))


def _narrows(option):
    return option.chosen and option.value != IN_FORCE


def _by_level(option):
    return option.value


def _by_count(option):
    return -option.count, order(option.title)
