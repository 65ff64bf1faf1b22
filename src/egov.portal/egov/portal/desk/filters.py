"""The filters of the queue: read from a request, for the page and for REST alike."""

from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from datetime import date
from egov.portal.desk.hidden import hidden
from egov.portal.desk.hidden import shown
from egov.portal.desk.spans import span_of
from egov.portal.dossier.catalogue import SORTS
from plone import api


LATE = {"yes": True, "no": False}
MINE = ":me"
"""In the place of an officer: who is asking. No account has such an id."""
DUE = ("today", "week", "dates")
CHANNELS = ("online", "counter", "post")
MAX_TEXT = 200
FIND = "find"
"""Under this name the text stands in addresses, hidden."""


@dataclass(frozen=True)
class Filters:
    """What to narrow the queue to; "" for no filter.

    `late` is "yes", "no" or "". `officer`: an account, MINE, or the catalogue's NOBODY. `due`: one of DUE, with
    `due_from` and `due_until` (ISO dates, both included) for "dates". `sort`: of the dossier catalogue.
    """

    state: str = ""
    sector: str = ""
    agency: str = ""
    procedure: str = ""
    officer: str = ""
    channel: str = ""
    due: str = ""
    due_from: str = ""
    due_until: str = ""
    late: str = ""
    text: str = ""
    sort: str = "due"

    @classmethod
    def read(cls, form):
        """The filters of a request; what cannot be one is no filter."""
        given = {field.name: form.get(field.name, "") for field in fields(cls)}
        kept = {name: value.strip()[:MAX_TEXT] for name, value in given.items() if isinstance(value, str)}
        for name, fits in CHECKS.items():
            if not fits(kept.get(name, "")):
                kept.pop(name, None)
        return cls(**kept)

    @classmethod
    def read_address(cls, form):
        """The filters of an address that `address` gave: a text in plain letters is not taken from one."""
        return cls.read({**form, "text": shown(form.get(FIND, ""))})

    @property
    def any(self):
        """Is anything filtered?"""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "sort")

    @property
    def narrowed(self):
        """Is anything filtered, or ordered, that is not a state or a text?"""
        return replace(self, state="", text="", sort="due").any or self.sort != "due"

    def address(self, **changes):
        """The filters as (name, value) pairs of an address, with changes. The text, a name perhaps, is hidden:
        addresses stay in logs, histories and bookmarks."""
        values = {**vars(self), **changes}
        plain = {field.name: field.default for field in fields(self) if field.name != "text"}
        pairs = [(name, values[name]) for name, default in plain.items() if values[name] != default]
        return [*pairs, (FIND, hidden(values["text"]))] if values["text"] else pairs

    def query(self):
        """As the dossier catalogue's search takes them; without sorting, as its counts take them."""
        due_from, due_until = span_of(self.due, self.due_from, self.due_until)
        return {
            "states": (self.state,) if self.state else (),
            "agency": self.agency or None,
            "sector": self.sector or None,
            "procedure": self.procedure or None,
            "officer": (api.user.get_current().getId() if self.officer == MINE else self.officer) or None,
            "channel": self.channel or None,
            "text": self.text,
            "late": LATE.get(self.late),
            "due_from": due_from,
            "due_until": due_until,
        }


def _is_day(text):
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


CHECKS = {
    "sort": SORTS.__contains__,
    "due": DUE.__contains__,
    "due_from": _is_day,
    "due_until": _is_day,
    "channel": CHANNELS.__contains__,
}
"""What fits each filter that not every text fits."""
