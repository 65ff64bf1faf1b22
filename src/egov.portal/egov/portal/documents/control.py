"""The rows of the control sheet (phiếu kiểm soát quá trình giải quyết hồ sơ): the hand-overs of a dossier.

They are read from the journal, so the sheet and the journal cannot disagree.
"""

from egov.portal.documents import parts
from egov.portal.dossier import deadlines
from egov.portal.dossier.journal import entries
from egov.portal.tracking.timeline import person


HAND_OVERS = ("process", "complete", "return_result")


def rows(dossier):
    """A row a hand-over, oldest first. When it was received is known of those who take a dossier themselves and of the
    one who takes the result away; the others sign on paper."""
    return [_row(dossier, entry) for entry in entries(dossier) if entry.act in HAND_OVERS]


def _row(dossier, entry):
    taker = entry.facts.get("officer", "")
    at_once = taker == entry.actor or entry.act == "return_result"
    return {
        "act": entry.act,
        "given": parts.moment(entry.at),
        "giver": person(entry.actor),
        "received": parts.moment(entry.at) if at_once else None,
        "receiver": entry.facts.get("received_by", "") or person(taker),
        "standing": deadlines.standing(dossier).value if entry.act == "complete" else "",
        "note": entry.comment,
    }
