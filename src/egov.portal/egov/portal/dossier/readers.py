"""Who may find which dossiers. What the list shows, the workflow's View permission grants on the dossier itself."""

from AccessControl.PermissionRole import rolesForPermissionOn
from egov.portal.dossier.rights import guests
from egov.portal.organisation.groups import DUTIES
from plone import api


STAFF_ROLES = frozenset(DUTIES.values())


def agencies_of(dossier):
    """The ids of the agencies whose people may find it, once its state lets staff see it: its own, first, and those
    that have a step or an opinion to give at present."""
    seen_by_staff = STAFF_ROLES.intersection(rolesForPermissionOn("View", dossier))
    return (dossier.agency, *guests(dossier)) if seen_by_staff else ()


def agencies_served_by(user):
    """The ids of the agencies in whose groups the user is, sorted."""
    places = (group.rpartition(".") for group in user.getGroups())
    return sorted({agency for agency, _, duty in places if duty in DUTIES})


def finds(user, dossier):
    """May this user find the dossier, as its applicant or as one of an agency's people?"""
    own = bool(dossier.account) and dossier.account == user.getId()
    return own or sees_everything(user) or not set(agencies_of(dossier)).isdisjoint(agencies_served_by(user))


def sees_everything(user):
    """May the user find every dossier that is not a draft?"""
    return "Manager" in user.getRoles()


def current_user():
    """The user who is acting, as the user folder knows him."""
    return api.user.get_current().getUser()
