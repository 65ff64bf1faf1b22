"""The life of a dossier: which transitions there are for somebody, and doing one.

The workflow decides who may do what in which state (guards); preconditions and effects hang on its events, so they
hold whichever way a transition is caused: our pages, REST, or Plone's own.
"""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.dossier import effects
from egov.portal.dossier import journal
from egov.portal.dossier import outgoing
from egov.portal.dossier.acts import offered
from egov.portal.dossier.events import DossierMoved
from egov.portal.dossier.preconditions import hindrances
from egov.portal.dossier.preconditions import problems
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.dossier.transitions import transition
from plone import api
from Products.DCWorkflow.Transitions import TRIGGER_AUTOMATIC
from Products.DCWorkflow.Transitions import TRIGGER_USER_ACTION
from zope.event import notify


__all__ = ["OvertakenError", "TransitionRefused", "act", "available", "possible", "problems"]


def possible(dossier):
    """The ids of the transitions that lead out of its present state, for whomever."""
    workflow = _workflow(dossier)
    exits = workflow.states[dossier.review_state].transitions
    return [name for name in exits if workflow.transitions[name].trigger_type == TRIGGER_USER_ACTION]


def available(dossier):
    """The transitions that the current user may cause now, in the workflow's order: what would be refused whatever it
    was given is not among them."""
    workflow = _workflow(dossier)
    return [
        transition(name, workflow.transitions[name].title)
        for name in possible(dossier)
        if workflow.isActionSupported(dossier, name) and offered(dossier, name) and not hindrances(dossier, name)
    ]


def permitted(dossier, name):
    """May the current user cause this transition in the present state, if nothing else speaks against it?"""
    return name in possible(dossier) and bool(_workflow(dossier).isActionSupported(dossier, name))


def act(dossier, name, data=None, expected=""):
    """Cause a transition, with the data it asks for (see `transitions`; dates as date, amounts as int, files as
    NamedBlobFile, `papers` as in `Filing`). Gives the PIN if the dossier got its PIN by this, to be told this once.

    `expected`: the version of the dossier (`journal.version`) that the person saw who acts. Raises OvertakenError when
    somebody else has acted since, TransitionRefused when it is not possible in this state or a precondition fails,
    Unauthorized when the current user may not. Nothing has been changed then.
    """
    if expected and expected != journal.version(dossier):
        raise OvertakenError([_("Somebody else has acted on this dossier in the meantime.")])
    if name not in possible(dossier):
        raise TransitionRefused([_("This is not possible in the present state of the dossier.")])
    if not _workflow(dossier).isActionSupported(dossier, name):
        raise Unauthorized(name)
    given = {key: value for key, value in (data or {}).items() if key != effects.PIN}
    api.portal.get_tool("portal_workflow").doActionFor(dossier, name, data=given)
    return given.get(effects.PIN)


def check(dossier, event):
    """Before a transition: refuse it when its preconditions do not hold."""
    if event.transition is None or event.transition.trigger_type == TRIGGER_AUTOMATIC:
        return
    found = problems(dossier, event.transition.id, _data(dossier, event))
    if found:
        raise TransitionRefused(found)


def follow(dossier, event):
    """After a transition: its effects, the journal, the index, and word to the rooms above."""
    if event.transition is None:
        return
    if event.transition.trigger_type == TRIGGER_AUTOMATIC:
        dossier.resumes = ""
        dossier.indexObject()
        return
    name, data, from_state = event.transition.id, _data(dossier, event), event.old_state.id
    facts = effects.apply(dossier, name, from_state, data)
    to_state = dossier.resumes or event.new_state.id
    journal.record(dossier, name, from_state=from_state, to_state=to_state, comment=data.get("comment") or "", **facts)
    dossier.indexObject()
    notify(DossierMoved(dossier, name, from_state, to_state, data))


def _data(dossier, event):
    """What the transition was given: by `act`, or by a stock page as bare arguments; with what leadership signed."""
    given = event.kwargs or {}
    return outgoing.filled(dossier, event.transition.id, given.get("data", given))


def _workflow(dossier):
    tool = api.portal.get_tool("portal_workflow")
    return tool[tool.getChainFor(dossier)[0]]
