"""Handing a dossier from step to step: giving, receiving, giving back, recalling.

Facts: domain 1.3 (control sheet: given and received) and 1.6 (only who holds a dossier passes it on; rollback; recall
by the holder before). Each act has its `problems_…`, asked before it, and its effect, which gives the journal's facts.
"""

from dataclasses import replace
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import meaning
from egov.portal.dossier import rights
from egov.portal.dossier import steps
from egov.portal.dossier.officers import people_of
from egov.portal.dossier.records import HandOver
from egov.portal.dossier.rights import me
from egov.portal.organisation.directory import entry


OUTCOMES = ("handed_on", "handed_back", "recalled", "completed", "left")
"""How a hand-over ends. `left`: the dossier left processing by another way than its result."""
PAUSED = ("supplement_required", "payment_required", "withdrawal_requested")
"""States in which the step waits with the dossier."""


def problems_hand_over(dossier, data):
    """What speaks against handing it to the step, agency and officer of `data`."""
    yield from not_in_hands(dossier)
    number = _step(dossier, data)
    if number is None:
        yield _("There is no such step.")
        return
    target = _target(dossier, number, data)
    here = steps.current(dossier)
    if here is not None and number not in (here.step, here.step + 1) and not leads(dossier):
        yield _("Only leadership gives a dossier to another step than the next one.")
    yield from _target_problems(dossier, target)
    if here is not None and (target.step, target.agency, target.officer) == (here.step, here.agency, here.officer):
        yield _("The dossier is there already.")


def hand_over(dossier, data):
    """Give it to a step, an agency and an officer: what `data` leaves out follows from the table of steps."""
    return _give(dossier, _target(dossier, _step(dossier, data), data), "handed_on")


def pass_on(dossier, officer):
    """Give it to another officer at the same step."""
    here = steps.current(dossier)
    if here is not None and officer != here.officer:
        _give(dossier, _fresh(here, officer), "handed_on")


def problems_receive(dossier, data):
    """What speaks against receiving it."""
    here = steps.current(dossier)
    if here is None or here.received is not None:
        yield _("There is nothing to receive: the dossier was received already.")
    elif not _addressed(here) and not leads(dossier):
        yield _("The dossier was not given to you.")


def receive(dossier, data):
    """Note that it has arrived; who receives it holds it from then on."""
    _change(dossier, received=clock.now(), receiver=me(), officer=me())
    dossier.officer = me()
    return {"officer": dossier.officer, **_facts(steps.current(dossier))}


def problems_hand_back(dossier, data):
    """What speaks against giving it back to the step before."""
    yield from not_in_hands(dossier)
    if steps.previous(dossier) is None:
        yield _("There is no step before this one.")


def hand_back(dossier, data):
    """Back to the step before, to who had it there."""
    before = steps.previous(dossier)
    return {
        "reason": data["reason"],
        **_give(dossier, _fresh(before, before.receiver or before.officer), "handed_back"),
    }


def problems_recall(dossier, data):
    """What speaks against taking back what was given."""
    here = steps.current(dossier)
    if here is None or steps.given_from(dossier) is None:
        yield _("There is nothing to recall.")
    elif here.received is not None:
        yield _("The dossier was received already: it cannot be recalled.")
    elif here.giver != me():
        yield _("Only who gave the dossier can recall it.")


def recall(dossier, data):
    """As if it had not been given: the step before goes on, its clock too."""
    before = steps.given_from(dossier)
    _end(dossier, "recalled")
    dossier.handovers = (*dossier.handovers, replace(before, ended=None, outcome=""))
    dossier.officer = before.receiver or before.officer
    return {"officer": dossier.officer, **_facts(before)}


def settle(dossier):
    """Bring steps and rights in line with the state after an act: a dossier in processing stands at a step."""
    state, here = meaning.standing(dossier.resumes or dossier.review_state), steps.current(dossier)
    if state == "processing" and here is None:
        _begin(dossier)
    elif here is not None and state != "processing" and state not in PAUSED:
        _end(dossier, "completed" if state == "completed" else "left")
    rights.settle(dossier)


