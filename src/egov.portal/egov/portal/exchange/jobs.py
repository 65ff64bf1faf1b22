"""Imports that a browser carries on in short requests: what is still to be done, and the report so far.

Kept with the folder of procedures, the last ones only. A file's records lie in pieces of their own, so that a request
reads and writes only those that it works on.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from egov.portal.exchange import report
from egov.portal.exchange.checking import Options
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.record import Reading
from egov.portal.exchange.running import checked
from egov.portal.exchange.running import imported
from egov.portal.exchange.running import pieces
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
from secrets import token_hex
import time
from zope.annotation.interfaces import IAnnotations


KEY = "egov.portal.exchange.imports"
KEPT = 5
"""Records of the whole catalogue take some megabytes: older imports are forgotten."""
SIZE = 50
SECONDS = 1.5
"""How long a request works before it answers; the commit comes on top."""
CHECKING, CHECKED, IMPORTING, DONE = "checking", "checked", "importing", "done"


class Piece(Persistent):
    """Some records, and what is known of them: lines of the report."""

    def __init__(self, records: Sequence[ProcedureRecord]):
        self.records = list(records)
        self.report: list[dict] = []


class Job(Persistent):
    """An import. `phase` goes from checking over checked and importing to done; `next` is the piece that is next."""

    def __init__(self, name: str, reading: Reading, options: Options, findings: list[dict]):
        self.id = token_hex(8)
        self.name = name
        self.options = options
        self.findings = findings
        self.user = api.user.get_current().getId()
        self.started = datetime.now(UTC)
        self.total = len(reading.records)
        self.pieces = PersistentList(Piece(some) for some in pieces(reading.records, SIZE))
        self.phase = CHECKING
        self.next = 0

    @property
    def done(self) -> int:
        """How many records of this phase are done."""
        return min(self.next * SIZE, self.total)

    @property
    def going(self) -> bool:
        """Is there work to be done?"""
        return self.phase in (CHECKING, IMPORTING)

    def start(self) -> None:
        """Import what was found to be right. Raises ValueError when it was not checked, or must not be imported."""
        if self.phase != CHECKED or self.blocked:
            raise ValueError(self.phase)
        self.phase, self.next = IMPORTING, 0

    @property
    def blocked(self) -> bool:
        """Is something wrong with the file itself?"""
        return any(one["severity"] == "error" for one in self.findings)

    def lines(self) -> Iterator[dict]:
        """The report so far."""
        return (line for piece in self.pieces for line in piece.report)

    def work(self, root, request) -> None:
        """Do some pieces of what there is to do; the commit is the caller's."""
        until = time.monotonic() + SECONDS
        while self.going:
            self._piece(root, request)
            if time.monotonic() > until:
                return

    def _piece(self, root, request) -> None:
        if self.next < len(self.pieces):
            piece = self.pieces[self.next]
            if self.phase == CHECKING:
                steps = checked(piece.records, self.options)
            else:
                steps = imported(root, piece.records, self.options)
            piece.report = report.lines(steps, request=request)
            self.next += 1
        if self.next >= len(self.pieces):
            self.phase = CHECKED if self.phase == CHECKING else DONE


def jobs(root) -> list[Job]:
    """The imports that are kept, the newest first."""
    kept = IAnnotations(root).get(KEY) or {}
    return sorted(kept.values(), key=lambda job: job.started, reverse=True)


def job(root, id: str) -> Job | None:
    """The import with this id."""
    return (IAnnotations(root).get(KEY) or {}).get(id)


def keep(root, new: Job) -> None:
    """Keep an import, and forget the oldest."""
    kept = IAnnotations(root).setdefault(KEY, OOBTree())
    for old in jobs(root)[KEPT - 1 :]:
        del kept[old.id]
    kept[new.id] = new
