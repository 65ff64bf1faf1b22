"""What a room that keeps personal data offers, so that citizens get to see and take along all of it."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface


@dataclass(frozen=True)
class Holding:
    """One thing that is kept about somebody: a dossier, a draft, a message.

    `name`: for a folder, such as a reference; `data`: plain JSON values; `files`: (path within the folder, named file).
    """

    name: str
    data: Mapping[str, Any]
    files: Sequence[tuple[str, Any]] = ()


@dataclass(frozen=True)
class Glance:
    """What a page shows of it: how many there are in all, and some as (label, value, address or "")."""

    total: int
    lines: Sequence[tuple[Any, Any, str]]


class IPersonalData(Interface):
    """What one room keeps about citizens. A named utility of each room that keeps any.

    The caller has made sure that the account is the reader's own; nothing of others may be among what is given.
    """

    order = Attribute("Where it stands among the others, a number")
    title = Attribute("What it is, a message")
    help = Attribute("What it is for and how it is corrected, a message")
    page = Attribute("View of the site where the citizen sees or corrects it, empty for none")

    def glance(account, most):
        """A Glance with at most so many lines; must be cheap."""

    def holdings(account):
        """All of it, as an iterator of Holding: each may be let go before the next one is asked for."""
