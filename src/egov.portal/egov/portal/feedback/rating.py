"""What the sender thinks of the answer: one vote, on the five grades of the official survey."""

from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier.rating import GRADES
from egov.portal.dossier.rating import MAX_LENGTH
from egov.portal.dossier.rating import RatingRefused
from egov.portal.feedback.records import Rating
from egov.portal.feedback.sending import clean


def can_rate(feedback):
    """Is there an answer to rate, and no rating yet?"""
    return feedback.answer is not None and feedback.rating is None and feedback.anonymised is None


def problems(feedback, grade, text=""):
    """What speaks against this rating, as messages."""
    if feedback.rating is not None:
        return [_("You have rated this answer already. Thank you.")]
    if not can_rate(feedback):
        return [_("It can be rated once the agency has answered.")]
    found = [] if grade in GRADES else [_("Please choose how satisfied you are.")]
    if len(text) > MAX_LENGTH:
        found.append(_("The text is too long: at most ${limit} characters.", mapping={"limit": MAX_LENGTH}))
    return found


def rate(feedback, grade, text=""):
    """Store the sender's rating: the caller has made sure that it is him. Raises RatingRefused; nothing has been
    changed then."""
    found = problems(feedback, grade, text)
    if found:
        raise RatingRefused(found, final=not can_rate(feedback))
    feedback.rating = Rating(clock.now(), grade, clean(text))
    journal.record(feedback, "rate", actor=feedback.account, grade=grade)
