"""A procedure as lists show it, from the catalogue's columns: no procedure is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.portal.procedure.content import ABOLISHED


IN_FORCE = "in_force"


@dataclass(frozen=True)
class Found:
    """`forms` are the forms by which it can be filed now: id, title, case. `events`: the life events it belongs to.

    `modified` is in seconds; `more` are words that it is found by and no list shows. The URL is that of the request
    that asks for it.
    """

    uid: str
    path: str
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
    modified: float = 0.0
    events: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    more: str = field(default="", repr=False)
    url: str = ""

    @property
    def online(self) -> bool:
        """Can it be filed online?"""
        return bool(self.forms)

    @property
    def status(self) -> str:
        """Is it in force, or abolished?"""
        return ABOLISHED if self.state == ABOLISHED else IN_FORCE

    def values(self) -> dict[str, tuple[str, ...]]:
        """Its values of the criteria by which a list can be narrowed."""
        return {
            "sector": (self.sector,) if self.sector else (),
            "agency": (self.agency,) if self.agency else (),
            "level": (str(self.level),),
            "audience": self.audience,
            "online": ("1",) if self.online else ("0",),
            "event": self.events,
            "status": (self.status,),
        }


CRITERIA = ("sector", "agency", "level", "audience", "online", "event", "status")


def found(brain) -> Found:
    """From a row of the catalogue. Columns that a database of before does not have yet are empty."""
    return Found(
        uid=brain.UID,
        path=brain.getPath(),
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
        modified=float(brain.modified),
        events=tuple(_column(brain, "procedure_events") or ()),
        keywords=tuple(_column(brain, "procedure_keywords") or ()),
        more=_column(brain, "procedure_words") or "",
    )


def _column(brain, name):
    return getattr(brain, name, None)
