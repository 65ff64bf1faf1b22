"""Who may find which dossiers. What the list shows, the workflow's View permission grants on the dossier itself."""

from AccessControl.PermissionRole import rolesForPermissionOn
from egov.portal.organisation.groups import DUTIES
from plone import api


STAFF_ROLES = frozenset(DUTIES.values())


def agencies_of(dossier):
    """The ids of the agencies whose people may find it: its own, once its state lets staff see it."""
    seen_by_staff = STAFF_ROLES.intersection(rolesForPermissionOn("View", dossier))
    return (dossier.agency,) if seen_by_staff else ()


def agencies_served_by(user):
    """The ids of the agencies in whose groups the user is, sorted."""
    places = (group.rpartition(".") for group in user.getGroups())
    return sorted({agency for agency, _, duty in places if duty in DUTIES})


def sees_everything(user):
    """May the user find every dossier that is not a draft?"""
    return "Manager" in user.getRoles()


def current_user():
    """The user who is acting, as the user folder knows him."""
    return api.user.get_current().getUser()
