"""How complete a procedure's page is, and the names of its parts in words."""

from egov.portal import _
from egov.portal.rules import completeness
from egov.portal.rules.completeness import Parts


NAMES = {
    "steps": _("Steps"),
    "channels": _("Ways of filing"),
    "evidences": _("Papers of the dossier"),
    "duration": _("Time limit of each way of filing"),
    "audience": _("For whom"),
    "executing_agencies": _("Executing agencies"),
    "legal_resources": _("Legal basis"),
    "code": _("Procedure code"),
    "description": _("Description"),
    "fee": _("Amount due of each way of filing"),
    "outputs": _("Results"),
    "blank_forms": _("Blank forms of the papers"),
    "decision_number": _("Number of the announcing decision"),
    "sector": _("Sector"),
}
TABLES = ("steps", "channels", "evidences", "audience", "executing_agencies", "legal_resources", "outputs")
TEXTS = ("code", "description", "decision_number", "sector")


def parts(procedure) -> Parts:
    """What the page of this procedure shows."""
    return Parts(
        **{name: tuple(getattr(procedure, name) or ()) for name in TABLES},
        **{name: getattr(procedure, name) or "" for name in TEXTS},
    )


def missing(procedure) -> tuple[str, ...]:
    """The obligatory parts that it lacks: keys of `NAMES`."""
    return completeness.missing(parts(procedure))


def advised(procedure) -> tuple[str, ...]:
    """The advised parts that it lacks: keys of `NAMES`."""
    return completeness.advised(parts(procedure))
