"""What people of other agencies may do with a dossier while it is with them, and for whom of all it waits.

An agency that has a step gets, on this one dossier, the roles that its people have on their own; one that is asked for
an opinion may read it and answer. Both end with the step or the opinion: the law gives no more personal data to read
than the task needs (NĐ 13/2023/NĐ-CP art. 3), and what the agency did stays in the journal and on the control sheet.
"""

from AccessControl import getSecurityManager
from egov.portal.dossier import steps
from egov.portal.organisation.groups import DUTIES
from egov.portal.organisation.groups import group_id


CONSULTED = "Consulted"


def settle(dossier):
    """Give the groups of other agencies the roles that they need now, and take away those that they need no more."""
    wanted = roles_of_guests(dossier)
    held = {group: roles for group, roles in dossier.get_local_roles() if _is_group(group)}
    gone = [group for group in held if group not in wanted]
    if gone:
        dossier.manage_delLocalRoles(gone)
    for group, role in wanted.items():
        if held.get(group) != (role,):
            dossier.manage_setLocalRoles(group, [role])


def roles_of_guests(dossier):
    """The role of each group of another agency that has something to do with the dossier at present."""
    roles = {}
    for opinion in open_opinions(dossier):
        roles |= {group_id(opinion.agency, duty): CONSULTED for duty in ("processing", "leadership")}
    for handover in _holding(dossier):
        if handover.agency != dossier.agency:
            roles[group_id(handover.agency, handover.duty)] = "Officer"
            roles |= {group_id(handover.agency, duty): DUTIES[duty] for duty in ("processing", "leadership")}
    return roles


def guests(dossier):
    """The ids of the other agencies whose people may find it, sorted."""
    if not dossier.handovers and not dossier.opinions:
        return ()
    found = {handover.agency for handover in _holding(dossier)}
    found |= {opinion.agency for opinion in open_opinions(dossier)}
    return tuple(sorted(found - {dossier.agency}))


def waits_for(dossier):
    """The groups and accounts that have something to do for this dossier to go on, beside what its state says: to
    receive it, to answer for the desk, to give an opinion, to sign."""
    found = {group_id(opinion.agency, "processing") for opinion in open_opinions(dossier)}
    here = steps.current(dossier)
    if here is not None and here.received is None:
        found.add(here.officer or group_id(here.agency, here.duty))
    if open_requests(dossier):
        found.add(group_id(dossier.agency, "reception"))
    if any(paper.status == "waiting" for paper in dossier.outgoing):
        found.add(group_id(dossier.agency, "leadership"))
    return tuple(sorted(found))


def open_opinions(dossier):
    """The opinions that are still awaited."""
    return [opinion for opinion in dossier.opinions if opinion.closed is None]


def open_requests(dossier):
    """What officers have asked the desk to ask the applicant, and the desk has not dealt with."""
    return [request for request in dossier.desk_requests if not request.outcome]


def me():
    """The account that is acting, "" for nobody's."""
    return getSecurityManager().getUser().getId() or ""


def serves(agency_id):
    """Is the current user one of this agency's people, or a manager?"""
    user = getSecurityManager().getUser()
    own = {group_id(agency_id, duty) for duty in DUTIES}
    return not own.isdisjoint(user.getGroups()) or "Manager" in user.getRoles()


def may(permission, dossier):
    """Has the current user this permission of ours on the dossier?"""
    return bool(getSecurityManager().checkPermission(f"egov.portal: {permission}", dossier))


def _holding(dossier):
    """The hand-over at which it stands; while that has not been received, also the one that may still recall it."""
    here = steps.current(dossier)
    if here is None:
        return []
    before = steps.given_from(dossier) if here.received is None else None
    return [here] if before is None else [before, here]


def _is_group(principal):
    return principal.rpartition(".")[2] in DUTIES
