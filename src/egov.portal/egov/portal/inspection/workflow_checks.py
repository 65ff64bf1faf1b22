"""What can be wrong with a process, each check a function of its plain facts.

A process is what NĐ 61/2018/NĐ-CP art. 17-20 tells, so a dossier must be able to reach its end, report a national
status code in every state, and show nothing to strangers.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal import _
from egov.portal.inspection.finding import Finding
from egov.portal.inspection.finding import Subject
from egov.portal.inspection.workflow_facts import Grant
from egov.portal.inspection.workflow_facts import State
from egov.portal.inspection.workflow_facts import Workflow
from egov.portal.rules import graph
from egov.portal.rules.status import FINAL_STATES
from egov.portal.rules.status import STATUS_CODES


ENTERED = ("draft", "submitted")
"""The states in which the portal itself lets a dossier begin."""
PRIVATE = ("View", "Access contents information", "egov.portal: View answers", "egov.portal: View papers")
"""A process that does not rule these leaves them as they are above the dossier."""
REMEMBERING = ("require_supplement", "require_payment", "request_withdrawal")
"""Transitions after which the dossier goes back to where it was."""


@dataclass(frozen=True)
class Surroundings:
    """What a process stands in. `granted`: the roles that have a permission in the site; `known`: all roles there;
    `held`: the roles that somebody holds; `needed`: a procedure in force follows it."""

    granted: Callable[[str], Collection[str]]
    known: Collection[str]
    held: Collection[str]
    needed: bool = True


def subject_of(workflow: Workflow) -> Subject:
    """A process as the subject of findings."""
    return Subject("workflow", workflow.title, f"@@process?id={workflow.id}")


def findings(workflow: Workflow, around: Surroundings) -> list[Finding]:
    """All that is wrong with one process."""
    return [
        *missing_states(workflow),
        *dead_ends(workflow),
        *unreachable_states(workflow),
        *states_without_code(workflow),
        *open_to_strangers(workflow, around),
        *broken_exits(workflow),
        *ways_not_back(workflow),
        *untitled(workflow),
        *never_caused(workflow, around),
        *roles_of_nobody(workflow, around),
    ]


def missing_states(workflow):
    """States in which the portal lets a dossier begin, and the initial one, must be there."""
    for name in {*ENTERED, workflow.initial}.difference(workflow.states):
        yield _found("state_missing", workflow, _("There is no state '${state}'.", mapping={"state": name}))


def dead_ends(workflow):
    """From every state some final state must be in reach."""
    final = {id for id, state in workflow.states.items() if standing(state) in FINAL_STATES}
    for name in _ordered(graph.dead_ends(workflow.graph(), final), workflow):
        text = _("From the state '${state}' no way leads to an end.", mapping=_state(workflow, name))
        yield _found("dead_end", workflow, text)


def unreachable_states(workflow):
    """Every state must be in reach from where dossiers begin."""
    starts = {workflow.initial, *ENTERED}.intersection(workflow.states)
    for name in _ordered(graph.unreachable(workflow.graph(), starts), workflow):
        text = _("No way leads to the state '${state}'.", mapping=_state(workflow, name))
        yield _found("unreachable", workflow, text)


def states_without_code(workflow):
    """A state of a site's own must stand for one that the national portal knows."""
    for name, state in workflow.states.items():
        if standing(state) not in STATUS_CODES:
            text = _(
                "The state '${state}' has no national status code: choose the state that it stands for.",
                mapping=_state(workflow, name),
            )
            yield _found("no_status_code", workflow, text)


def open_to_strangers(workflow, around):
    """Nothing of a dossier may be granted to Anonymous, by itself or from above."""
    for name, state in workflow.states.items():
        grants = {**{permission: Grant(frozenset(), True) for permission in PRIVATE}, **state.grants}
        for permission, grant in grants.items():
            if "Anonymous" in grant.roles or (grant.acquired and "Anonymous" in around.granted(permission)):
                facts = {**_state(workflow, name), "permission": permission}
                text = _("In the state '${state}' everybody has the permission '${permission}'.", mapping=facts)
                yield _found("anonymous", workflow, text)


