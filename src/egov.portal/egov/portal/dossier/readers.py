"""Who may find a dossier: tokens that are indexed with it, and those that a user holds."""

from AccessControl.PermissionRole import rolesForPermissionOn
from egov.portal.organisation.groups import DUTIES
from plone import api


STAFF_ROLES = frozenset(DUTIES.values())
MANAGER = "manager"
"""The token of those who see everything."""


def agency_token(agency_id):
    """The token of an agency's people."""
    return f"agency:{agency_id}"


def account_token(account):
    """The token of one account."""
    return f"account:{account}"


def tokens_of(dossier):
    """The tokens that may find this dossier, by the roles to which its state grants View."""
    roles = set(rolesForPermissionOn("View", dossier))
    tokens = []
    if roles & STAFF_ROLES and dossier.agency:
        tokens.append(agency_token(dossier.agency))
    if "Owner" in roles and dossier.account:
        tokens.append(account_token(dossier.account))
    if "Manager" in roles:
        tokens.append(MANAGER)
    return tokens


def tokens_held_by(user):
    """The tokens a user holds: his own and those of the agencies whose groups he is in; of a manager, one for all."""
    if "Manager" in user.getRoles():
        return [MANAGER]
    return [account_token(user.getId()), *(agency_token(agency) for agency in agencies_served_by(user))]


def agencies_served_by(user):
    """The ids of the agencies in whose groups the user is, sorted."""
    places = (group.rpartition(".") for group in user.getGroups())
    return sorted({agency for agency, _, duty in places if duty in DUTIES})


def current_user():
    """The user who is acting, as the user folder knows him."""
    return api.user.get_current().getUser()
