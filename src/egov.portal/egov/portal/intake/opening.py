"""May a form be filled in now? What speaks against it, as messages for the applicant."""

from egov.portal import _
from egov.portal.organisation.directory import agency
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.forms import creates_dossier
from plone import api


def problems(form):
    """Why nothing can be filed with this form at present; empty when it can."""
    procedure = form.aq_parent
    state = procedure.state()
    if state == ABOLISHED:
        return [_("This procedure has been abolished. Nothing can be filed under it any more.")]
    if state != PUBLISHED or not _visible(form):
        return [_("This form is closed for the time being.")]
    if not procedure.agency or agency(procedure.agency) is None:
        return [_("No agency receives dossiers of this procedure at present.")]
    if not creates_dossier(form):
        return [_("This form does not take dossiers at present.")]
    return []


def _visible(form):
    """Has the form itself been published? A form without a workflow of its own is as public as its procedure."""
    return api.portal.get_tool("portal_workflow").getInfoFor(form, "review_state", PUBLISHED) == PUBLISHED
