"""What reception found when it went through the papers of a dossier: one finding for each required paper.

An incomplete dossier is not sent back by word of mouth: the applicant is guided once, in full and in writing (form 02
of TT 01/2018/TT-VPCP; domain facts 1.7). The findings are where that request comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal import _
from egov.portal.dossier import journal
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.rules.status import OPEN_STATES
from typing import Literal


OK, WRONG, MISSING = "ok", "wrong", "missing"
VERDICTS = (OK, WRONG, MISSING)
CHECKED = "check"
"""The act of the journal."""
CLOSED = _("The papers of this dossier cannot be checked any more.")
MOST_SHEETS = 999
MAX_COMMENT = 1000  # characters


@dataclass(frozen=True)
class Finding:
    """One paper as it was found, and how many originals and copies there were."""

    verdict: Literal["ok", "wrong", "missing"]
    comment: str = ""
    originals: int = 0
    copies: int = 0


def is_open(dossier):
    """Can its papers still be checked?"""
    return standing(dossier.review_state) in OPEN_STATES


def evidences(dossier):
    """The papers that the procedure asked for in the dossier's case, as rows of its snapshot."""
    rows = snapshot_of(dossier).procedure.get("evidences") or ()
    return [row for row in rows if row.get("case") in (dossier.case, "", None)]


def keep(dossier, findings: Mapping[str, Finding]):
    """Store the findings, by id of the paper, in the place of earlier ones, and journal them; nothing when they are the
    same as before."""
    if dict(dossier.findings) == dict(findings):
        return
    dossier.findings = dict(findings)
    by_verdict = {verdict: [name for name, each in findings.items() if each.verdict == verdict] for verdict in VERDICTS}
    journal.record(dossier, CHECKED, **by_verdict)


def faults(dossier):
    """(row, finding) of the papers that are wrong or missing, in the order of the procedure."""
    found = [(row, dossier.findings.get(row["id"])) for row in evidences(dossier)]
    return [(row, each) for row, each in found if each is not None and each.verdict != OK]
