"""What hangs on a dossier: papers, requests to the applicant, payments. Plain values, replaced and never changed."""

from dataclasses import dataclass
from datetime import datetime
from plone.namedfile.file import NamedBlobFile


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
