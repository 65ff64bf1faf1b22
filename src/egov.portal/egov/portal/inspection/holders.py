"""Which roles and duties somebody holds. Asked of the user folder by group, never by account."""

from collections.abc import Iterable
from egov.portal.dossier.rights import CONSULTED
from egov.portal.organisation.groups import DUTIES
from egov.portal.organisation.groups import group_id
from plone import api
from Products.PlonePAS.interfaces.group import IGroupIntrospection


GIVEN_BY_THE_SYSTEM = frozenset({"Anonymous", "Authenticated", "Member", "Owner", "Manager", CONSULTED})
"""Whoever visits, logs in, files, or is asked for an opinion has one of these; a site without a manager could not be
inspected."""


def has_members(group: str) -> bool:
    """Whether anybody is in a group."""
    plugins = api.portal.get_tool("acl_users").plugins.listPlugins(IGroupIntrospection)
    return any(plugin.getGroupMembers(group) for _name, plugin in plugins)


def duties_held(agency: str) -> frozenset[str]:
    """The duties of an agency that somebody has."""
    return frozenset(duty for duty in DUTIES if has_members(group_id(agency, duty)))


def roles_held(wanted: Iterable[str], duties: Iterable[frozenset[str]]) -> frozenset[str]:
    """Those of the wanted roles that somebody holds: by the system, by a duty in some agency, or in the whole site.

    `duties`: the duties held in each agency. The accounts are looked through only as long as a role is missing.
    """
    by_duty = {DUTIES[duty] for held in duties for duty in held}
    missing = set(wanted) - GIVEN_BY_THE_SYSTEM - by_duty
    return frozenset(wanted) - (missing - _in_site(missing))


def _in_site(wanted):
    """Those of the roles that are given in the whole site, to a person or to a group with members."""
    groups = set(api.portal.get_tool("portal_groups").getGroupIds()) if wanted else ()
    found = set()
    for principal, roles in _principals():
        new = wanted.intersection(roles) - found
        if new and (principal not in groups or has_members(principal)):
            found |= new
        if found == wanted:
            break
    return found


def _principals():
    """(id, roles) of each principal with a role of its own."""
    manager = api.portal.get_tool("acl_users").portal_role_manager
    return manager._principal_roles.items()
