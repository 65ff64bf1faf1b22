"""What a supplement request may name: the questions of the form as filed, and the papers of its case."""

from collective.easyform.interfaces import ILabel
from egov.portal.dossier.snapshot import snapshot_of


PAPER = "paper_"
"""How the forms name the field for a paper: this and the id of the evidence."""


def item_choices(dossier):
    """(name, title) of all that can be asked for again: the questions of the form, then papers it did not ask for."""
    snapshot = snapshot_of(dossier)
    fields = [(name, field.title) for name, field in snapshot.fields if not ILabel.providedBy(field)]
    known = dict(fields)
    papers = _papers(snapshot, dossier.case)
    return [*fields, *((name, title) for name, title in papers if name not in known)]


def item_title(dossier, item):
    """An item of a request in words; free text stands for itself."""
    snapshot = snapshot_of(dossier)
    field = snapshot.schema.get(item)
    return field.title if field is not None else dict(_papers(snapshot, None)).get(item, item)


def _papers(snapshot, case):
    """(field name, title) of the procedure's papers: of one case, or of all (None)."""
    rows = snapshot.procedure.get("evidences") or ()
    return [(PAPER + row["id"], row["title"]) for row in rows if case is None or row.get("case") in (case, "", None)]
