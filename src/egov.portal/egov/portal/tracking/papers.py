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
        )
        for number, paper in enumerate(papers, start=1)
    ]
