"""One act on many dossiers: each for itself, whole or not at all, and told with its reason.

Every dossier has a savepoint of its own within the one transaction: what fails is rolled back to there and undoes
nothing else. The whole is one commit, so a conflict with somebody else's act repeats all of it on what is there then.
"""

from AccessControl import Unauthorized
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from egov.portal import _
from egov.portal.desk.overtaken import meanwhile
from egov.portal.dossier import catalogue
from egov.portal.dossier import journal
from egov.portal.dossier import lifecycle
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.reading import READ
from egov.portal.dossier.transitions import transition
import logging
from plone import api
import transaction
from transaction.interfaces import TransientError
from types import MappingProxyType
from typing import Any


ACTS = ("accept", "process", "complete", "return_result")
MOST = 500
"""How many dossiers one batch takes: what one request can do in some seconds."""
OF_ONE = ("file", "comparison")
"""Kinds of what is asked for that are of one dossier alone."""
UNKNOWN = _("There is no such dossier, or not for you.")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one dossier (None: it was not found). `already`: it had been done before, and was not done
    again."""

    reference: str
    dossier: Any = None
    done: bool = False
    already: bool = False
    messages: Sequence[Any] = field(default=())


def batch_transition(name):
    """The transition with what it asks for in a batch."""
    each = transition(name)
    return replace(each, asks=tuple(ask for ask in each.asks if ask.kind not in OF_ONE))


def act_on(references, name, data, expected: Mapping[str, str] = MappingProxyType({})):
    """Do the transition to each of these dossiers with the same data; an Outcome each, in their order. Doubles count
    once. `expected`: by reference the version that the person saw; one on which somebody else has acted since is left
    alone, and who did what is told."""
    return [_act(reference, name, data, expected.get(reference, "")) for reference in dict.fromkeys(references)]


def visible(reference):
    """The dossier of that reference if the current user may see it, else None."""
    dossier = catalogue.by_reference(reference)
    return dossier if dossier is not None and api.user.has_permission("View", obj=dossier) else None


def _act(reference, name, data, seen):
    dossier = visible(reference)
    if dossier is None:
        return Outcome(reference, messages=(UNKNOWN,))
    if _done_before(dossier, name, data):
        return Outcome(reference, dossier, already=True, messages=(_("This had been done already."),))
    savepoint = transaction.savepoint()
    messages = _refusal(dossier, name, data, seen)
    if messages:
        savepoint.rollback()
    return Outcome(reference, dossier, done=not messages, messages=messages)


def _refusal(dossier, name, data, seen):
    """Act; gives the messages of what spoke against it."""
    try:
        lifecycle.act(dossier, name, data, seen)
    except lifecycle.OvertakenError as overtaken:
        return (*overtaken.messages, *meanwhile(dossier, seen))
    except lifecycle.TransitionRefused as refused:
        return tuple(refused.messages)
    except Unauthorized:
        return (_("You may not do this to this dossier."),)
    except TransientError:
        raise  # the publisher repeats the whole
    except Exception:
        # A fault of this one must not take the others with it; the log has what it is.
        logger.exception("batch: %s of %s failed", name, dossier.reference)
        return (_("It failed by a fault of the portal, which was logged. Nothing was changed."),)
    return ()


def _done_before(dossier, name, data):
    """Is this the second sending of what was done?"""
    if name == "process":
        return standing(dossier.review_state) == "processing" and data.get("officer") in (None, "", dossier.officer)
    last = next((entry for entry in reversed(journal.entries(dossier)) if entry.act != READ), None)
    mine = last is not None and (last.act, last.actor) == (name, api.user.get_current().getId())
    return mine and name not in lifecycle.possible(dossier)
