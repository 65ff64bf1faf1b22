"""What each transition does to the dossier: dates, records, who holds it, where it goes on.

An effect runs after the workflow has changed the state and before the journal is written. It gets the dossier, the id
of the state it came from, and the data, and gives the facts for the journal (plain JSON values).
"""

from AccessControl import getSecurityManager
from dataclasses import replace
from egov.portal.dossier import clock
from egov.portal.dossier import consulting
from egov.portal.dossier import filing
from egov.portal.dossier import handing
from egov.portal.dossier import meaning
from egov.portal.dossier import outgoing
from egov.portal.dossier import parties
from egov.portal.dossier import passing
from egov.portal.dossier import references
from egov.portal.dossier import rights
from egov.portal.dossier import sealing
from egov.portal.dossier.acts import ACTS
from egov.portal.dossier.deadlines import due_instant
from egov.portal.dossier.deadlines import end_of
from egov.portal.dossier.forgetting import forget
from egov.portal.dossier.preconditions import open_payment
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.records import Paper
from egov.portal.dossier.records import Payment
from egov.portal.dossier.records import replaced
from egov.portal.dossier.records import Supplement
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.deadline import Policy
from egov.portal.rules.status import FINISHED_STATES


STEPS_OF_WORK = ("accepted", "processing")
ENDED_STATES = FINISHED_STATES | {"accepted", "submitted"}
"""States in which nobody's opinion is awaited: it has ended, or the work on it begins anew."""
PIN = "pin"
"""Under this name an effect leaves the PIN that it gave the dossier among the data, for `lifecycle.act` to tell."""


def apply(dossier, name, from_state, data):
    """Do what the transition does; gives the facts for the journal. A site's own transition does nothing more."""
    if name in ACTS:
        facts = ACTS[name].effect(dossier, data)
    else:
        effect = EFFECTS.get(name)
        facts = (effect(dossier, from_state, data) if effect else None) or {}
    outgoing.note_gone(dossier, name)
    if meaning.standing(dossier.resumes or dossier.review_state) in ENDED_STATES:
        consulting.lapse(dossier)
    passing.settle(dossier)
    return {**facts, **passing.place(dossier)} if name == "process" else facts


def _submit(dossier, from_state, data):
    data[PIN] = filing.issue(dossier, work_calendar())
    return {"reference": dossier.reference}


def _accept(dossier, from_state, data):
    minted = {} if dossier.reference else _submit(dossier, from_state, data)
    dossier.accepted = clock.now()
    dossier.register_number = references.register_number(dossier.agency, dossier.accepted)
    dossier.due = due_instant(dossier)
    return {**minted, "register_number": dossier.register_number, "due": _iso(dossier.due)}


def _end(dossier, from_state, data):
    _remember(dossier, from_state)
    dossier.finished = clock.now()
    dossier.reason = data.get("reason", "")
    return {"reason": dossier.reason}


def _process(dossier, from_state, data):
    if from_state != dossier.review_state:
        _remember(dossier, from_state)
    before = dossier.officer
    dossier.officer = data.get("officer") or before or _taker(dossier)
    passing.pass_on(dossier, dossier.officer)
    return {"officer": dossier.officer, "officer_before": before}


def _taker(dossier):
    """Who hands on a dossier without naming anybody takes it, if he is one who processes, where it begins."""
    takes = rights.may("Process dossier", dossier) and rights.serves(passing.agency_at_work(dossier))
    return rights.me() if takes else ""


def _require_supplement(dossier, from_state, data):
    _remember(dossier, from_state)
    items = data["items"]
    asked = Supplement(
        asked=clock.now(),
        reason=data["reason"],
        items=(items,) if isinstance(items, str) else tuple(items),
        by=getSecurityManager().getUser().getId() or "",
        until=end_of(data.get("until")),
        due_before=dossier.due,
    )
    dossier.supplements = (*dossier.supplements, asked)
    consulting.note_asked(dossier)
    return {"reason": asked.reason, "items": list(asked.items), "until": _iso(asked.until)}


