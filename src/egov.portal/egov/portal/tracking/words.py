"""What the codes of the rules say to people: states, steps of the way, whose turn it is, time left.

The keys are those of `egov.portal.rules.status` and `egov.portal.rules.standing`; a state of a site's own workflow has
the title it was given there.
"""

from collections.abc import Mapping
from decimal import Decimal
from egov.portal import _
from egov.portal.dossier.meaning import own_title
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.meaning import waiting_for
from egov.portal.numerals import number
from types import MappingProxyType
from zope.i18nmessageid import Message


STATES: Mapping[str, Message] = MappingProxyType(
    {
        "draft": _("Draft"),
        "submitted": _("Submitted"),
        "accepted": _("Accepted"),
        "rejected": _("Rejected"),
        "processing": _("In processing"),
        "supplement_required": _("Supplement required"),
        "payment_required": _("Payment required"),
        "withdrawal_requested": _("Withdrawal requested"),
        "stopped": _("Processing stopped"),
        "completed": _("Result ready"),
        "returned": _("Result returned"),
    }
)

NOW: Mapping[str, Message] = MappingProxyType(
    {
        "draft": _("You have not sent this dossier yet. Nobody but you can see it."),
        "submitted": _("The agency has your dossier and is checking whether it is complete. You need not do anything."),
        "accepted": _("Your dossier was accepted. It is waiting to be handed to an officer. You need not do anything."),
        "rejected": _("The agency did not accept your dossier. The reason is below. You can correct it and file anew."),
        "processing": _("An officer is working on your dossier. You need not do anything."),
        "supplement_required": _(
            "The agency needs something more from you before it can go on. Please supply what is listed below."
        ),
        "payment_required": _(
            "A payment is due before the agency can go on. The amount and how to pay it are listed below."
        ),
        "withdrawal_requested": _("You have asked to withdraw this dossier. The agency will answer you."),
        "stopped": _("The agency has stopped processing this dossier. The reason is below."),
        "completed": _("The result is ready. How you get it is told below."),
        "returned": _("The result has been handed over. This dossier is closed."),
    }
)

STEPS: Mapping[str, Message] = MappingProxyType(
    {
        "received": _("Filed"),
        "accepted": _("Accepted"),
        "processing": _("In processing"),
        "result_ready": _("Result ready"),
        "returned": _("Result returned"),
    }
)

PHASES: Mapping[str, Message] = MappingProxyType(
    {
        "done": _("done"),
        "current": _("current step"),
        "ahead": _("still to come"),
        "skipped": _("will not take place"),
    }
)

TURNS: Mapping[str | None, Message] = MappingProxyType(
    {
        "citizen": _("It is your turn"),
        "agency": _("It is the agency's turn"),
        None: _("Nothing more is to be done"),
    }
)

READY = _("Your result is ready")

CHANNELS: Mapping[str, Message] = MappingProxyType(
    {
        "online": _("Online"),
        "counter": _("At the counter"),
        "in_person": _("At the counter"),
        "post": _("By public post"),
    }
)

ENDED: Mapping[str, Message] = MappingProxyType(
    {
        "early": _("Finished early"),
        "on_time": _("Finished on time"),
        "late": _("Finished late"),
    }
)

STOPPED_CLOCK = _("The clock stands still")


def state_title(state: str) -> Message | str:
    """A state in words; of a site's own workflow the title that stands there, or else its id."""
    return STATES.get(state) or own_title(state) or state


def now_sentence(state: str) -> Message:
    """What happens now, in one plain sentence to the applicant."""
    return NOW.get(standing(state)) or _("The agency is working on your dossier. You need not do anything.")


def turn(state: str) -> Message:
    """Whose turn it is, in words to the applicant. Once the result is ready the agency still has to hand it over, but
    what the applicant wants to read is that it can be had."""
    return READY if standing(state) == "completed" else TURNS[waiting_for(state)]


def step_title(code: str) -> Message | str:
    """A step of the way in words; a state beside the straight way has the name of the state."""
    return STEPS.get(code) or state_title(code)


def left(days: Decimal) -> Message:
    """Working days left in halves, or over when negative."""
    if days < 0:
        return _("${days} working days late", mapping={"days": number(-days)})
    if days < 1:
        return _("Less than one working day left")
    return _("${days} working days left", mapping={"days": number(days)})
