"""What hangs on a feedback. Plain values, replaced and never changed; files are `dossier.records.Paper`."""

from dataclasses import dataclass
from datetime import datetime
from egov.portal.dossier.records import Paper


@dataclass(frozen=True)
class Enquiry:
    """What the agency asked the sender, and the reply. `until`: the end of the time for it."""

    asked: datetime
    question: str
    by: str
    until: datetime
    answered: datetime | None = None
    text: str = ""
    files: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The answer of the agency."""

    at: datetime
    text: str
    by: str
    files: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Publication:
    """What everybody reads: without the names of persons, and without files."""

    at: datetime
    title: str
    question: str
    answer: str
    by: str


@dataclass(frozen=True)
class Rating:
    """What the sender thinks of the answer: a grade of `dossier.rating.GRADES`, and why."""

    at: datetime
    grade: str
    text: str = ""
