"""Sending feedback: what is wrong with it, and storing it as a whole."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from egov.portal import _
from egov.portal.account.checks import is_phone_number
from egov.portal.account.registration import address_problem
from egov.portal.account.registration import name_problem
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier import sequence
from egov.portal.dossier import state
from egov.portal.dossier.records import Paper
from egov.portal.feedback import catalogue
from egov.portal.feedback import routing
from egov.portal.feedback import store
from egov.portal.feedback.attempt import sending_key
from egov.portal.feedback.content import Feedback
from egov.portal.feedback.events import FeedbackSent
from egov.portal.feedback.limits import limits_of
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import entry
from egov.portal.rules.reference import format_reference
from egov.portal.rules.reference import hash_pin
from egov.portal.rules.reference import new_pin
from egov.portal.rules.reference import parse_reference
import secrets
import unicodedata
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent


UNIT = "PA"
"""What stands for the unit in a reference: the initials of the Vietnamese word, and no unit's code."""
MAX_TITLE = 200  # characters
MAX_TEXT = 10_000
MAX_LINE = 300
MAX_FILES = 5
PARTS = ("name", "organisation", "email", "phone", "address")
"""What is kept of who sends it."""
LAYOUT = "\n\t"
EXAMPLE = "H27.10-261122-0001"


@dataclass(frozen=True)
class Sending:
    """What somebody sends. `submitter`: texts by PARTS; `agency`: the id of the one that he thinks of, "" for none;
    `files`: named files that have been looked at and settled
    (`intake.attachments`); `account`: his, "" for none; `key`: chosen by the client, the same for the same attempt, ""
    for none; `pin`: the one that it is to have, "" for a random one; `claim`: the same for repeated attempts without
    a key."""

    title: str
    text: str
    submitter: Mapping[str, str]
    procedure_code: str = ""
    dossier: str = ""
    agency: str = ""
    may_publish: bool = True
    files: Sequence = field(default_factory=tuple)
    account: str = ""
    key: str = ""
    pin: str = ""
    claim: str = ""


def clean(text):
    """A text as people write it: no control characters but line breaks, no white space around it."""
    text = unicodedata.normalize("NFC", str(text or "")).replace("\r\n", "\n").replace("\r", "\n")
    kept = (char for char in text if char in LAYOUT or unicodedata.category(char) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def problems(sending):
    """What is wrong with it: messages by the name of the part. What the files hold is checked where they come in."""
    found = {
        "title": _text_problem(sending.title, MAX_TITLE, _("Subject")),
        "text": _text_problem(sending.text, MAX_TEXT, _("What you want to say")),
        **_submitter_problems(sending.submitter),
        "procedure_code": _procedure_problem(sending.procedure_code),
        "dossier": _dossier_problem(sending.dossier),
        "agency": _agency_problem(sending.agency),
        "files": too_many(sending.files),
    }
    return {name: message for name, message in found.items() if message}


def send(sending):
    """Store it; gives the feedback and its PIN, to be told this once. Raises ValueError when `problems` finds any.

    Feedback, reference and journal entry are part of the caller's transaction. Attempts with the same key that run at
    the same time conflict: those that are made again find what the first has stored (`attempt.sent_before`).
    """
    if problems(sending):
        raise ValueError("the feedback has problems")
    now, pin = clock.now(), sending.pin or new_pin()
    feedback = _stored(Feedback(id=secrets.token_hex(8), **_values(sending, now), pin_hash=hash_pin(pin)), now)
    state.enter(feedback, "received", "send")
    feedback.due = limits_of(feedback).answer_by
    facts = {"reference": feedback.reference, "agency": feedback.agency}
    journal.record(feedback, "send", actor=feedback.account, to_state="received", **facts)
    catalogue.index(feedback)
    notify(FeedbackSent(feedback))
    return feedback, pin


def papers_of(files, account):
    """Named files as papers."""
    return tuple(Paper(file, file.filename, clock.now(), by=account) for file in files)


def too_many(files):
    """What speaks against that many files; None when nothing does."""
    return _("At most ${limit} files can be sent.", mapping={"limit": MAX_FILES}) if len(files) > MAX_FILES else None


def _values(sending, now):
    procedure = routing.procedure_of(sending.procedure_code) if sending.procedure_code else None
    day = work_calendar().local(now).date()
    key = sending_key(sending)
    number = sequence.take(f"{UNIT}-{day:%y%m%d}", key or sending.claim)
    values = {
        "title": sending.title,
        "text": sending.text,
        "reference": format_reference(UNIT, day, number),
        "submitter": {name: sending.submitter[name] for name in PARTS if sending.submitter.get(name)},
        "account": sending.account,
        "sending_key": key,
        "papers": papers_of(sending.files, sending.account),
        "may_publish": sending.may_publish,
        "procedure_code": sending.procedure_code,
        "procedure_title": procedure.title if procedure else "",
        "dossier": _reference(sending.dossier),
        "agency": routing.agency_for(procedure, _reference(sending.dossier), sending.agency),
        "received": now,
    }
    return {name: value for name, value in values.items() if value != getattr(Feedback, name, None)}


def _stored(feedback, now):
    """Put it into its folder by the folder's lowest call, as dossiers are."""
    notify(ObjectCreatedEvent(feedback))
    folder = store.month_store(work_calendar().local(now))
    folder._setOb(feedback.id, feedback)
    return folder._getOb(feedback.id)


def _reference(text):
    return "".join(text.split()).upper()


def _text_problem(text, limit, title):
    if not text:
        return _("Please fill in: ${title}", mapping={"title": title})
    return _too_long(limit) if len(text) > limit else None


def _too_long(limit):
    return _("The text is too long: at most ${limit} characters.", mapping={"limit": limit})


def _submitter_problems(said):
    """A name, and a way to reach whoever wrote (NĐ 20/2008/NĐ-CP art. 7)."""
    email, phone = said.get("email", ""), said.get("phone", "")
    found = {
        "name": name_problem(said.get("name", "")),
        "email": address_problem(email) if email else None,
        "phone": is_phone_number(phone) if phone else None,
        **{name: _too_long(MAX_LINE) for name in ("organisation", "address") if len(said.get(name, "")) > MAX_LINE},
    }
    if not email and not phone:
        found["email"] = _("Please tell us an e-mail address or a telephone number, so that we can answer.")
    return found


def _procedure_problem(code):
    if code and routing.procedure_of(code) is None:
        return _("There is no procedure with this code.")
    return None


def _agency_problem(agency):
    return _("There is no such agency.") if agency and entry(agency) is None else None


def _dossier_problem(reference):
    try:
        if reference:
            parse_reference(reference)
    except ValueError:
        return _("This is not the reference of a dossier. It looks like ${example}.", mapping={"example": EXAMPLE})
    return None
