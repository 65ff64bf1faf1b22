"""States, acts and times of feedback in words."""

from collections.abc import Mapping
from egov.portal import _
from egov.portal.feedback import limits
from egov.portal.tracking.timeleft import TimeLeft
from egov.portal.tracking.words import left as left_words
from egov.portal.tracking.words import STOPPED_CLOCK
from types import MappingProxyType
from zope.i18nmessageid import Message


SOON_DAYS = 1

STATES: Mapping[str, Message] = MappingProxyType(
    {
        "received": _("Just received"),
        "information_required": _("More information asked"),
        "processing": _("In progress"),
        "answered": _("Has been answered"),
        "published": _("Is published"),
        "closed": _("Closed without publication"),
        "refused": _("Refused"),
        "withdrawn": _("Withdrawn by the sender"),
    }
)

NOW: Mapping[str, Message] = MappingProxyType(
    {
        "received": _("The agency looks at what you wrote and gives it to an officer."),
        "information_required": _("The agency needs to know more. It goes on once you have answered."),
        "processing": _("An officer prepares the answer."),
        "answered": _("The agency has answered. You can rate the answer."),
        "published": _("The agency has answered. Question and answer are published without your name."),
        "closed": _("The agency has answered. Question and answer are not published."),
        "refused": _("The agency does not deal with this. The reason is given below."),
        "withdrawn": _("You have withdrawn it. The agency does nothing more about it."),
    }
)
"""What happens now, for the sender."""

STEPS: Mapping[str, Message] = MappingProxyType(
    {
        "received": _("Decide whether to take it up, by"),
        "information_required": _("The sender is to answer by"),
        "processing": _("Answer due"),
        "answered": _("Publish by"),
    }
)
"""What the next date is for, for the agency."""

LIMITS: Mapping[str, Message] = MappingProxyType(
    {
        "refuse": _("Take up or refuse, within 2 working days"),
        "ask": _("Ask for more, within 5 working days"),
        "answer": _("Answer, within 15 working days"),
        "publish": _("Publish, within 2 working days of the answer"),
    }
)
"""The limits of QĐ 766/QĐ-TTg (`rules.hearing`)."""

ACTS: Mapping[str, Message] = MappingProxyType(
    {
        "send": _("Feedback received"),
        "assign": _("Given to an officer"),
        "pass_on": _("Passed on to another agency"),
        "ask": _("More information asked"),
        "supply": _("Question answered"),
        "withdraw": _("Withdrawn by the sender"),
        "answer": _("Answer given"),
        "publish": _("Is published"),
        "refuse": _("Refused"),
        "close": _("Closed without publication"),
        "take_down": _("Publication taken back"),
        "rate": _("Answer rated"),
        "look_up": _("Looked up without logging in"),
    }
)
"""Acts that the sender may know of."""

INTERNAL: Mapping[str, Message] = MappingProxyType(
    {
        "read": _("Read"),
        "anonymise": _("People forgotten"),
        "retention_notice": _("Told that the data will go"),
    }
)


def state_title(state):
    """A state in words."""
    return STATES.get(state, state)


def time_left(row):
    """How much time is left until the next step, as `tracking.timeleft.TimeLeft`; None when nothing is to be done."""
    if row.next_due is None:
        return None
    if row.review_state == limits.WITH_SENDER:
        return TimeLeft("paused", STOPPED_CLOCK)
    days = limits.remaining(row)
    code = "overdue" if limits.is_late(row) else "due_soon" if days <= SOON_DAYS else "running"
    return TimeLeft(code, left_words(days))
