"""The papers and results of a dossier as pages and REST list them."""

from dataclasses import dataclass
from datetime import datetime
from egov.portal.rules.files import kind_of
from urllib.parse import quote


PREVIEWED = frozenset({"pdf", "jpeg", "png"})
"""Kinds that a browser shows by itself, and shows safely."""


@dataclass(frozen=True)
class PaperLink:
    """One file and where to fetch it; `number` counts from 1 within its field, the newest last."""

    field: str
    number: int
    title: str
    filename: str
    size: int
    added: datetime
    url: str
    previewed: bool
    replaced: bool = False
    """Is it an earlier version of a paper that was handed in anew?"""


def paper_links(dossier):
    """All papers, in the order of their fields."""
    return [
        link
        for field in dossier.papers
        for link in _links(dossier, f"@@paper/{quote(field, safe='')}", field, dossier.papers[field])
    ]


def result_links(dossier):
    """The results, oldest first."""
    return _links(dossier, "@@result", "", dossier.results)


def message_links(dossier, number, message):
    """The files of a message, which is the number-th."""
    return _links(dossier, f"@@message-file/{number}", "", message.files)


def _links(dossier, view, field, papers):
    base = f"{dossier.absolute_url()}/{view}"
    return [
        PaperLink(
            field=field,
            number=number,
            title=paper.title,
            filename=paper.file.filename,
            size=paper.file.getSize(),
            added=paper.added,
            url=f"{base}/{number}",
            previewed=kind_of(paper.file.filename) in PREVIEWED,
            replaced=bool(field) and paper.added < papers[-1].added,
        )
        for number, paper in enumerate(papers, start=1)
    ]
