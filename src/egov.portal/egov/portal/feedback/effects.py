"""What each transition does to the feedback. An effect runs after the state has changed, and gives facts for the
journal."""

from AccessControl import getSecurityManager
from dataclasses import replace
from egov.portal.dossier import clock
from egov.portal.dossier.deadlines import end_of
from egov.portal.dossier.records import replaced
from egov.portal.feedback.forgetting import forget
from egov.portal.feedback.limits import ENDED_STATES
from egov.portal.feedback.limits import limits_of
from egov.portal.feedback.limits import publish_by
from egov.portal.feedback.records import Answer
from egov.portal.feedback.records import Enquiry
from egov.portal.feedback.records import Publication
from egov.portal.feedback.sending import clean
from egov.portal.feedback.sending import papers_of
from egov.portal.feedback.transitions import FILES


def apply(feedback, name, data):
    """Do what the transition does; gives the facts for the journal."""
    facts = EFFECTS[name](feedback, data)
    ends = feedback.review_state in ENDED_STATES
    if ends and feedback.ended is None:
        feedback.ended = clock.now()
    return facts


def _me():
    return getSecurityManager().getUser().getId() or ""


def _assign(feedback, data):
    before = feedback.officer
    feedback.officer = data.get("officer") or _me()
    return {"officer": feedback.officer, "officer_before": before}


def _pass_on(feedback, data):
    before = feedback.agency
    feedback.agency, feedback.officer = data["agency"], ""
    return {"agency": feedback.agency, "agency_before": before}


def _ask(feedback, data):
    late = clock.now() > limits_of(feedback).ask_by
    asked = Enquiry(clock.now(), clean(data["question"]), _me(), end_of(data["until"]))
    feedback.enquiries = (*feedback.enquiries, asked)
    return {"question": asked.question, "until": asked.until.isoformat(), "late": late}


def _supply(feedback, data):
    asked, files = feedback.enquiry, _files(feedback, data, feedback.account)
    answered = replace(asked, answered=clock.now(), text=clean(data.get("text")), files=files)
    feedback.enquiries = replaced(feedback.enquiries, asked, answered)
    feedback.due = limits_of(feedback).answer_by
    return {"files": len(files), "due": feedback.due.isoformat()}


def _answer(feedback, data):
    feedback.officer = feedback.officer or _me()
    feedback.answer = Answer(clock.now(), clean(data["text"]), _me(), _files(feedback, data, _me()))
    return {"late": feedback.answer.at > feedback.due}


def _refuse(feedback, data):
    late = clock.now() > limits_of(feedback).refuse_by
    return {**_end(feedback, data), "late": late}


def _publish(feedback, data):
    texts = {name: clean(data[name]) for name in ("title", "question", "answer")}
    feedback.publication = Publication(at=clock.now(), by=_me(), **texts)
    return {"late": clock.now() > publish_by(feedback)}


def _end(feedback, data):
    feedback.reason = clean(data["reason"])
    return {"reason": feedback.reason}


def _withdraw(feedback, data):
    feedback.reason = clean(data.get("reason"))
    return {"reason": feedback.reason}


def _anonymise(feedback, data):
    return {"reason": data["reason"], **forget(feedback)}


def _files(feedback, data, account):
    return papers_of([data[name] for name in FILES if data.get(name)], account)


EFFECTS = {
    "assign": _assign,
    "pass_on": _pass_on,
    "ask": _ask,
    "supply": _supply,
    "answer": _answer,
    "refuse": _refuse,
    "publish": _publish,
    "close": _end,
    "withdraw": _withdraw,
    "take_down": _end,
    "anonymise": _anonymise,
}
