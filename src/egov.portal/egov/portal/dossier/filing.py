"""Filing: what was filled in becomes a dossier, at once and as a whole.

Dossier, reference and journal entry are part of the caller's transaction: they commit together or not at all.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier import references
from egov.portal.dossier import snapshot
from egov.portal.dossier import state
from egov.portal.dossier import store
from egov.portal.dossier.content import Dossier
from egov.portal.dossier.deadlines import acknowledge_by
from egov.portal.dossier.events import DossierFiled
from egov.portal.dossier.records import Paper
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.reference import hash_pin
from egov.portal.rules.reference import new_pin
from hashlib import sha256
import secrets
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent


@dataclass(frozen=True)
class Filing:
    """What an applicant, or the desk for him, files.

    `procedure` and `form` are the content objects (`form` None: entered without one). `answers`: plain JSON values by
    field; `papers`: uploads by field, as (file, title, evidence id). `owner`, `submitter`: plain values by the names of
    the contract. `account`: the applicant's, "" where he has none. `key`: chosen by the client, the same for the same
    attempt; "" for none. `draft`: not submitted yet. What the desk enters has `entered_by`, its account; `posted`, the
    day a letter was given to the post; `handed_in`, (originals, copies) on paper by evidence.
    """

    procedure: Any
    form: Any = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    papers: Mapping[str, Iterable[tuple[Any, str, str]]] = field(default_factory=dict)
    owner: Mapping[str, str] = field(default_factory=dict)
    submitter: Mapping[str, str] = field(default_factory=dict)
    account: str = ""
    case: str = ""
    channel: str = "online"
    key: str = ""
    draft: bool = False
    entered_by: str = ""
    posted: date | None = None
    handed_in: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Filed:
    """The dossier; its PIN, told this once (None when it was filed before); whether the key had been used before."""

    dossier: Any
    pin: str | None
    repeated: bool = False


def file_dossier(filing):
    """File a dossier. Checks no permission and no answers: that is done where the filing comes from (`intake`).

    The same key of the same account (that of the desk, where it enters it) and procedure gives the dossier of the first
    time. Raises ValueError when the procedure names no receiving agency.
    """
    key = filing_key(filing)
    known = catalogue.by_filing_key(key) if key else None
    if known is not None:
        return Filed(known, None, repeated=True)
    if not filing.procedure.agency:
        raise ValueError("a procedure without a receiving agency cannot be filed")
    calendar = work_calendar()
    dossier = _store(_create(filing, key), filing, calendar.local(clock.now()))
    if filing.draft:
        state.enter(dossier, "draft", "")
        dossier.indexObject()
        return Filed(dossier, None)
    state.enter(dossier, "submitted")
    pin = issue(dossier, calendar)
    journal.record(dossier, "submit", to_state="submitted", reference=dossier.reference)
    dossier.indexObject()
    notify(DossierFiled(dossier))
    return Filed(dossier, pin)


def issue(dossier, calendar):
    """Give a dossier what it has from submission on: date, reference, limit of acknowledgement, by the site's
    calendar. Tells the PIN, once."""
    dossier.submitted = clock.now()
    dossier.acknowledge_by = acknowledge_by(dossier.submitted, calendar).astimezone(clock.UTC)
    dossier.reference = references.mint(dossier.agency, calendar.local(dossier.submitted).date(), dossier.filing_key)
    pin = new_pin()
    dossier.pin_hash = hash_pin(pin)
    return pin


def filing_key(filing):
    """The key under which a filing is found again; "" where the client gave none. Tells nothing of its parts."""
    if not filing.key:
        return ""
    account = filing.entered_by or filing.account
    return sha256("\0".join((account, filing.procedure.UID(), filing.key)).encode()).hexdigest()[:32]


def papers_of(uploads, account, instant):
    """Uploads by field, as `Filing.papers` has them, as tuples of papers."""
    return {
        name: tuple(Paper(file, title, instant, evidence, account) for file, title, evidence in files)
        for name, files in uploads.items()
    }


def add_papers(dossier, uploads):
    """Add uploads by field, of the current user's, as the newest of their papers."""
    account = getSecurityManager().getUser().getId() or ""
    papers = dict(dossier.papers)
    for name, added in papers_of(uploads, account, clock.now()).items():
        papers[name] = (*papers.get(name, ()), *added)
    dossier.papers = papers


def _create(filing, key):
    procedure = filing.procedure
    values = {
        "title": procedure.title,
        "procedure": procedure.UID(),
        "procedure_code": procedure.code,
        "agency": procedure.agency,
        "sector": procedure.sector,
        "case": filing.case,
        "channel": filing.channel,
        "account": filing.account,
        "owner": dict(filing.owner),
        "submitter": dict(filing.submitter),
        "answers": dict(filing.answers),
        "papers": papers_of(filing.papers, filing.entered_by or filing.account, clock.now()),
        "posted": filing.posted,
        "handed_in": dict(filing.handed_in),
        "snapshot": snapshot.keep(procedure, filing.form),
        "filing_key": key,
        "workflow": procedure.workflow,
    }
    # What is empty, or as the class has it, is not stored with each dossier.
    given = {name: value for name, value in values.items() if value and value != getattr(Dossier, name)}
    return Dossier(id=secrets.token_hex(8), **given)


def _store(dossier, filing, day):
    """Put it into its folder, by the folder's lowest call: no event of adding is fired and the id, random, needs no
    check. Indexing, owner and state are set here, once each."""
    notify(ObjectCreatedEvent(dossier))
    folder = store.month_store(dossier.agency, day)
    folder._setOb(dossier.id, dossier)
    stored = folder._getOb(dossier.id)
    if filing.account:
        stored.manage_setLocalRoles(filing.account, ["Owner"])
    return stored
