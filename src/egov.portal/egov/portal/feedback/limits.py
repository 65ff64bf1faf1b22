"""The limits of a feedback: its own history put to the rule (`egov.portal.rules.hearing`) with the working calendar."""

from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules import deadline
from egov.portal.rules import hearing
from egov.portal.rules.duration import Pause


WITH_SENDER = "information_required"
OPEN_STATES = ("received", "processing", "answered")
"""States in which the agency has something to do."""
ENDED_STATES = ("published", "closed", "refused", "withdrawn")


def limits_of(feedback, now=None):
    """Its `hearing.Limits`, in UTC; while the sender is asked, the answer is due as if he replied now."""
    pauses = [Pause(each.asked, each.answered) for each in feedback.enquiries]
    found = hearing.limits(feedback.received, work_calendar(), pauses, now or clock.now())
    return hearing.Limits(*(_utc(instant) for instant in (found.refuse_by, found.ask_by, found.answer_by)))


def publish_by(feedback):
    """Until when its answer is to be published; None without one."""
    return feedback.answer and _utc(hearing.publish_by(feedback.answer.at, work_calendar()))


def next_due(feedback):
    """When the next step is due: of the agency, or, where it was asked, of the sender. None when all is done."""
    state = feedback.review_state
    if state == "received":
        return limits_of(feedback).refuse_by
    if state == WITH_SENDER:
        return feedback.enquiry.until
    return {"processing": feedback.due, "answered": publish_by(feedback)}.get(state)


def is_late(row, now=None):
    """Has the agency missed the date of its next step? `row`: of the catalogue, or anything with its two values."""
    return row.review_state in OPEN_STATES and row.next_due is not None and row.next_due < (now or clock.now())


def remaining(row, now=None):
    """Working days left until the next step (negative: late); None without one."""
    return deadline.remaining(now or clock.now(), row.next_due, work_calendar()) if row.next_due else None


def _utc(instant):
    return instant.astimezone(clock.UTC)
