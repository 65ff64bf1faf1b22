"""Simple changes of a workflow definition: titles, exits, targets, guards, another state, another transition.

Each changes a definition that is not in the site yet; whether the outcome may be put in is asked afterwards
(`processes.put`). What these cannot say is said in XML.
"""

from egov.portal import _
from egov.portal.dossier.meaning import meaning_in
from egov.portal.dossier.meaning import VARIABLE
from egov.portal.inspection.definition import DefinitionRefused
from egov.portal.inspection.definition import ID
from egov.portal.inspection.workflow_checks import REMEMBERING
from egov.portal.rules.status import STATUS_CODES
from persistent.mapping import PersistentMapping
from Products.DCWorkflow.Guard import Guard
from Products.DCWorkflow.States import StateDefinition
from Products.DCWorkflow.Transitions import TransitionDefinition
from Products.DCWorkflow.Transitions import TRIGGER_AUTOMATIC
from Products.DCWorkflow.Transitions import TRIGGER_USER_ACTION
from types import MappingProxyType


PROCESS = "egov.portal: Process dossier"
GUARDS = MappingProxyType(
    {
        "egov.portal: Receive dossier": _("Reception"),
        PROCESS: _("Processing"),
        "egov.portal: Ask applicant": _("Reception and processing"),
        "egov.portal: Decide dossier": _("Leadership"),
        "egov.portal: Act as applicant": _("The applicant"),
    }
)
"""Permissions that a guard may be chosen from, with who has them; others are said in XML."""
ACTION = "%(content_url)s/@@act?transition={id}"
LEADING_BACK = ("step_back", "refuse_withdrawal", "supply", "pay")
"""Transitions that stay and let an automatic one lead back."""


def rename_state(definition, id, title, meaning):
    """Title and meaning of a state of the site's own; the known states have those of the portal."""
    state = definition.states[id]
    if id not in STATUS_CODES:
        state.title = title.strip() or state.title
        _mean(state, meaning)


def change_exits(definition, id, exits):
    """Let people leave a state by these transitions, and as before by those that go by themselves."""
    state = definition.states[id]
    before = tuple(state.transitions)
    kept = [name for name in before if name in exits or is_automatic(definition, name)]
    manual = [name for name in definition.transitions.objectIds() if not is_automatic(definition, name)]
    new = [name for name in manual if name in exits and name not in before]
    state.transitions = (*kept, *new)
    for name in new:
        _lead_back(definition, id, name)


def change_transition(definition, id, title, to, permission):
    """Title, target and guard of a transition. `permission`: one of GUARDS; another leaves the guard as it is."""
    move = definition.transitions[id]
    move.title = move.actbox_name = title.strip() or move.title
    if to in definition.states and move.new_state_id:
        move.new_state_id = to
    if permission in GUARDS and simple_guard(move) is not None:
        move.guard = guarded(permission)


def add_state(definition, id, title, meaning, after):
    """Add a state that a new transition leads to from the state `after`.

    It has permissions and exits of the state that it stands for, so that the dossier can go on from there. Raises
    DefinitionRefused.
    """
    _fit(definition.states, id, title)
    if meaning not in definition.states or after not in definition.states:
        raise DefinitionRefused(_("Choose the state that it stands for and the state that it follows."))
    like = definition.states[meaning]
    definition.states._setObject(id, StateDefinition(id))
    state = definition.states[id]
    state.title = title.strip()
    state.permission_roles = PersistentMapping(like.permission_roles)
    _mean(state, meaning)
    change_exits(definition, id, [name for name in like.transitions if not is_automatic(definition, name)])
    add_transition(definition, f"to_{id}", title, id, PROCESS)
    definition.states[after].transitions = (*definition.states[after].transitions, f"to_{id}")


def add_transition(definition, id, title, to, permission):
    """Add a transition that people with the permission cause. Raises DefinitionRefused."""
    _fit(definition.transitions, id, title)
    if to not in definition.states or permission not in GUARDS:
        raise DefinitionRefused(_("Choose where the transition leads to and who may cause it."))
    _add(definition, id, title.strip(), to, TRIGGER_USER_ACTION, guarded(permission), ACTION.format(id=id))


def simple_guard(move):
    """The permission of a guard that is nothing but one of GUARDS, "" for no guard; None for any other guard."""
    guard = move.guard
    if guard is None or not (guard.permissions or guard.roles or guard.groups or guard.expr):
        return ""
    alone = len(guard.permissions) == 1 and not (guard.roles or guard.groups or guard.expr)
    return guard.permissions[0] if alone and guard.permissions[0] in GUARDS else None


def is_automatic(definition, name):
    """Does the transition go by itself?"""
    return name in definition.transitions and definition.transitions[name].trigger_type == TRIGGER_AUTOMATIC


def guarded(permission="", expression=""):
    """A guard."""
    guard = Guard()
    guard.changeFromProperties({"guard_permissions": permission, "guard_expr": expression})
    return guard


def _fit(container, id, title):
    if not ID.fullmatch(id) or not title.strip():
        raise DefinitionRefused(
            _("A title is needed, and an id of 3 to 60 small letters without accents, digits, '_'.")
        )
    if id in container:
        raise DefinitionRefused(_("There is '${id}' already.", mapping={"id": id}))


def _mean(state, meaning):
    if meaning in STATUS_CODES and meaning != meaning_in(state):
        state.var_values = PersistentMapping({**(state.var_values or {}), VARIABLE: meaning})


def _lead_back(definition, id, name):
    """Where a transition remembers the state it leaves, let an automatic one lead back to that."""
    target = definition.transitions[name].new_state_id
    remembers = name in REMEMBERING or any(
        exit in LEADING_BACK for exit in (definition.states[target].transitions if target in definition.states else ())
    )
    if not target or target == id or not remembers:
        return
    resume = f"resume_{id}"
    if resume not in definition.transitions:
        _add(definition, resume, "Resume", id, TRIGGER_AUTOMATIC, guarded(expression=f"python:here.resumes == '{id}'"))
    state = definition.states[target]
    if resume not in state.transitions:
        state.transitions = (*state.transitions, resume)


def _add(definition, id, title, to, trigger, guard, url=""):
    definition.transitions._setObject(id, TransitionDefinition(id))
    move = definition.transitions[id]
    # All of them: what is None instead of empty could not be read from XML again.
    move.setProperties(title, to, trigger, actbox_name=title if url else "", actbox_url=url)
    move.guard = guard
