"""Who may do what with a dossier: operations by state and role, as the workflow and the site's permissions say.

The table of `docs/permissions.md` is made of this, and a test holds every cell of it against the running pages.
"""

from collections.abc import Mapping
from plone import api
from Products.DCWorkflow.Transitions import TRIGGER_USER_ACTION
from types import MappingProxyType


OPERATIONS: Mapping[str, str] = MappingProxyType(
    {
        "view": "View",
        "edit": "Modify portal content",
        "read answers": "egov.portal: View answers",
        "read papers": "egov.portal: View papers",
        "read journal": "egov.portal: View journal",
        "print slips": "egov.portal: View answers",
    }
)
"""What is done with a dossier beside transitions, and the permission that it takes."""


def table(workflow_id="dossier_workflow", operations=OPERATIONS):
    """{state: {operation or transition: roles (frozenset)}}. A transition that does not lead out of a state is for
    nobody there. `operations`: what is done beside transitions, and the permission for each. Roles are those of the
    site; who is `Owner`, `Receptionist` … of a dossier, its folder says."""
    workflow = api.portal.get_tool("portal_workflow")[workflow_id]
    causable = [name for name, each in workflow.transitions.items() if each.trigger_type == TRIGGER_USER_ACTION]
    return {
        state.getId(): {
            **{operation: _holders(state, permission) for operation, permission in operations.items()},
            **{name: _causers(workflow, state, name) for name in sorted(causable)},
        }
        for state in workflow.states.values()
    }


def _causers(workflow, state, name):
    if name not in state.transitions:
        return frozenset()
    guard = workflow.transitions[name].getGuard()
    held = (_holders(state, permission) for permission in guard.permissions)
    return frozenset(guard.roles).union(*held)


def _holders(state, permission):
    """The roles with a permission in a state: the state's own, or where it says nothing or adds to them, the site's."""
    own = (state.permission_roles or {}).get(permission)
    if isinstance(own, tuple):
        return frozenset(own)
    return frozenset(own or ()) | _site_holders(permission)


def _site_holders(permission):
    return frozenset(role["name"] for role in api.portal.get().rolesOfPermission(permission) if role["selected"])
