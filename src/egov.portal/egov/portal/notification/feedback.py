"""What is told about feedback: to its sender, and to the officer or the agency that has it."""

from AccessControl import getSecurityManager
from datetime import timedelta
from egov.portal.feedback.limits import next_due
from egov.portal.feedback.limits import WITH_SENDER
from egov.portal.notification import agenda
from egov.portal.notification.writing import write
from egov.portal.organisation.calendar import work_calendar


def sent(event):
    """Confirm the receipt, and plan what is to be told later."""
    write(event.object, "feedback_received")
    plan(event.object)


def moved(event):
    """Tell those whom the transition concerns."""
    tell = TOLD.get(event.transition)
    if tell:
        tell(event.object)
    plan(event.object)


def plan(feedback):
    """Plan the word that its next step is due, on the working day before, and that it is late, on the day after. While
    the sender is asked, the reminder to him, and word to the officer when his time is over."""
    due = next_due(feedback)
    if due is None:
        return
    if feedback.review_state == WITH_SENDER:
        agenda.plan_reminder(feedback, feedback.enquiry, "feedback_reminder")
        agenda.plan_at(due, "feedback_unanswered", feedback, due)
        return
    calendar = work_calendar()
    day = calendar.local(due).date()
    agenda.plan_at(calendar.at(agenda.working_day_before(calendar, day), agenda.MORNING), "feedback_due", feedback, due)
    agenda.plan_at(calendar.at(day + timedelta(days=1), agenda.MORNING), "feedback_late", feedback, due)


def _tell(occasion):
    return lambda feedback: write(feedback, occasion)


def _asked(feedback):
    write(feedback, "feedback_asked", until=feedback.enquiry.until)


def _officer(occasion):
    return lambda feedback: _tell_officer(feedback, occasion)


def _tell_officer(feedback, occasion):
    """Who does something himself is not told of it."""
    if feedback.officer and feedback.officer != getSecurityManager().getUser().getId():
        write(feedback, occasion, account=feedback.officer)


def _withdrawn(feedback):
    for account in agenda.having(feedback):
        write(feedback, "feedback_withdrawn", account=account)


TOLD = {
    "withdraw": _withdrawn,
    "assign": _officer("feedback_assigned"),
    "ask": _asked,
    "supply": _officer("feedback_supplied"),
    "answer": _tell("feedback_answered"),
    "refuse": _tell("feedback_refused"),
    "publish": _tell("feedback_published"),
}
