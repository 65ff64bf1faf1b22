"""Who sees which figures: supervisors and managers all, leaders those of the agencies that they lead."""

from egov.portal.dossier.readers import current_user
from plone import api


PERMISSION = "egov.portal: View statistics"
LEADERS = ".leadership"
"""How the groups of those who lead an agency end (`organisation.groups`)."""


def agencies_in_scope():
    """The ids of the agencies whose figures the current user may see; None for all of them."""
    if api.user.has_permission(PERMISSION, obj=api.portal.get()):
        return None
    if api.user.is_anonymous():
        return frozenset()
    led = (group for group in current_user().getGroups() if group.endswith(LEADERS))
    return frozenset(group.removesuffix(LEADERS) for group in led)


def may_see(scope, agency):
    """Is an agency within a scope of `agencies_in_scope`?"""
    return scope is None or agency in scope
