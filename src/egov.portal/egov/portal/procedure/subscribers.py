"""What follows from an event on a procedure or on what lies inside it."""

from Acquisition import aq_parent
from DateTime import DateTime
from egov.portal import _
from egov.portal.organisation import sectors
from egov.portal.procedure import life_events
from egov.portal.procedure.checks import problems
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.levels import note_level
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.uniqueness import code_problems
from plone import api
from plone.app.event.base import localized_now
from Products.CMFCore.WorkflowCore import WorkflowException
from secrets import token_hex
from zope.container.interfaces import IContainerModifiedEvent
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.schema import getFieldNames


NAMES = (sectors.RECORD, *(f"{life_events.PREFIX}.{group}" for group in life_events.TITLES))
LEVEL_INDEXES = ["service_level", "fully_online", "online_forms", "procedure_online"]
"""With their columns, all others are brought up to date too."""


def name_evidences(procedure, event):
    """Give every paper a code: uploads and dossiers refer to it, so it never changes afterwards."""
    for row in procedure.evidences or ():
        if not row.get("id"):
            row["id"] = f"p{token_hex(3)}"


def follow_level(procedure, event):
    """A fee, a delivery or a payment that changes may change the level."""
    note_level(procedure)


def count_revision(procedure, event):
    """A change of the published wording makes a new revision; adding a file inside is no change of wording."""
    if not IContainerModifiedEvent.providedBy(event) and procedure.state() == PUBLISHED:
        procedure.revision += 1


def refresh_after_move(child, event):
    """The level follows what is put in and taken out. Not when the procedure itself moves, nor when it is deleted."""
    if event.object is child:
        for procedure in (event.oldParent, event.newParent):
            _refresh(procedure)


def refresh_after_change(child, event):
    """The level follows a change of a form's actions or of a file."""
    _refresh(aq_parent(child))


def tell_new_names(event):
    """The names of sectors and life events stand in pages and in the search: they count as changes of the catalogue."""
    if event.record.__name__ in NAMES:
        api.portal.get_tool("portal_catalog")._increment_counter()


def _refresh(procedure):
    if IProcedure.providedBy(procedure):
        note_level(procedure)
        procedure.reindexObject(idxs=LEVEL_INDEXES)


def data_problems(procedure):
    """Messages: what contradicts itself in its data, or what another procedure in force has already."""
    data = {name: getattr(procedure, name, None) for name in getFieldNames(IProcedure)}
    found = [*problems(data), *code_problems(procedure.code, procedure.agency, procedure.UID())]
    return [problem.message for problem in found]


def check_transition(procedure, event):
    """Refuse to publish what is wrong, and to abolish without a reason. Raises WorkflowException."""
    found = data_problems(procedure) if event.new_state.getId() == PUBLISHED else []
    if event.new_state.getId() == ABOLISHED and not (event.kwargs.get("comment") or "").strip():
        found = [_("Say why the procedure is abolished, for instance by which decision.")]
    if found:
        raise WorkflowException(" ".join(translate(message, context=getRequest()) for message in found))


def date_transition(procedure, event):
    """Note when it was first published, and when and why it was abolished."""
    if event.transition is None:
        return
    state = event.new_state.getId()
    if state == PUBLISHED and procedure.effective_date is None:
        procedure.setEffectiveDate(DateTime())
    procedure.abolished_on = localized_now().date() if state == ABOLISHED else None
    procedure.abolished_reason = event.kwargs["comment"].strip() if state == ABOLISHED else ""
    note_level(procedure)
    procedure.reindexObject()
