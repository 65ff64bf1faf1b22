"""What an inspection finds: one shape for the page, the command and REST."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from zope.i18nmessageid import Message


Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Subject:
    """What a finding is about: `kind` is workflow, agency, procedure, form or message; `path` below the site, "" where
    there is no page for it."""

    kind: str
    title: str
    path: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong (`error`: somebody will be stuck, misled or exposed) or doubtful (`warning`).

    `kind`: a code such as `dead_end`, always of the same meaning.
    """

    kind: str
    subject: Subject
    message: Message
    severity: Severity = "error"


@dataclass(frozen=True)
class Report:
    """All findings, errors first within each subject; `looked_at`: how many subjects there were."""

    findings: Sequence[Finding]
    looked_at: int

    @property
    def errors(self) -> int:
        """How many of them are errors."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many are not."""
        return len(self.findings) - self.errors

    def by_subject(self) -> list[tuple[Subject, list[Finding]]]:
        """The findings of each subject."""
        return [(subject, list(found)) for subject, found in groupby(self.findings, lambda one: one.subject)]


ORDER = ("workflow", "agency", "procedure", "form", "message")


def report(findings: Iterable[Finding], looked_at: int) -> Report:
    """The report on so many subjects."""
    kept = sorted(findings, key=lambda one: (ORDER.index(one.subject.kind), one.subject, one.severity, one.kind))
    return Report(tuple(kept), looked_at)
