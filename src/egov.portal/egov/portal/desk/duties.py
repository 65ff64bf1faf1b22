"""What waits for the current officer, by the duties that the officer has in any agency."""

from egov.portal.dossier import catalogue
from egov.portal.dossier.readers import current_user
from egov.portal.organisation.groups import DUTIES
from egov.portal.rules.status import OPEN_STATES
from plone import api


STATES_OF_DUTY = {
    "reception": ("submitted", "completed"),
    "processing": ("accepted",),
    "leadership": (),
}
"""Reception accepts and hands over results; of processing, what no one holds yet. What somebody holds waits for him."""
BATCH_ACTS = {
    "reception": ("accept", "process", "return_result"),
    "processing": ("process", "complete"),
    "leadership": ("complete",),
}
"""What each duty does to several dossiers at once; whether to this one, its workflow decides."""


def duties():
    """The duties that the current user has in any agency."""
    held = {group.rpartition(".")[2] for group in current_user().getGroups()}
    return [duty for duty in DUTIES if duty in held]


def waiting_states():
    """The states in which dossiers wait for the user's duties."""
    return tuple(state for duty in duties() for state in STATES_OF_DUTY[duty])


def batch_acts():
    """The acts that the user's duties do to several dossiers at once; all of them for who has no duty, as a manager."""
    offered = {act for duty in duties() or BATCH_ACTS for act in BATCH_ACTS[duty]}
    return [act for act in ("accept", "process", "complete", "return_result") if act in offered]


def held_by_me(size):
    """The open dossiers that the current user holds, the most urgent first."""
    me = api.user.get_current().getId()
    return catalogue.search(states=tuple(OPEN_STATES), officer=me, size=size)


def waiting_for_duty(size):
    """The dossiers that wait for anybody with the user's duties, the most urgent first; None without such a duty."""
    states = waiting_states()
    return catalogue.search(states=states, size=size) if states else None
