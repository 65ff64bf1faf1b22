"""The workflows of a site's own: copied, imported, changed. What is put in has been inspected, or nothing is put in."""

from egov.portal import _
from egov.portal.dossier.following import states_in_use
from egov.portal.inspection import workflow_checks
from egov.portal.inspection.definition import copied
from egov.portal.inspection.definition import DefinitionRefused
from egov.portal.inspection.definition import ID
from egov.portal.inspection.inspector import known_site
from egov.portal.inspection.inspector import surroundings
from egov.portal.inspection.workflow_facts import facts
from egov.portal.procedure.vocabularies import workflows_of_dossiers
from plone import api


SHIPPED = frozenset({"dossier_workflow", "procedure_workflow"})
"""They come with the portal and change with it: a site changes a copy."""


def definition_of(id):
    """The workflow of dossiers with this id, or None."""
    return next((found for found in workflows_of_dossiers() if found.getId() == id), None)


def is_own(id):
    """Is it one of the site's own?"""
    return id not in SHIPPED


def findings_of(definition, needed=False):
    """What the inspection finds in a definition, whether it is in the site or not."""
    workflow = facts(definition)
    around = surroundings(workflow_checks.roles_named(workflow), known_site().agencies, needed)
    others = [facts(other) for other in workflows_of_dossiers() if other.getId() != workflow.id]
    return [*workflow_checks.findings(workflow, around), *workflow_checks.conflicting_meanings([*others, workflow])]


def copy(source, id, title):
    """Add a copy of a workflow under an id that is free. Raises DefinitionRefused."""
    if not ID.fullmatch(id):
        raise DefinitionRefused(_("The id of a workflow has 3 to 60 small letters without accents, digits and '_'."))
    if not title.strip():
        raise DefinitionRefused(_("A workflow needs a title."))
    if id in api.portal.get_tool("portal_workflow").objectIds():
        raise DefinitionRefused(_("There is a workflow '${workflow}' already.", mapping={"workflow": id}))
    put(copied(source, id, title.strip()))


def put(definition):
    """Put a definition into the site, in the place of one with its id; gives the warnings.

    Raises DefinitionRefused with all errors; nothing has changed then. Dossiers keep the permissions of their present
    state until their next transition.
    """
    refusals = [*_refusals(definition), *_errors(definition)]
    if refusals:
        raise DefinitionRefused(*refusals)
    tool, id = api.portal.get_tool("portal_workflow"), definition.getId()
    if id in tool.objectIds():
        tool._delObject(id)
    tool._setObject(id, definition)
    return [one.message for one in findings_of(definition)]


def _refusals(definition):
    """What speaks against its place in the site."""
    id = definition.getId()
    present = definition_of(id)
    if not is_own(id) or (present is None and id in api.portal.get_tool("portal_workflow").objectIds()):
        yield _("The workflow '${workflow}' is not one of the site's own: choose another id.", mapping={"workflow": id})
    elif present is not None:
        gone = sorted(set(present.states.objectIds()) - set(definition.states.objectIds()))
        for state in states_in_use(id, gone):
            yield _("There are dossiers in the state '${state}', which would be gone.", mapping={"state": state})


def _errors(definition):
    return [one.message for one in findings_of(definition) if one.severity == "error"]
