"""Who may hold a dossier, the members of the processing group of its agency; and who sees to it while nobody does."""

from egov.portal.organisation.groups import DUTIES
from egov.portal.organisation.groups import group_id
from plone import api


def officers_of(agency_id):
    """(account, full name) of the officers of an agency, by name."""
    return _members([group_id(agency_id, "processing")])


def people_of(agency_id):
    """(account, full name) of all who have a duty in an agency, by name: a step may be anybody's of them."""
    return _members([group_id(agency_id, duty) for duty in DUTIES])


def receivers_of(agency_id):
    """The accounts that answer for an agency's reception, sorted: those who receive, and the leaders."""
    groups = [group_id(agency_id, duty) for duty in ("reception", "leadership")]
    return sorted({account for account, _name in _members(groups)})


def leaders_of(agency_id):
    """The accounts of those who lead an agency, by name."""
    return [account for account, _name in _members([group_id(agency_id, "leadership")])]


def holders_of(handover):
    """The accounts that have the step of a hand-over: its officer, else all who have its duty in its agency, else the
    leaders there."""
    if handover.officer:
        return [handover.officer]
    for duty in (handover.duty, "leadership"):
        found = [account for account, _name in _members([group_id(handover.agency, duty)])]
        if found:
            return found
    return []


def _members(groups):
    users = [user for group in groups if api.group.get(group) for user in api.user.get_users(groupname=group)]
    named = {(user.getId(), user.getProperty("fullname") or user.getId()) for user in users}
    return sorted(named, key=lambda pair: pair[1])


def staff_of(agency_id):
    """The accounts, sorted, that see to a dossier which nobody holds: who receives and who processes, else leaders."""
    for duties in (("reception", "processing"), ("leadership",)):
        groups = [name for duty in duties if api.group.get(name := group_id(agency_id, duty))]
        users = [user for name in groups for user in api.user.get_users(groupname=name)]
        if users:
            return sorted({user.getId() for user in users})
    return []
