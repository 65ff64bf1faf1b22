"""What a supplement request may name: the papers of the dossier's case, and the questions of the form as filed."""

from collective.easyform.interfaces import ILabel
from egov.portal import _
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.intake.questions import paper_field
from plone.namedfile.interfaces import INamedField
from types import MappingProxyType
from zope.i18n import translate


PARTIES = MappingProxyType(
    {
        "owner": _("Owner of the dossier: ${title}"),
        "submitter": _("Submitter: ${title}"),
    }
)
"""Both are asked the same: a title alone does not tell whose it is."""


def item_choices(dossier, request):
    """(name, title) of all that can be asked for again: papers first, they are what is mostly missing."""
    fields = [(name, field) for name, field in snapshot_of(dossier).fields if not ILabel.providedBy(field)]
    files = [(name, field.title) for name, field in fields if INamedField.providedBy(field)]
    asked = dict(files)
    unasked = [(name, title) for name, title in _papers(dossier, dossier.case) if name not in asked]
    questions = [(name, item_title(dossier, name, request)) for name, _field in fields if name not in asked]
    return [*files, *unasked, *questions]


def item_title(dossier, item, request):
    """An item of a request in words; free text stands for itself."""
    field = snapshot_of(dossier).schema.get(item)
    if field is None:
        return dict(_papers(dossier, None)).get(item, item)
    party = PARTIES.get(item.partition("_")[0])
    return translate(_(party, mapping={"title": field.title}), context=request) if party else field.title


def evidence_of(dossier, item):
    """The id of the paper that an item is; "" for anything else."""
    rows = snapshot_of(dossier).procedure.get("evidences") or ()
    return next((row["id"] for row in rows if paper_field(row["id"]) == item), "")


def _papers(dossier, case):
    """(field name, title) of the procedure's papers: of one case, or of all (None)."""
    rows = snapshot_of(dossier).procedure.get("evidences") or ()
    return [
        (paper_field(row["id"]), row["title"]) for row in rows if case is None or row.get("case") in (case, "", None)
    ]