def broken_exits(workflow):
    """Exits and targets must name what is there."""
    for name, state in workflow.states.items():
        for exit in set(state.exits).difference(workflow.transitions):
            facts = {**_state(workflow, name), "transition": exit}
            text = _("The state '${state}' offers '${transition}', which is no transition.", mapping=facts)
            yield _found("broken_exit", workflow, text)
    for move in workflow.transitions.values():
        if move.to and move.to not in workflow.states:
            facts = {**_move(move), "state": move.to}
            text = _("The transition '${transition}' leads to '${state}', which is no state.", mapping=facts)
            yield _found("broken_target", workflow, text)


def ways_not_back(workflow):
    """Where the applicant is asked for something, an automatic transition must lead back to the state before."""
    for name, state in workflow.states.items():
        for move in workflow.moves(state):
            if move.id in REMEMBERING and move.to in workflow.states and not _leads_back(workflow, move.to, name):
                facts = {**_state(workflow, name), **_move(move)}
                text = _("After '${transition}' no automatic transition leads back to '${state}'.", mapping=facts)
                yield _found("no_way_back", workflow, text)


def untitled(workflow):
    """People choose a transition by its title."""
    for move in workflow.transitions.values():
        if not move.title.strip():
            text = _("The transition '${transition}' has no title.", mapping=_move(move))
            yield _found("untitled", workflow, text, "warning")


def never_caused(workflow, around):
    """Every transition must be offered by some state, to somebody."""
    for move in workflow.transitions.values():
        offering = [state for state in workflow.states.values() if move.id in state.exits]
        if not offering:
            text = _("No state offers the transition '${transition}'.", mapping=_move(move))
            yield _found("not_offered", workflow, text, "warning")
        elif not any(_may(move, state, around) for state in offering):
            text = _("Nobody has the permission to cause the transition '${transition}'.", mapping=_move(move))
            yield _found("nobody_may", workflow, text)


def roles_of_nobody(workflow, around):
    """Roles that guards and permissions name must exist, and somebody should hold them."""
    for role in sorted(roles_named(workflow)):
        if role not in around.known:
            text = _("There is no role '${role}', which the process names.", mapping={"role": role})
            yield _found("unknown_role", workflow, text)
        elif role not in around.held:
            text = _("Nobody holds the role '${role}', which the process names.", mapping={"role": role})
            yield _found("role_of_nobody", workflow, text, "error" if around.needed else "warning")


def conflicting_meanings(workflows: Iterable[Workflow]) -> Iterable[Finding]:
    """A state id stands for the same in all processes, since lists and figures know states by their ids."""
    first: dict[str, tuple[str, str]] = {}
    for workflow in workflows:
        for name, state in workflow.states.items():
            meant, title = first.setdefault(name, (standing(state), workflow.title))
            if meant != standing(state):
                facts = {**_state(workflow, name), "other": title}
                text = _("The state '${state}' stands for something else in '${other}'.", mapping=facts)
                yield _found("conflicting_code", workflow, text)


def roles_named(workflow: Workflow) -> set[str]:
    """The roles that guards and permissions of a process name."""
    guards = {role for move in workflow.transitions.values() for role in move.roles}
    grants = {role for state in workflow.states.values() for grant in state.grants.values() for role in grant.roles}
    return guards | grants


def standing(state: State) -> str:
    """The state of `rules.status` that a state counts as: a known one as itself."""
    return state.id if state.id in STATUS_CODES else state.meaning


def _may(move, state, around):
    """Whether the guard lets somebody through in that state; groups and expressions are taken on trust."""
    if not move.permissions:
        return True
    return any(_holders(permission, state, around) for permission in move.permissions)


def _holders(permission, state, around):
    grant = state.grants.get(permission, Grant(frozenset(), True))
    return {*grant.roles, *(around.granted(permission) if grant.acquired else ())}


def _leads_back(workflow, state, to):
    return any(move.automatic and move.to == to for move in workflow.moves(workflow.states[state]))


def _ordered(names: Collection[str], workflow: Workflow) -> list[str]:
    return [name for name in workflow.states if name in names]


def _state(workflow: Workflow, name: str) -> Mapping[str, str]:
    return {"state": workflow.states[name].title or name}


def _move(move):
    return {"transition": move.title.strip() or move.id}


def _found(kind, workflow, message, severity="error"):
    return Finding(kind, subject_of(workflow), message, severity)
