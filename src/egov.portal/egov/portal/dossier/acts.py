"""The acts that leave a dossier in its state: what speaks against each, what it does, when it is offered.

They are transitions of the workflow like the others, so that guards, journal, forms and REST are the same for them.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.portal.dossier import clock
from egov.portal.dossier import consulting
from egov.portal.dossier import extending
from egov.portal.dossier import outgoing
from egov.portal.dossier import passing
from egov.portal.dossier import rights
from egov.portal.dossier import steps
from egov.portal.organisation.calendar import work_calendar
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Act:
    """`problems(dossier, data)` and `effect(dossier, data)`, which gives the journal's facts; `offered(dossier)`: is
    there an occasion for it, for the current user? What is not offered is refused all the same by its problems."""

    problems: Callable[[Any, Mapping[str, Any]], Any]
    effect: Callable[[Any, Mapping[str, Any]], dict[str, Any]]
    offered: Callable[[Any], bool]


def offered(dossier, name):
    """Is there an occasion for this transition? Those that lead to another state are offered by their guard alone."""
    return name not in ACTS or ACTS[name].offered(dossier)


def _in_hands(dossier):
    return not list(passing.not_in_hands(dossier))


def _recallable(dossier):
    return not list(passing.problems_recall(dossier, {}))


def _receivable(dossier):
    return not list(passing.problems_receive(dossier, {}))


def _asked(dossier):
    return any(rights.serves(opinion.agency) for opinion in rights.open_opinions(dossier))


def _asks_the_desk(dossier):
    return not rights.may("Receive dossier", dossier) and not list(consulting.problems_ask_desk(dossier, {}))


def _extendable(dossier):
    if dossier.due is None or dossier.extensions or not rights.serves(dossier.agency):
        return False
    local = work_calendar().local
    return local(clock.now()).date() < local(dossier.due).date()


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "hand_over": Act(passing.problems_hand_over, passing.hand_over, _in_hands),
        "receive": Act(passing.problems_receive, passing.receive, _receivable),
        "hand_back": Act(
            passing.problems_hand_back,
            passing.hand_back,
            lambda dossier: _in_hands(dossier) and steps.previous(dossier) is not None,
        ),
        "recall": Act(passing.problems_recall, passing.recall, _recallable),
        "ask_opinion": Act(consulting.problems_ask_opinion, consulting.ask_opinion, _in_hands),
        "give_opinion": Act(consulting.problems_give_opinion, consulting.give_opinion, _asked),
        "ask_desk": Act(consulting.problems_ask_desk, consulting.ask_desk, _asks_the_desk),
        "decline_request": Act(
            consulting.problems_decline_request,
            consulting.decline_request,
            lambda dossier: bool(rights.open_requests(dossier)),
        ),
        "draft_paper": Act(outgoing.problems_draft, outgoing.draft, lambda d: bool(outgoing.draftable(d))),
        "sign_paper": Act(outgoing.problems_decide, outgoing.sign, lambda d: bool(outgoing.waiting(d))),
        "send_back_paper": Act(outgoing.problems_decide, outgoing.send_back, lambda d: bool(outgoing.waiting(d))),
        "extend": Act(extending.problems, extending.extend, _extendable),
    }
)
