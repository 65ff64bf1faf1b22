"""Outgoing papers as drafts that leadership signs or sends back (domain facts 1.6: du thao, cho ky duyet).

Which kinds need that is said by the procedure. Where a kind does, its act (complete, ask for a supplement, reject,
extend) takes place only with an approved paper, and says what the paper says. Where none does, nothing is different.
"""

from collections.abc import Mapping
from dataclasses import replace
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier.records import numbered
from egov.portal.dossier.records import OutgoingPaper
from egov.portal.dossier.records import replaced
from egov.portal.dossier.rights import me
from egov.portal.dossier.snapshot import snapshot_of
from types import MappingProxyType
from zope.i18nmessageid import Message


KINDS: Mapping[str, Message] = MappingProxyType(
    {
        "result": _("Result"),
        "supplement": _("Supplement request"),
        "refusal": _("Refusal"),
        "apology": _("Apology"),
    }
)
KIND_OF_ACT: Mapping[str, str] = MappingProxyType(
    {"complete": "result", "require_supplement": "supplement", "reject": "refusal", "extend": "apology"}
)
"""The paper that goes out with an act."""
TEXT_OF_ACT: Mapping[str, str] = MappingProxyType({"complete": "outcome"})
"""What the text of the paper is to the act, where that is not its reason."""


def signed_kinds(dossier):
    """The kinds of papers of this dossier that need leadership's signature."""
    return [kind for kind in KINDS if kind in (snapshot_of(dossier).procedure.get("signed_papers") or ())]


def draftable(dossier):
    """Those of them of which no draft waits for leadership."""
    waits = {paper.kind for paper in waiting(dossier)}
    return [kind for kind in signed_kinds(dossier) if kind not in waits]


def approved(dossier, kind):
    """The paper of this kind that leadership has signed and that has not gone out, the newest; None without one."""
    return next(
        (paper for paper in reversed(dossier.outgoing) if (paper.kind, paper.status) == (kind, "approved")), None
    )


def waiting(dossier):
    """The papers that wait for leadership."""
    return [paper for paper in dossier.outgoing if paper.status == "waiting"]


def said(dossier, act):
    """What the approved paper of an act says, its file included; it holds in the place of what is typed. {} without a
    paper."""
    paper = approved(dossier, KIND_OF_ACT.get(act, ""))
    if paper is None:
        return {}
    text = {TEXT_OF_ACT.get(act, "reason"): paper.text}
    return {**text, "result": paper.file} if act == "complete" else text


def filled(dossier, act, data):
    """The data of an act, with what its approved paper says."""
    signed = said(dossier, act)
    return {**data, **signed} if signed else data


def problems_of_act(dossier, act):
    """What speaks against an act whose paper has to be signed first."""
    kind = KIND_OF_ACT.get(act)
    if kind and kind in signed_kinds(dossier) and approved(dossier, kind) is None:
        yield _("Leadership has not signed this paper yet: ${paper}.", mapping={"paper": KINDS[kind]})


def note_gone(dossier, act):
    """The act has taken place: its paper has gone out."""
    kind = KIND_OF_ACT.get(act)
    paper = approved(dossier, kind) if kind else None
    if paper is not None:
        _replace(dossier, paper, status="used")


def problems_draft(dossier, data):
    """What speaks against drafting this paper."""
    kind = data["kind"]
    if kind not in KINDS:
        yield _("There is no such kind of paper.")
    elif any(paper.kind == kind for paper in waiting(dossier)):
        yield _("Such a paper waits for leadership already.")


def draft(dossier, data):
    """Lay a paper before leadership."""
    paper = OutgoingPaper(
        number=max((each.number for each in dossier.outgoing), default=0) + 1,
        kind=data["kind"],
        text=data["text"],
        drafted=clock.now(),
        by=me(),
        file=data.get("file"),
    )
    dossier.outgoing = (*dossier.outgoing, paper)
    return {"paper": paper.kind, "number": paper.number}


def problems_decide(dossier, data):
    """What speaks against signing the paper or sending it back."""
    paper = _named(dossier, data)
    if paper is None or paper.status != "waiting":
        yield _("This paper does not wait for a signature any more.")


def sign(dossier, data):
    """Leadership signs; an earlier signed version that has not gone out is replaced."""
    paper = _named(dossier, data)
    older = approved(dossier, paper.kind)
    if older is not None:
        _replace(dossier, older, status="sent_back", decided=clock.now())
    return _decide(dossier, data, "approved")


def send_back(dossier, data):
    """Leadership sends the paper back, with a comment."""
    return _decide(dossier, data, "sent_back")


def _decide(dossier, data, status):
    paper = _named(dossier, data)
    comment = data.get("comment") or ""
    _replace(dossier, paper, status=status, decided=clock.now(), decided_by=me(), comment=comment)
    return {"paper": paper.kind, "number": paper.number}


def _replace(dossier, paper, **changes):
    dossier.outgoing = replaced(dossier.outgoing, paper, replace(paper, **changes))


def _named(dossier, data):
    return numbered(dossier.outgoing, data["paper"])
