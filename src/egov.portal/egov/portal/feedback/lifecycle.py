"""The life of a feedback: which transitions there are for somebody, and doing one.

As with dossiers the workflow's guards decide who may do what in which state, and preconditions and effects hang on its
events, so that they hold whichever way a transition is caused.
"""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.dossier import journal
from egov.portal.dossier.lifecycle import permitted
from egov.portal.dossier.lifecycle import possible
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.feedback import catalogue
from egov.portal.feedback import effects
from egov.portal.feedback.events import FeedbackMoved
from egov.portal.feedback.preconditions import problems
from egov.portal.feedback.transitions import SENDERS
from egov.portal.feedback.transitions import TRANSITIONS
from plone import api
from zope.event import notify


SENDER = "Owner"
"""The role for which the workflow guards what senders do. Nobody holds it on a feedback."""
NOT_OFFERED = frozenset({"anonymise"})
"""What is done by the portal when the time has come, or by programs of managers."""


def available(feedback):
    """The transitions that the current user may cause now, what usually comes next first."""
    wanted = set(possible(feedback)) - NOT_OFFERED
    return [each for name, each in TRANSITIONS.items() if name in wanted and permitted(feedback, name)]


def act(feedback, name, data=None, expected=""):
    """Cause a transition, with the data it asks for (see `transitions`; dates as date, files as NamedBlobFile).

    `expected`: the version (`journal.version`) that the person saw who acts. Raises OvertakenError when somebody else
    has acted since, TransitionRefused when it is not possible in this state or a precondition fails, Unauthorized when
    the current user may not. Nothing has been changed then.
    """
    if expected and expected != journal.version(feedback):
        raise OvertakenError([_("Somebody else has acted on this feedback in the meantime.")])
    if name not in possible(feedback):
        raise TransitionRefused([_("This is not possible in the present state of the feedback.")])
    if not permitted(feedback, name):
        raise Unauthorized(name)
    api.portal.get_tool("portal_workflow").doActionFor(feedback, name, data=dict(data or {}))


def act_as_sender(feedback, name, data):
    """Cause one of SENDERS, for the sender: the caller has made sure that it is him. Raises as `act` does."""
    with api.env.adopt_roles([SENDER]):
        act(feedback, name, data)


def can_withdraw(feedback):
    """Can the sender withdraw it now? Once it is answered there is nothing left to withdraw."""
    return "withdraw" in possible(feedback)


def check(feedback, event):
    """Before a transition: refuse it when its preconditions do not hold."""
    found = problems(feedback, event.transition.id, _data(event)) if event.transition else ()
    if found:
        raise TransitionRefused(found)


def follow(feedback, event):
    """After a transition: its effects, the journal, the catalogue, and word to the rooms above."""
    if event.transition is None:
        return
    name, data = event.transition.id, _data(event)
    facts = effects.apply(feedback, name, data)
    who = feedback.account if name in SENDERS else None
    states = {"from_state": event.old_state.id, "to_state": event.new_state.id}
    journal.record(feedback, name, actor=who, comment=data.get("comment") or "", **states, **facts)
    catalogue.index(feedback)
    notify(FeedbackMoved(feedback, name, data))


def _data(event):
    """What the transition was given: by `act`, or by a stock page as bare arguments."""
    given = event.kwargs or {}
    return given.get("data", given)