def _supply(dossier, from_state, data):
    asked = open_supplement(dossier)
    changed = _take_over(dossier, asked.items, data)
    answered = replace(asked, answered=clock.now(), comment=data.get("comment", ""))
    dossier.supplements = replaced(dossier.supplements, asked, answered)
    _resume(dossier)
    if dossier.accepted and _policy(dossier) is Policy.restart:
        dossier.resumes, dossier.came_from = STEPS_OF_WORK[0], ()
    dossier.due = due_instant(dossier)
    after = replace(answered, due_after=dossier.due)
    dossier.supplements = replaced(dossier.supplements, answered, after)
    return {"changed": changed, "due_before": _iso(after.due_before), "due": _iso(dossier.due)}


def _take_over(dossier, items, data):
    """Store the new values of what was asked for, and nothing else; gives the names of the fields."""
    answers = {name: value for name, value in (data.get("answers") or {}).items() if name in items}
    uploads = {name: files for name, files in (data.get("papers") or {}).items() if name in items}
    parties.give(dossier, answers)
    filing.add_papers(dossier, uploads)
    return sorted({*answers, *uploads})


def _require_payment(dossier, from_state, data):
    _remember(dossier, from_state)
    asked = Payment(asked=clock.now(), amount=data["amount"], note=data.get("comment", ""))
    dossier.payments = (*dossier.payments, asked)
    return {"amount": asked.amount}


def _pay(dossier, from_state, data):
    asked = open_payment(dossier)
    dossier.payments = replaced(dossier.payments, asked, replace(asked, paid=clock.now()))
    _resume(dossier)
    dossier.due = due_instant(dossier)
    return {"amount": asked.amount, "due": _iso(dossier.due)}


def _request_withdrawal(dossier, from_state, data):
    _remember(dossier, from_state)
    dossier.reason = data["reason"]
    return {"reason": dossier.reason}


def _refuse_withdrawal(dossier, from_state, data):
    _resume(dossier)
    dossier.reason = ""
    return {"reason": data["reason"]}


def _complete(dossier, from_state, data):
    _remember(dossier, from_state)
    dossier.finished = clock.now()
    dossier.outcome = data.get("outcome", "")
    file = sealing.sealed(data.get("result"))
    if file:
        by = getSecurityManager().getUser().getId() or ""
        dossier.results = (*dossier.results, Paper(file, file.filename, clock.now(), by=by))
    return {"outcome": dossier.outcome, "result": file.filename if file else ""}


def _return_result(dossier, from_state, data):
    dossier.returned = clock.now()
    dossier.receiver = handing.receiver(dossier, data)
    return handing.facts(dossier.receiver)


def _step_back(dossier, from_state, data):
    """Back to the last step of the agency's work, over requests that have been settled since."""
    while dossier.came_from and meaning.standing(dossier.came_from[-1]) not in STEPS_OF_WORK:
        dossier.came_from = dossier.came_from[:-1]
    _resume(dossier)
    dossier.finished = None
    dossier.due = due_instant(dossier)
    return {"reason": data["reason"], "due": _iso(dossier.due)}


def _anonymise(dossier, from_state, data):
    return {"reason": data["reason"], **forget(dossier)}


def _remember(dossier, state):
    dossier.came_from = (*dossier.came_from, state)


def _resume(dossier):
    *before, dossier.resumes = dossier.came_from
    dossier.came_from = tuple(before)


def _policy(dossier):
    return Policy(snapshot_of(dossier).procedure.get("clock_policy") or Policy.suspend)


def _iso(instant):
    return instant.isoformat() if instant else None


EFFECTS = {
    "submit": _submit,
    "accept": _accept,
    "reject": _end,
    "process": _process,
    "require_supplement": _require_supplement,
    "supply": _supply,
    "require_payment": _require_payment,
    "pay": _pay,
    "request_withdrawal": _request_withdrawal,
    "refuse_withdrawal": _refuse_withdrawal,
    "stop": _end,
    "complete": _complete,
    "return_result": _return_result,
    "step_back": _step_back,
    "anonymise": _anonymise,
}
