"""A letter: what happened to a dossier, to whom it is told, and how far its deliveries outside have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from egov.portal.notification.ladder import next_attempt
from persistent import Persistent
from typing import Any
from typing import Literal


State = Literal["waiting", "sending", "sent", "failed", "unreachable"]
OPEN = frozenset({"waiting", "sending"})


@dataclass(frozen=True)
class Delivery:
    """One way outside: `channel` is "mail" or the key of an address (`channels`).

    `state`: waiting (for the first or a further attempt, not before `due`), sending (until `due` it is somebody's),
    sent, failed (for good), unreachable (the reader has no such address). `error`: a key of `words.ERRORS`; never the
    text of a server, which may tell an address or a password.
    """

    channel: str
    due: datetime
    state: State = "waiting"
    attempts: int = 0
    error: str = ""
    at: datetime | None = None

    def is_due(self, now):
        """Is it to be tried now? A delivery that somebody began and never ended becomes due again."""
        return self.state in OPEN and self.due <= now

    def claimed(self, until):
        """The delivery while somebody is at it."""
        return replace(self, state="sending", due=until)

    def ended(self, state, now):
        """The delivery when nothing more is to be tried."""
        return replace(self, state=state, at=now, attempts=self.attempts + (state == "sent"), error="")

    def missed(self, error, now, final):
        """The delivery after a failed attempt: waiting for the next one, or failed."""
        attempts = self.attempts + 1
        again = None if final else next_attempt(attempts, now)
        state = "waiting" if again else "failed"
        return replace(self, state=state, due=again or now, attempts=attempts, error=error, at=now)


class Letter(Persistent):
    """A small record of its own in the database; the text is put together when it is read or sent.

    `account`: whose inbox it is in, "" for applicants without an account. `path`: of the dossier below the root of the
    stores, "" for letters about none. `facts`: instants and numbers that the text may name. No `deliveries`: nothing
    was configured when it was written, it is in the inbox only.
    """

    event: str = ""
    account: str = ""
    path: str = ""
    reference: str = ""
    title: str = ""
    agency: str = ""
    facts: Mapping[str, Any] = {}
    deliveries: tuple[Delivery, ...] = ()
    read: bool = False

    def __init__(self, at, **values):
        self.at = at
        for name, value in values.items():
            if value:
                setattr(self, name, value)

    def replace_delivery(self, old, new):
        """Put `new` in the place of `old`."""
        self.deliveries = tuple(new if each is old else each for each in self.deliveries)

    def next_due(self):
        """When there is something to do for it again; None when all deliveries have ended."""
        return min((each.due for each in self.deliveries if each.state in OPEN), default=None)
