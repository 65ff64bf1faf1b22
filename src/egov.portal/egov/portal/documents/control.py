"""The rows of the control sheet (phiếu kiểm soát quá trình giải quyết hồ sơ): the hand-overs of a dossier.

They are read from the journal, so the sheet and the journal cannot disagree.
"""

from egov.portal.documents import parts
from egov.portal.dossier import deadlines
from egov.portal.dossier import steps
from egov.portal.dossier.journal import entries
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agency_title
from egov.portal.rules.deadline import standing
from egov.portal.tracking.timeline import person


HAND_OVERS = ("process", "hand_over", "hand_back", "recall", "complete", "return_result")


def rows(dossier):
    """A row a hand-over, oldest first. It was received when its receiver confirmed that, or at once by those who take a
    dossier themselves and by the one who takes the result away; the others sign on paper."""
    acts = [entry for entry in entries(dossier) if entry.act in (*HAND_OVERS, "receive")]
    return [
        _row(dossier, entry, _receipt(acts[number + 1 :]))
        for number, entry in enumerate(acts)
        if entry.act in HAND_OVERS
    ]


def _receipt(later):
    """The confirmation of a hand-over among what came after it: the next act, if it is one."""
    return later[0] if later and later[0].act == "receive" else None


def _row(dossier, entry, receipt):
    taker = receipt.actor if receipt else entry.facts.get("officer", "")
    at_once = taker == entry.actor or entry.act == "return_result"
    received = receipt.at if receipt else entry.at if at_once else None
    return {
        "act": entry.act,
        "agency": agency_title(entry.facts.get("agency") or dossier.agency),
        "step": entry.facts.get("step", ""),
        "given": parts.moment(entry.at),
        "giver": person(entry.actor),
        "received": parts.moment(received),
        "receiver": entry.facts.get("received_by", "") or person(taker),
        "standing": deadlines.standing(dossier).value if entry.act == "complete" else _of_step(dossier, entry),
        "note": entry.comment,
    }


def _of_step(dossier, entry):
    """How the step stood to its own limit, once it was done; "" where it has none, goes on or was recalled."""
    given = [each for each in dossier.handovers if each.given == entry.at and each.days]
    if not given or given[-1].ended is None or given[-1].outcome == "recalled":
        return ""
    return standing(steps.due_of(dossier, given[-1]), given[-1].ended, True, work_calendar()).value
