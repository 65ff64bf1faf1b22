"""What lies inside a procedure: its online forms and its blank forms."""

from Acquisition import aq_base
from dataclasses import dataclass
import re


# An action's type in an EasyForm's XML is the dotted name of its class. The text is looked at, not parsed: this is
# asked on every public page, and parsing the model costs more than the rest of the page's content.
CREATES_DOSSIER = re.compile(r"""type=["']egov\.portal\.[\w.]+\.CreateDossier["']""")


@dataclass(frozen=True)
class OnlineForm:
    """An online form: its id inside the procedure, its title, the case it is for ("": any)."""

    id: str
    title: str
    case: str


def creates_dossier(form) -> bool:
    """Does sending this EasyForm make a dossier?"""
    return bool(CREATES_DOSSIER.search(getattr(aq_base(form), "actions_model", None) or ""))


def case_of(form) -> str:
    """The case an online form is for, "" for any."""
    return getattr(aq_base(form), "case", None) or ""


def easyforms(procedure) -> list:
    """The EasyForms inside that make dossiers, in their order."""
    return [form for form in procedure.objectValues() if form.portal_type == "EasyForm" and creates_dossier(form)]


def online_forms(procedure) -> list[OnlineForm]:
    """A light description of each."""
    return [OnlineForm(form.getId(), form.title, case_of(form)) for form in easyforms(procedure)]


def blank_forms(procedure) -> list:
    """The files inside, in their order."""
    return [child for child in procedure.objectValues() if child.portal_type == "File" and child.file is not None]


def blank_form_ids(procedure) -> set[str]:
    """Their names inside the procedure."""
    return {file.getId() for file in blank_forms(procedure)}
