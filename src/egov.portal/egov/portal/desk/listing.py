"""What the queue lists under which filters, and how its rows stand: for its page and its export alike."""

from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import PAUSED_STATES
from egov.portal.tracking.timeleft import time_left
from types import SimpleNamespace


EVERY_STATE = "all"
IN_HAND = "in_hand"
STILL_TO_DO = (*sorted(OPEN_STATES), "completed")
"""States in which the agency owes an answer or a result."""
TAKEN_IN = tuple(sorted(OPEN_STATES - PAUSED_STATES - {"submitted"}))
"""What the reports call in hand: taken in, and waiting for nobody outside."""


def shown_state(filters):
    """Which states are listed: a state, EVERY_STATE, IN_HAND, or "" for what is still to be done.

    A search by name or reference looks everywhere: who searches for a dossier need not know its state.
    """
    return filters.state or (EVERY_STATE if filters.text else "")


def listed(filters):
    """The filters of the list as the catalogue's search takes them."""
    shown = shown_state(filters)
    return filters.query() | {"states": {"": STILL_TO_DO, EVERY_STATE: (), IN_HAND: TAKEN_IN}.get(shown, (shown,))}


def next_date(row):
    """Until when the agency has its next step to do: to acknowledge, before acceptance; then the result."""
    return row.due if row.accepted else row.acknowledge_by


def next_left(row):
    """How much time is left until then; None where there is nothing to say."""
    return time_left(SimpleNamespace(review_state=row.review_state, due=next_date(row), finished=row.finished))
