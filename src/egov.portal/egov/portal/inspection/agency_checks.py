"""What can be wrong with an agency: duties that nobody has.

QĐ 468/QĐ-TTg and NĐ 61/2018/NĐ-CP art. 11 ask for people at the desk, people who process and people who decide.
"""

from dataclasses import dataclass
from egov.portal import _
from egov.portal.inspection.finding import Finding
from egov.portal.inspection.finding import Subject


NOBODY = {
    "reception": _("Nobody receives dossiers here: the group for reception is empty."),
    "processing": _("Nobody processes dossiers here: the group for processing is empty."),
    "leadership": _("Nobody decides here: the group for leadership is empty."),
}


@dataclass(frozen=True)
class Agency:
    """`held`: the duties that somebody has; `receives`: a procedure in force names it as the receiving one."""

    title: str
    path: str
    held: frozenset[str] = frozenset()
    receives: bool = False


def findings(agency: Agency) -> list[Finding]:
    """A duty nobody has is an error where dossiers arrive, and doubtful elsewhere."""
    severity = "error" if agency.receives else "warning"
    subject = Subject("agency", agency.title, agency.path)
    return [Finding(f"no_{duty}", subject, text, severity) for duty, text in NOBODY.items() if duty not in agency.held]
