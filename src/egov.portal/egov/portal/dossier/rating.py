"""The applicant's rating of how a dossier was handled, once, after the result was returned.

Three questions on the five grades of the official survey (RHL, HL, BT, KHL, RKHL; domain facts 4.3; ND 61/2018/ND-CP
on the assessment of one-stop shops asks for conduct, time and guidance). What is written with it is nobody's but the
figures' and their readers': the journal keeps the grades alone.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier import meaning
from egov.portal.dossier.events import DossierRated
from types import MappingProxyType
from zope.event import notify
from zope.i18nmessageid import Message


MAX_LENGTH = 2000  # characters

QUESTIONS: Mapping[str, Message] = MappingProxyType(
    {
        "conduct": _("How did the officers treat you?"),
        "time": _("How long did it take?"),
        "guidance": _("How clear was what you had to do?"),
    }
)

GRADES: Mapping[str, Message] = MappingProxyType(
    {
        "very_satisfied": _("Very satisfied"),
        "satisfied": _("Satisfied"),
        "neutral": _("Neither satisfied nor dissatisfied"),
        "dissatisfied": _("Dissatisfied"),
        "very_dissatisfied": _("Very dissatisfied"),
    }
)


class RatingRefused(ValueError):
    """A rating that cannot be taken. `messages`: what speaks against it, for the person who rates. `final`: no other
    answers would change that now."""

    def __init__(self, messages, final):
        super().__init__("; ".join(messages))
        self.messages = list(messages)
        self.final = final


@dataclass(frozen=True)
class Rating:
    """`grades`: a grade for each question; `text`: what the applicant added."""

    at: datetime
    grades: Mapping[str, str]
    text: str = ""


def can_rate(dossier):
    """May the current user rate this dossier now?"""
    return _is_applicant(dossier) and meaning.standing(dossier.review_state) == "returned" and dossier.rating is None


def problems(dossier, grades, text=""):
    """What speaks against this rating, as messages; whether the person may rate at all is not asked here."""
    if dossier.rating is not None:
        return [_("You have rated this dossier already. Thank you.")]
    if meaning.standing(dossier.review_state) != "returned":
        return [_("A dossier can be rated once its result has been handed over.")]
    open_ = [question for name, question in QUESTIONS.items() if grades.get(name) not in GRADES]
    missing = [_("Please choose an answer: ${question}", mapping={"question": question}) for question in open_]
    if len(text) > MAX_LENGTH:
        missing.append(_("The text is too long: at most ${limit} characters.", mapping={"limit": MAX_LENGTH}))
    return missing


def rate(dossier, grades, text=""):
    """Store the current user's rating; gives it. Raises RatingRefused, or Unauthorized for anybody but the applicant;
    nothing has been changed then."""
    if not _is_applicant(dossier):
        raise Unauthorized("rating")
    found = problems(dossier, grades, text)
    if found:
        raise RatingRefused(found, final=not can_rate(dossier))
    dossier.rating = Rating(clock.now(), {name: grades[name] for name in QUESTIONS}, text.strip())
    journal.record(dossier, "rate", **dossier.rating.grades)
    notify(DossierRated(dossier, dossier.rating))
    return dossier.rating


def _is_applicant(dossier):
    """Not by the permission to act as applicant: that ends with the dossier."""
    return bool(dossier.account) and getSecurityManager().getUser().getId() == dossier.account