def not_in_hands(dossier):
    """Only who holds a dossier passes it on or ends it; leaders of the agency that has it or received it may always."""
    here = steps.current(dossier)
    holder = here.officer if here else dossier.officer
    if leads(dossier):
        return
    if holder and me() != holder:
        yield _("You are not the officer who holds this dossier.")
    elif here is not None and not rights.serves(here.agency):
        yield _("The dossier is with another agency at present.")


def leads(dossier):
    """Does the current user lead the agency that received the dossier or the one that has it?"""
    return rights.may("Decide dossier", dossier)


def place(dossier):
    """Agency and name of the present step, as facts for the journal."""
    here = steps.current(dossier)
    return _facts(here) if here else {}


def agency_at_work(dossier):
    """The agency that has the dossier; before processing, the one with which it begins."""
    if steps.current(dossier) is not None:
        return steps.agency_of(dossier)
    number, rows = steps.first(dossier), steps.table(dossier)
    return (rows[number].get("agency") if number >= 0 else "") or dossier.agency


def _begin(dossier):
    """The first step, or, where it comes back, the one that it left."""
    last = dossier.handovers[-1] if dossier.handovers else None
    if last is not None and last.outcome == "completed":
        target = _fresh(last, last.receiver or last.officer)
    else:
        target = _target(dossier, steps.first(dossier), {"officer": dossier.officer})
    _give(dossier, target, "handed_on")


def _give(dossier, target, outcome):
    """End the present step and begin the target; who works on with what he was given has received it."""
    here = steps.current(dossier)
    if here is not None:
        if here.received is None and here.officer in ("", me()) and rights.serves(here.agency):
            _change(dossier, received=clock.now(), receiver=me())
        _end(dossier, outcome)
    if target.officer and target.officer == me():
        target = replace(target, received=target.given, receiver=me())
    dossier.handovers = (*dossier.handovers, target)
    dossier.officer = target.officer
    return {"officer": target.officer, **_facts(target)}


def _step(dossier, data):
    """The number of the step to go to: the one chosen, else the next, else the present one. None for no such step."""
    chosen = data.get("step")
    if chosen in (None, ""):
        ahead = steps.following(dossier)
        return ahead if ahead is not None else steps.current(dossier).step
    known = [str(number) for number in range(len(steps.table(dossier)))]
    return int(chosen) if chosen in known else None


def _target(dossier, number, data):
    rows = steps.table(dossier)
    row = rows[number] if 0 <= number < len(rows) else {}
    here = steps.current(dossier)
    stays = here.agency if here is not None and here.step == number else dossier.agency
    agency = data.get("agency") or row.get("agency") or stays
    return HandOver(
        agency=agency,
        given=clock.now(),
        giver=me(),
        step=number,
        name=row.get("name") or "",
        duty=row.get("duty") or "processing",
        days=str(row.get("days") or ""),
        officer=data.get("officer") or "",
    )


def _target_problems(dossier, target):
    if entry(target.agency) is None:
        gone = _(
            "${agency}, which the step “${step}” names, does not exist any more. Choose another agency.",
            mapping={"agency": target.agency, "step": target.name},
        )
        yield gone
    elif target.officer and target.officer not in dict(people_of(target.agency)):
        yield _("${officer} is not an officer of this agency.", mapping={"officer": target.officer})


def _fresh(handover, officer):
    """The same step, given anew."""
    return replace(
        handover,
        given=clock.now(),
        giver=me(),
        officer=officer,
        received=None,
        receiver="",
        ended=None,
        outcome="",
    )


def _addressed(handover):
    if handover.officer:
        return handover.officer == me()
    return rights.serves(handover.agency)


def _end(dossier, outcome):
    _change(dossier, ended=clock.now(), outcome=outcome)


def _change(dossier, **changes):
    *before, here = dossier.handovers
    dossier.handovers = (*before, replace(here, **changes))


def _facts(handover):
    return {"agency": handover.agency, "step": handover.name}
