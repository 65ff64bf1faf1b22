"""What the states of a site's own workflows mean.

Lists, limits, figures and the national portal know a dossier's state by the ids of `rules.status`. A workflow of a site
may have states besides; each says in its definition, as the value of the workflow variable `stands_for`, which of those
it counts as. So the meaning travels with the definition, through export and import.

The known ids cost nothing to ask; only others look into the workflows. One id means the same in all of them
(`egov.portal.inspection` refuses another).
"""

from egov.portal.procedure.vocabularies import workflows_of_dossiers
from egov.portal.rules import status


VARIABLE = "stands_for"


def meaning_in(state):
    """The id that a DCWorkflow state says it stands for, "" when it says nothing."""
    return (state.var_values or {}).get(VARIABLE) or ""


def standing(state):
    """The id of `rules.status` that the state with this id counts as; itself when nothing says what it means."""
    return state if state in status.STATUS_CODES else own_states().get(state, state)


def status_code(state):
    """The national code of a state; None for a draft and for a state without a meaning."""
    return status.status_code(standing(state))


def waiting_for(state):
    """Whose turn it is: see `rules.status.waiting_for`."""
    return status.waiting_for(standing(state))


def widened(states):
    """These states and all that stand for one of them."""
    wanted = frozenset(states)
    return wanted.union(own for own, meant in own_states().items() if meant in wanted)


def own_title(state):
    """The title that a state has in a workflow, "" when no workflow knows it."""
    known = (workflow.states[state] for workflow in workflows_of_dossiers() if state in workflow.states)
    return next((found.title for found in known), "")


def own_states():
    """The states of the site's own workflows that have a meaning: `{id: what it stands for}`."""
    found = {}
    for workflow in workflows_of_dossiers():
        for name in set(workflow.states.objectIds()) - status.STATUS_CODES.keys():
            meant = meaning_in(workflow.states[name])
            if meant:
                found[name] = meant
    return found
