"""A procedure and its online forms as plain facts."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.intake.questions import paper_field
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.forms import case_of
from egov.portal.procedure.forms import creates_dossier
import re
from typing import Any


Row = Mapping[str, Any]
PAPER = re.compile(rf"""<field\b[^>]*?\bname=["']({paper_field("")}\w+)["']""", re.ASCII)
"""A field for a paper in a form's XML. Looked at, not parsed: two thousand forms are read in one inspection."""


@dataclass(frozen=True)
class Form:
    """An online form. `papers`: names of the fields that take papers; `creates`: sending it makes a dossier."""

    title: str
    path: str
    case: str = ""
    creates: bool = True
    papers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Procedure:
    """What is checked of a procedure; the tables' rows are those of `egov.portal.procedure.rows`."""

    title: str
    path: str
    published: bool
    agency: str = ""
    workflow: str = ""
    cases: Sequence[Row] = ()
    evidences: Sequence[Row] = ()
    channels: Sequence[Row] = ()
    process: Sequence[Row] = ()
    forms: Sequence[Form] = ()


def facts(procedure, path: str) -> Procedure:
    """The facts of a procedure at `path` below the site."""
    tables = {name: tuple(getattr(procedure, name) or ()) for name in ("cases", "evidences", "channels", "process")}
    return Procedure(
        title=procedure.title,
        path=path,
        published=procedure.state() == PUBLISHED,
        agency=procedure.agency or "",
        workflow=procedure.workflow or "",
        forms=tuple(_form(one, path) for one in procedure.objectValues() if one.portal_type == "EasyForm"),
        **tables,
    )


def _form(form, path):
    return Form(
        title=form.title,
        path=f"{path}/{form.getId()}",
        case=case_of(form),
        creates=creates_dossier(form),
        papers=frozenset(PAPER.findall(form.fields_model or "")),
    )
