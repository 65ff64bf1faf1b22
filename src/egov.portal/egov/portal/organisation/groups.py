"""The groups of an agency: reception, processing, leadership.

Their members are the agency's people. All hold the global role Staff; which role they play on dossiers follows from the
local roles of the agency's dossier store.
"""

from egov.portal import _
from plone import api
from zope.i18n import translate


DUTIES = {"reception": "Receptionist", "processing": "Officer", "leadership": "Leader"}
"""The duty of a group and the local role it gives."""


def group_id(agency_id, duty):
    """The id of the group of an agency for a duty."""
    return f"{agency_id}.{duty}"


def make_groups(agency_id, title):
    """Make the three groups, or name them anew when they are there."""
    for duty in DUTIES:
        _make(group_id(agency_id, duty), _title(duty, title))


def drop_groups(agency_id):
    """Remove the groups of an agency."""
    tool = api.portal.get_tool("portal_groups")
    tool.removeGroups([group_id(agency_id, duty) for duty in DUTIES])


def move_groups(old, new, title):
    """Give the groups of an agency that got another id its new name, members included."""
    make_groups(new, title)
    tool = api.portal.get_tool("portal_groups")
    for duty in DUTIES:
        group = tool.getGroupById(group_id(old, duty))
        for member in group.getMemberIds() if group else ():
            tool.addPrincipalToGroup(member, group_id(new, duty))
    drop_groups(old)


def _make(name, title):
    tool = api.portal.get_tool("portal_groups")
    if tool.getGroupById(name) is None:
        tool.addGroup(name, title=title, roles=["Staff"])
    else:
        tool.editGroup(name, title=title)


def _title(duty, agency_title):
    """The title in the language of the site: it is stored, so it cannot follow the reader."""
    names = {"agency": agency_title}
    titles = {
        "reception": _("${agency}: reception", mapping=names),
        "processing": _("${agency}: processing", mapping=names),
        "leadership": _("${agency}: leadership", mapping=names),
    }
    return translate(titles[duty], target_language=api.portal.get_default_language())
