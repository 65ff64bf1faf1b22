"""What speaks against a transition, as messages: asked before the act by the form, the REST call and the workflow.

Sources: domain facts 1.6 (guards of the provincial systems) and 1.7.
"""

from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import handing
from egov.portal.dossier import meaning
from egov.portal.dossier import outgoing
from egov.portal.dossier import passing
from egov.portal.dossier import rights
from egov.portal.dossier import sealing
from egov.portal.dossier.acts import ACTS
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.dossier.transitions import transition
from egov.portal.organisation.calendar import work_calendar


def problems(dossier, name, data):
    """Messages that say what speaks against the transition `name` with this data; empty when nothing does.

    Whether the person may do it at all is the workflow's guard, not asked here.
    """
    missing = [
        _('"${label}" is missing.', mapping={"label": ask.label})
        for ask in transition(name).asks
        if ask.required and not _given(data.get(ask.name))
    ]
    missing += list(_unknown_choices(name, data))
    return hindrances(dossier, name) or missing or list(_speaking_against(name, dossier, data))


def hindrances(dossier, name):
    """Messages that say what speaks against the transition whatever it is given: who acts, and where the dossier
    stands. It is offered only where there are none, so that no button is refused for them."""
    found = list(outgoing.problems_of_act(dossier, name))
    if name in FOR_OWN_AGENCY and not rights.serves(dossier.agency):
        found.append(_("Only the agency that received the dossier does this."))
    return [*found, *HINDRANCES[name](dossier)] if name in HINDRANCES else found


def _speaking_against(name, dossier, data):
    found = ACTS[name].problems if name in ACTS else CHECKS.get(name)
    return found(dossier, data) if found else ()


def open_payment(dossier):
    """The payment that was asked for and is still owed, or None."""
    return next((each for each in dossier.payments if each.paid is None), None)


def open_supplement(dossier):
    """The supplement request that waits for its answer, or None."""
    return next((each for each in dossier.supplements if each.answered is None), None)


def _unknown_choices(name, data):
    for ask in transition(name).asks:
        said = data.get(ask.name)
        if ask.kind == "choice" and said and said not in dict(ask.values):
            yield _("“${value}” is not one of the possible answers.", mapping={"value": said})


def _given(value):
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _accept(dossier, data):
    paid = any(each.paid for each in dossier.payments)
    if snapshot_of(dossier).procedure.get("upfront_fee") and not paid:
        yield _("The dossier waits for its fee, which this procedure takes in advance.")


def _still_time(dossier):
    asked = open_supplement(dossier)
    if asked is None:
        return
    if asked.until is None or clock.now() < asked.until:
        yield _("The applicant still has time to supply what was asked for.")


def _held_by_others(dossier):
    """While it is in processing, only who holds it hands it on or ends it."""
    return passing.not_in_hands(dossier) if meaning.standing(dossier.review_state) == "processing" else ()


def _process(dossier, data):
    officer = data.get("officer")
    if officer and officer not in dict(officers_of(passing.agency_at_work(dossier))):
        yield _("${officer} is not an officer of this agency.", mapping={"officer": officer})


def _not_the_desk(dossier):
    """Only the desk talks to the applicant, but where the procedure lets officers do so (domain facts 1.6)."""
    if snapshot_of(dossier).procedure.get("desk_asks", True) and not rights.may("Receive dossier", dossier):
        yield _("Only the desk asks the applicant: ask the desk.")


def _require_supplement(dossier, data):
    until = data.get("until")
    if until and until <= work_calendar().local(clock.now()).date():
        yield _("The date by which the applicant is to answer lies in the past.")


def _supply(dossier, data):
    if not any(_given(data.get(name)) for name in ("answers", "papers", "comment")):
        yield _("Nothing was supplied.")


def _require_payment(dossier, data):
    amount = data.get("amount")
    if isinstance(amount, bool) or not isinstance(amount, int) or amount <= 0:
        yield _("The amount is a whole number of đồng, above zero.")


def _pay(dossier, data):
    owed = open_payment(dossier)
    if owed is None:
        yield _("No payment is owed.")
    elif data.get("amount") not in (None, owed.amount):
        yield _("${amount} đồng are owed.", mapping={"amount": owed.amount})


def _complete(dossier, data):
    if snapshot_of(dossier).procedure.get("result_file_required") and not data.get("result"):
        yield _("This procedure is completed with the file of its result.")
    yield from sealing.problems(data.get("result"))


def _no_step_back(dossier):
    if not dossier.came_from:
        yield _("There is no step to go back to.")


def _anonymise(dossier, data):
    if dossier.anonymised:
        yield _("The people of this dossier have been forgotten already.")


FOR_OWN_AGENCY = frozenset({"require_supplement", "require_payment", "stop", "step_back", "extend"})
"""What is not done by an agency that only has a step of the dossier."""

CHECKS = {
    "accept": _accept,
    "process": _process,
    "require_supplement": _require_supplement,
    "supply": _supply,
    "require_payment": _require_payment,
    "pay": _pay,
    "complete": _complete,
    "return_result": handing.problems,
    "anonymise": _anonymise,
}
"""What speaks against a transition with this data."""

HINDRANCES = {
    "reject": _still_time,
    "process": _held_by_others,
    "require_supplement": _not_the_desk,
    "complete": _held_by_others,
    "step_back": _no_step_back,
}
