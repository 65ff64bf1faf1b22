"""What stands on a slip, as plain JSON data for its template.

Everything comes from the dossier: what it was filed under from its snapshot, what happened from its journal. No live
form or procedure is asked, so that a slip printed again says the same. Only names of agencies and people are of today.
"""

from dataclasses import asdict
import datetime
from egov.portal.documents import control
from egov.portal.documents import parts
from egov.portal.documents.kinds import INTERNAL
from egov.portal.documents.kinds import paid
from egov.portal.documents.kinds import SUBMISSION
from egov.portal.documents.qr import qr_svg
from egov.portal.documents.settings import texts_of_site
from egov.portal.documents.texts import printable
from egov.portal.dossier import deadlines
from egov.portal.dossier.journal import entries
from egov.portal.dossier.journal import last_entry
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agency_title
from egov.portal.rules.deadline import due
from egov.portal.rules.number_words import number_words
from egov.portal.tracking.items import evidence_of
from egov.portal.tracking.items import PARTIES
from egov.portal.tracking.link import signed_link
from egov.portal.tracking.timeline import person
from hashlib import file_digest
from plone import api
from urllib.parse import urlencode


def content(dossier, slip, pin=""):
    """The data of one slip. `pin` is printed on the receipt of submission when the caller has it; it is not stored.

    Raises KeyError for a dossier that has not been filed.
    """
    return printable({**_common(dossier, slip), **CONTENTS[slip.kind](dossier, slip), "pin": pin})


def tracking_url(dossier, base=None):
    """Where anybody with the PIN can follow it; the reference is filled in. `base`: the address of the portal, where
    there is no request to tell it."""
    return f"{base or api.portal.get().absolute_url()}/@@track?{urlencode({'reference': dossier.reference})}"


def code_url(dossier, slip):
    """What the square code leads to: on what the applicant is given the status itself, without a PIN, for as long as
    the dossier stays in its state; on what stays with the agency the tracking page."""
    return tracking_url(dossier) if slip.kind in INTERNAL else signed_link(dossier)


def _common(dossier, slip):
    return {
        "kind": slip.kind,
        "form": slip.form,
        "law": slip.edition.law if slip.official else "",
        "reference": dossier.reference,
        "number": dossier.register_number,
        "agency": parts.agency(dossier.agency),
        "settings": texts_of_site(),
        "owner": parts.party(dossier.owner),
        "submitter": parts.party(dossier.submitter or dossier.owner),
        "subject": parts.subject(dossier),
        "channel": dossier.channel,
        "submitted": parts.moment(dossier.submitted),
        "tracking": {"url": tracking_url(dossier), "qr": qr_svg(code_url(dossier, slip))},
        "site": api.portal.get().absolute_url(),
    }


def _submission(dossier, slip):
    return {
        "at": parts.moment(dossier.submitted),
        "acknowledge_by": parts.moment(dossier.acknowledge_by),
        "files": [
            _file(paper)
            for versions in dossier.papers.values()
            for paper in versions
            if paper.added <= dossier.submitted
        ],
    }


def _file(paper):
    with paper.file.open() as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return {"title": paper.title, "name": paper.file.filename, "size": paper.file.getSize(), "sha256": digest}


def _doer(entry):
    """The name of the person who did what a journal entry tells, "" for no entry."""
    return person(entry.actor) if entry else ""


def _acceptance(dossier, slip):
    accepted = last_entry(dossier, "accept")
    return {
        "at": parts.moment(dossier.accepted),
        "delivery": parts.delivery(dossier),
        "papers": parts.papers(dossier),
        "duration": parts.duration(dossier),
        "accepted": parts.moment(dossier.accepted),
        "due": parts.moment(_due_at_acceptance(dossier, accepted)),
        "phases": [parts.moment(instant) for instant in _phases(dossier)],
        "fee": parts.fee(dossier),
        "officer": _doer(accepted),
    }


def _due_at_acceptance(dossier, entry):
    """The appointment that was given; later ones have papers of their own."""
    given = entry.facts.get("due") if entry else None
    return datetime.datetime.fromisoformat(given) if given else None


def _phases(dossier):
    """The appointments of a procedure with several, as they were at acceptance."""
    promised = deadlines.duration(dossier)
    if promised is None or not promised.phases:
        return ()
    return due(dossier.accepted, promised, work_calendar()).phases


