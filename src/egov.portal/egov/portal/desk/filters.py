"""The filters of the queue: read from a request, for the page and for REST alike."""

from dataclasses import dataclass
from dataclasses import fields
from egov.portal.dossier.catalogue import SORTS


LATE = {"yes": True, "no": False}
MAX_TEXT = 200


@dataclass(frozen=True)
class Filters:
    """What to narrow the queue to; "" for no filter. `late` is "yes", "no" or "". `sort`: of the dossier catalogue."""

    state: str = ""
    sector: str = ""
    agency: str = ""
    procedure: str = ""
    officer: str = ""
    late: str = ""
    text: str = ""
    sort: str = "due"

    @classmethod
    def read(cls, form):
        """The filters of a request; what cannot be one is no filter."""
        given = {field.name: form.get(field.name, "") for field in fields(cls)}
        kept = {name: value.strip()[:MAX_TEXT] for name, value in given.items() if isinstance(value, str)}
        kept["sort"] = kept.get("sort") if kept.get("sort") in SORTS else "due"
        return cls(**kept)

    @property
    def any(self):
        """Is anything filtered?"""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "sort")

    def query(self):
        """As the dossier catalogue's search takes them; without sorting, as its counts take them."""
        return {
            "states": (self.state,) if self.state else (),
            "agency": self.agency or None,
            "sector": self.sector or None,
            "procedure": self.procedure or None,
            "officer": self.officer or None,
            "text": self.text,
            "late": LATE.get(self.late),
        }
