"""Who took the result away, in words: all of it for staff, and masked for the applicant's page.

The applicant is to recognise a stranger; whoever looks over his shoulder is not to learn a name and a number.
"""

from egov.portal import _
from egov.portal.dossier import handing
from egov.portal.dossier.words import when
from egov.portal.rules.masking import masked_name
from egov.portal.rules.masking import masked_number


def lines(dossier, staff):
    """(label, text) of the hand-over; empty before it."""
    taken = dossier.receiver
    if taken is None:
        return []
    public = [
        (_("Taken by"), taken.name if staff else masked_name(taken.name)),
        (_("As"), dict(handing.TAKERS)[taken.taker]),
        (_("Identity number"), taken.identity_number if staff else masked_number(taken.identity_number)),
        (_("Taken at"), when(dossier.returned)),
    ]
    return [line for line in [*public, *(_internal(taken) if staff else [])] if line[1]]


def data(dossier, staff):
    """The same as JSON; None before it."""
    taken = dossier.receiver
    if taken is None:
        return None
    if not staff:
        return {
            "name": masked_name(taken.name),
            "identity_number": masked_number(taken.identity_number),
            "taker": taken.taker,
        }
    compared = [vars(each) for each in taken.compared]
    names = ("name", "identity_number", "taker", "authorisation", "receipt", "receipt_note", "comment")
    return {name: getattr(taken, name) for name in names} | {"compared": compared}


def _internal(taken):
    findings = dict(handing.FINDINGS)
    return [
        (_("Authorisation"), taken.authorisation),
        (_("Receipt (form 01)"), dict(handing.RECEIPTS).get(taken.receipt, "")),
        (_("Declared about the receipt"), taken.receipt_note),
        *((each.title, _found(findings[each.finding], each.note)) for each in taken.compared),
        (_("Note"), taken.comment),
    ]


def _found(finding, note):
    return _("${finding}: ${note}", mapping={"finding": finding, "note": note}) if note else finding
