"""Who may hold a dossier: the members of the processing group of its agency."""

from egov.portal.organisation.groups import group_id
from plone import api


def officers_of(agency_id):
    """(account, full name) of the officers of an agency, by name."""
    users = api.user.get_users(groupname=group_id(agency_id, "processing"))
    named = [(user.getId(), user.getProperty("fullname") or user.getId()) for user in users]
    return sorted(named, key=lambda pair: pair[1])
