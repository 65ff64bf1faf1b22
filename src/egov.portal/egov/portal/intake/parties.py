"""A form's values sorted into what a dossier has: its parties, its case, its answers, its papers."""

from egov.portal.dossier.parties import FIELDS
from egov.portal.dossier.parties import PARTS
from egov.portal.intake.attachments import files_in
from egov.portal.intake.attachments import settled
from egov.portal.intake.questions import BY_OTHER
from egov.portal.intake.questions import paper_field
from egov.portal.rules.plain import plain


def party(values, who):
    """The owner's or submitter's particulars, plain texts by the names of `PARTS`; what was not said is left out."""
    said = {part: values.get(f"{who}_{part}") for part in PARTS}
    return {part: str(plain(value)) for part, value in said.items() if value not in (None, "")}


def submitter(values):
    """The submitter: the owner unless the form says that somebody else files."""
    return party(values, "submitter" if values.get("filed_by") == BY_OTHER else "owner")


def answers(values):
    """What was answered besides parties, case and files, as plain JSON data by field."""
    elsewhere = {*FIELDS, "case"}
    return {
        name: plain(value)
        for name, value in values.items()
        if name not in elsewhere and value is not None and not files_in(value)
    }


def papers(values, procedure, titles):
    """{field: [(file, title, evidence id)]}: a paper of the procedure under its id, any other file under ""."""
    evidences = {paper_field(row["id"]): row["id"] for row in procedure.evidences or ()}
    return {
        name: [(settled(file), titles.get(name, name), evidences.get(name, "")) for file in files_in(value)]
        for name, value in values.items()
        if files_in(value)
    }
