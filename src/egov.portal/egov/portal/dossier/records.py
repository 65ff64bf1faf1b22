"""What hangs on a dossier: papers, requests to the applicant, payments. Plain values, replaced and never changed."""

from dataclasses import dataclass
from datetime import datetime
from plone.namedfile.file import NamedBlobFile


def replaced(records, old, new):
    """The records with `new` in the place of `old`."""
    return tuple(new if each is old else each for each in records)


def numbered(records, number):
    """The record of that number (as text or int), or None."""
    return next((each for each in records if str(each.number) == str(number)), None)


@dataclass(frozen=True)
class Paper:
    """One file of a dossier. `evidence` is the id of the required paper that it is, "" for any other file; `by` the
    id of the account that brought it."""

    file: NamedBlobFile
    title: str
    added: datetime
    evidence: str = ""
    by: str = ""


@dataclass(frozen=True)
class Supplement:
    """A supplement request: what is missing and why, and the answer (TT 01/2018/TT-VPCP, form 02).

    `items` are names of form fields, which the applicant may then change, or free text. `due_before` and `due_after`
    are the appointments on both sides of it: the national synchronisation asks for both.
    """

    asked: datetime
    reason: str
    items: tuple[str, ...]
    by: str
    until: datetime | None = None
    answered: datetime | None = None
    comment: str = ""
    due_before: datetime | None = None
    due_after: datetime | None = None


@dataclass(frozen=True)
class Payment:
    """A request to pay `amount` đồng, and when it was paid."""

    asked: datetime
    amount: int
    note: str = ""
    paid: datetime | None = None


@dataclass(frozen=True)
class Comparison:
    """How the original of a paper that came electronically was found: see `handing.FINDINGS`."""

    title: str
    finding: str
    note: str = ""


@dataclass(frozen=True)
class Receiver:
    """Who took the result away (TT 01/2018/TT-VPCP, form 05): the owner or a proxy, by name and identity number; what
    became of the receipt, and how the originals fitted. The words are those of `handing`."""

    name: str
    identity_number: str = ""
    comment: str = ""
    taker: str = "owner"
    authorisation: str = ""
    receipt: str = ""
    receipt_note: str = ""
    compared: tuple[Comparison, ...] = ()


@dataclass(frozen=True)
class HandOver:
    """One hand-over within the administration: a row of the control sheet (form 05 of TT 01/2018/TT-VPCP).

    `step`: its number in the procedure's table of internal steps, from 0; -1 where the procedure has none. `duty`: the
    group of `agency` that is to do it; `officer`: the account it was given to, "" for whoever of the group takes it.
    `days`: the step's own limit as the procedure says it. `outcome`: how it ended, a word of `passing.OUTCOMES`.
    """

    agency: str
    given: datetime
    giver: str
    step: int = -1
    name: str = ""
    duty: str = "processing"
    days: str = ""
    officer: str = ""
    received: datetime | None = None
    receiver: str = ""
    ended: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True)
class Opinion:
    """What another agency was asked about a dossier, and its answer. `closed`: it ended, with an answer or without."""

    number: int
    agency: str
    question: str
    asked: datetime
    by: str
    until: datetime
    closed: datetime | None = None
    answer: str = ""
    file: NamedBlobFile | None = None
    answered_by: str = ""


@dataclass(frozen=True)
class DeskRequest:
    """What an officer asks the desk to ask the applicant. `outcome`: asked, declined, or "" while it is open."""

    at: datetime
    by: str
    reason: str
    items: tuple[str, ...]
    outcome: str = ""
    answer: str = ""
    answered: datetime | None = None


@dataclass(frozen=True)
class OutgoingPaper:
    """A paper that is to leave the agency, before it does (du thao): its text, and its file where it has one.

    `status`: waiting for leadership, approved, sent_back, or used once it has gone out.
    """

    number: int
    kind: str
    text: str
    drafted: datetime
    by: str
    file: NamedBlobFile | None = None
    status: str = "waiting"
    decided: datetime | None = None
    decided_by: str = ""
    comment: str = ""