def _supplement(dossier, slip):
    asked = dossier.supplements[slip.serial - 1]
    return {
        "at": parts.moment(asked.asked),
        "reason": asked.reason,
        "items": [_item(dossier, item) for item in asked.items],
        "until": parts.moment(asked.until),
        "serial": slip.serial,
        "officer": person(asked.by),
    }


def _item(dossier, item):
    """What is missing: a paper with the numbers asked for, a question with whose it is, or free text."""
    rows = {row["id"]: row for row in snapshot_of(dossier).procedure.get("evidences") or ()}
    evidence = evidence_of(dossier, item)
    if evidence:
        return parts.paper_row(rows[evidence])
    field = snapshot_of(dossier).schema.get(item)
    party = item.partition("_")[0]
    return {"title": item if field is None else field.title, "party": party if party in PARTIES else ""}


def _ending(act):
    """The slips that tell the applicant why it ended: refusal and stopping."""

    def ended(dossier, slip):
        return {
            "at": parts.moment(dossier.finished),
            "accepted": parts.moment(dossier.accepted),
            "reason": dossier.reason,
            "officer": _doer(last_entry(dossier, act)),
        }

    return ended


def _apology(dossier, slip):
    extension = dossier.extensions[slip.serial - 1]
    before = dossier.extensions[: slip.serial - 1]
    pauses = [pause for pause in deadlines.pauses(dossier) if pause.start <= extension.granted_at]
    old = due(dossier.accepted, deadlines.duration(dossier), work_calendar(), pauses, before, now=extension.granted_at)
    return {
        "at": parts.moment(extension.granted_at),
        "accepted": parts.moment(dossier.accepted),
        "due": parts.moment(old.instant),
        "new_due": parts.moment(extension.new_due),
        "reason": extension.reason,
        "signer": _signer(dossier, extension.reason),
    }


def _signer(dossier, text):
    """Who signed the apology with this text, "" where nobody had to."""
    signed = [
        paper for paper in dossier.outgoing if (paper.kind, paper.status, paper.text) == ("apology", "used", text)
    ]
    return person(signed[-1].decided_by) if signed else ""


def _control(dossier, slip):
    accepted = last_entry(dossier, "accept")
    given = _due_at_acceptance(dossier, accepted)
    return {
        "at": parts.moment(dossier.accepted),
        "accepted": parts.moment(dossier.accepted),
        "due": parts.moment(dossier.due or given),
        "coordinating": _coordinating(dossier),
        "rows": control.rows(dossier),
        "returned": parts.moment(dossier.returned),
    }


def _coordinating(dossier):
    """The agencies that the procedure names, and those that had a step of the dossier or were asked for an opinion."""
    named = parts.lines(snapshot_of(dossier).procedure.get("coordinating_agencies"))
    took_part = [each.agency for each in (*dossier.handovers, *dossier.opinions) if each.agency != dossier.agency]
    return list(dict.fromkeys([*named, *map(agency_title, took_part)]))


def _payment(dossier, slip):
    payment = paid(dossier)[slip.serial - 1]
    return {
        "at": parts.moment(payment.paid),
        "amount": payment.amount,
        "in_words": number_words(payment.amount),
        "fee_kind": parts.fee_kind(dossier),
        "note": payment.note,
        "officer": _doer(_receipts(dossier)[slip.serial - 1]),
    }


def _receipts(dossier):
    """The journal's entries of its payments, in the order of `paid`: one is asked for and made before the next."""
    return [entry for entry in entries(dossier) if entry.act == "pay"]


def _handover(dossier, slip):
    return {
        "at": parts.moment(dossier.finished),
        "outcome": dossier.outcome,
        "results": [paper.title for paper in dossier.results],
        "fee": sum(payment.amount for payment in paid(dossier)),
        "delivery": parts.delivery(dossier),
        "officer": _doer(last_entry(dossier, "complete")),
    }


def _return(dossier, slip):
    return {
        "at": parts.moment(dossier.returned),
        "outcome": dossier.outcome,
        "results": [paper.title for paper in dossier.results],
        "receiver": asdict(dossier.receiver),
        "officer": _doer(last_entry(dossier, "return_result")),
    }


CONTENTS = {
    SUBMISSION: _submission,
    "acceptance": _acceptance,
    "supplement": _supplement,
    "refusal": _ending("reject"),
    "apology": _apology,
    "stopping": _ending("stop"),
    "control": _control,
    "payment": _payment,
    "handover": _handover,
    "return": _return,
}
