"""A DCWorkflow as plain facts, so that checks and diagrams need no site."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.portal.dossier.meaning import meaning_in
from egov.portal.rules.status import STATUS_CODES
from Products.DCWorkflow.Transitions import TRIGGER_AUTOMATIC


@dataclass(frozen=True)
class Grant:
    """Who has a permission in a state: these roles and, when acquired, those who have it above."""

    roles: frozenset[str]
    acquired: bool = False


@dataclass(frozen=True)
class State:
    """A state. `exits`: ids of transitions; `grants`: by permission."""

    id: str
    title: str = ""
    exits: tuple[str, ...] = ()
    grants: Mapping[str, Grant] = field(default_factory=dict)
    meaning: str = ""


@dataclass(frozen=True)
class Transition:
    """A transition. `to`: a state, "" to stay; the guard's parts as they stand there."""

    id: str
    title: str = ""
    to: str = ""
    automatic: bool = False
    roles: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    expression: str = ""


@dataclass(frozen=True)
class Workflow:
    """A workflow with its states and transitions by id."""

    id: str
    title: str
    initial: str
    states: Mapping[str, State]
    transitions: Mapping[str, Transition]

    def graph(self) -> dict[str, set[str]]:
        """Which states follow each at once; a transition that stays leads nowhere by itself."""
        return {id: {move.to for move in self.moves(state) if move.to} for id, state in self.states.items()}

    def moves(self, state: State) -> list[Transition]:
        """The transitions that lead out of a state; exits that name none are left out."""
        return [self.transitions[name] for name in state.exits if name in self.transitions]


def facts(definition) -> Workflow:
    """The facts of a DCWorkflowDefinition. Its states as a dossier meets them, those of a site's own after what they
    stand for."""
    states = [_state(id, state) for id, state in definition.states.objectItems()]
    return Workflow(
        id=definition.getId(),
        title=definition.title or definition.getId(),
        initial=definition.initial_state or "",
        states={state.id: state for state in sorted(states, key=_place)},
        transitions={id: _transition(id, one) for id, one in definition.transitions.objectItems()},
    )


def _place(state):
    standing = state.id if state.id in STATUS_CODES else state.meaning
    return list(STATUS_CODES).index(standing) if standing in STATUS_CODES else len(STATUS_CODES)


def _state(id, state):
    granted = state.permission_roles or {}
    # Roles in a tuple stand alone, in a list they add to what is acquired: so does DCWorkflow tell it.
    grants = {name: Grant(frozenset(roles), not isinstance(roles, tuple)) for name, roles in granted.items()}
    return State(id, state.title or "", tuple(state.transitions), grants, meaning_in(state))


def _transition(id, transition):
    guard = transition.guard
    automatic = transition.trigger_type == TRIGGER_AUTOMATIC
    parts = {"to": transition.new_state_id or "", "automatic": automatic}
    if guard is not None:
        parts |= {"roles": tuple(guard.roles), "permissions": tuple(guard.permissions), "groups": tuple(guard.groups)}
        parts["expression"] = guard.getExprText()
    return Transition(id, transition.title or "", **parts)
