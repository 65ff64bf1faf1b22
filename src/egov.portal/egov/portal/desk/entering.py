"""The desk enters a dossier for somebody: who may, for which procedures, and what follows from it.

TT 01/2018/TT-VPCP: what is brought to the counter or sent by post is accepted by the one who takes it, with a receipt
(domain facts 1.6: such a dossier is in the state "accepted" at once).
"""

from egov.portal.dossier import lifecycle
from egov.portal.dossier.filing import Filed
from egov.portal.dossier.readers import current_user
from egov.portal.intake import entry as entries
from egov.portal.intake import model
from egov.portal.intake import reception
from egov.portal.organisation.groups import group_id
from egov.portal.procedure import search
from egov.portal.procedure.forms import case_of
from plone import api


DUTY = "reception"


def agencies():
    """The ids of the agencies at whose counter the current user works."""
    places = (group.rpartition(".") for group in _groups())
    return sorted(agency for agency, _dot, duty in places if duty == DUTY)


def may_enter(procedure):
    """Is the current user a receptionist of the agency that receives dossiers of this procedure?"""
    return bool(procedure.agency) and group_id(procedure.agency, DUTY) in _groups()


def procedures(text, start, size):
    """(found, total): the procedures of the user's agencies that have a form, as `procedure.search` finds them."""
    found = [search.search(q=text, agency=agency, online=True, start=start, size=size) for agency in agencies()]
    return [item for result in found for item in result.items], sum(result.total for result in found)


def enter(form, values, said, request, key=""):
    """Enter the dossier and accept it, unless its fee has to be paid first; as `reception.receive`.

    `said`: what `entry.read` takes. Part of the caller's transaction.
    """
    procedure = form.aq_parent
    entry, problems = entries.read(said, api.user.get_current().getId(), procedure)
    if not problems:
        problems = entries.missing(entry, procedure, values.get("case") or case_of(form), values)
    if problems:
        return None, problems
    filed, problems = reception.receive(form, values, request, key, entry=entry)
    return (None, problems) if problems else (_accepted(filed), {})


def paper_fields(form):
    """The names of the questions that take files: at the counter they may be left out."""
    return frozenset(name for name, field in model.fields_of(form) if model.is_file(field))


def _groups():
    return () if api.user.is_anonymous() else current_user().getGroups()


def _accepted(filed):
    dossier = filed.dossier
    if filed.repeated or dossier.review_state != "draft":
        return filed
    return Filed(dossier, lifecycle.act(dossier, "accept"))
