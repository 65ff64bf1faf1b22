"""Handing over the result: who took it, how the originals fitted, what became of the receipt.

NĐ 61/2018/NĐ-CP: the result is given to the owner or to whom he authorised, who gives the receipt (form 01) back and
signs; of papers that came electronically the originals are compared on that day (domain facts 1.6).
"""

from egov.portal import _
from egov.portal.dossier.records import Comparison
from egov.portal.dossier.records import Receiver


OWNER = "owner"
PROXY = "proxy"
TAKERS = ((OWNER, _("The owner")), (PROXY, _("A proxy, authorised by the owner")))

TAKEN_BACK = "taken_back"
LOST = "lost"
RECEIPTS = ((TAKEN_BACK, _("Taken back")), (LOST, _("Lost: the receiver signs that it is")))

FITS = "fits"
DIFFERS = "differs"
FINDINGS = ((FITS, _("Agrees with the original")), (DIFFERS, _("Differs from the original")))

PLACE = "/"
"""Parts the field of a paper and its number (from 1) within it, in what names a paper."""


def electronic(dossier):
    """What came electronically, as {name: paper}: of each paper what was handed in last."""
    return {
        f"{field}{PLACE}{number}": paper
        for field, versions in dossier.papers.items()
        for number, paper in enumerate(versions, start=1)
        if paper.added == versions[-1].added
    }


def problems(dossier, data):
    """What speaks against handing the result over in this way."""
    if data.get("taker") == PROXY:
        yield from _proxy_problems(data)
    if dossier.channel != "online" and not data.get("receipt"):
        yield _("Please say whether the receipt was taken back or is lost.")
    if data.get("receipt") == LOST and not (data.get("receipt_note") or "").strip():
        yield _("Please write what the receiver declares about the lost receipt.")
    known = electronic(dossier)
    for each in data.get("compared") or ():
        yield from _comparison_problems(each, known)


def receiver(dossier, data):
    """The record of it."""
    known = electronic(dossier)
    return Receiver(
        name=data["received_by"],
        identity_number=data.get("identity_number", ""),
        comment=data.get("comment", ""),
        taker=data.get("taker") or OWNER,
        authorisation=data.get("authorisation", ""),
        receipt=data.get("receipt", ""),
        receipt_note=data.get("receipt_note", ""),
        compared=tuple(
            Comparison(known[each["paper"]].title, each["finding"], each.get("note", ""))
            for each in data.get("compared") or ()
        ),
    )


def facts(receiver):
    """What the journal keeps of it."""
    return {
        "received_by": receiver.name,
        "taker": receiver.taker,
        "receipt": receiver.receipt,
        "compared": [[each.title, each.finding] for each in receiver.compared],
    }


def _proxy_problems(data):
    for name, message in PROXY_NEEDS.items():
        if not (data.get(name) or "").strip():
            yield message


def _comparison_problems(each, known):
    if each["paper"] not in known:
        yield _("“${paper}” is no paper that came electronically.", mapping={"paper": each["paper"]})
    elif each["finding"] not in dict(FINDINGS):
        yield _("“${finding}” is no finding: agrees or differs.", mapping={"finding": each["finding"]})
    elif each["finding"] == DIFFERS and not each.get("note", "").strip():
        title = known[each["paper"]].title
        yield _("Please write in what the original of “${paper}” differs.", mapping={"paper": title})


PROXY_NEEDS = {
    "identity_number": _("The identity number of a proxy is needed."),
    "authorisation": _("Please name the authorisation of the proxy."),
}
