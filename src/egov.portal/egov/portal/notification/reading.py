"""A letter in words: the wording in force with the particulars of its dossier."""

from datetime import datetime
from egov.portal import numerals
from egov.portal.dossier import store
from egov.portal.dossier.store import STORE_ID
from egov.portal.notification.feedback_occasions import EVENTS as FEEDBACK_EVENTS
from egov.portal.notification.occasions import OCCASIONS
from egov.portal.notification.variables import SAMPLE
from egov.portal.notification.wording import wording
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agency_title
from plone import api


FAILURES = "@@undelivered"
ELSEWHERE = {"draft_ends": "@@my-dossiers", "unaccepted": "@@queue?state=submitted&late=yes"}
"""Where a letter leads to that is about no dossier, by its occasion; the others to what could not be delivered."""


def text_of(letter, language, base):
    """The letter as a `Wording` without variables. `base`: the address of the portal for its reader."""
    return wording(letter.event, language).filled(_values(letter, language, base))


def sample(written, language, portal):
    """A wording as it reads for a dossier that does not exist."""
    base = portal.absolute_url()
    values = {
        **_told(SAMPLE, language),
        "procedure": portal.title,
        "agency": portal.title,
        "link": f"{base}/@@my-dossiers",
    }
    return written.filled(values)


def link(letter, base):
    """The address that the letter leads to: of the dossier, or where it is looked up by those without an account."""
    if not letter.path:
        return f"{base}/{ELSEWHERE.get(letter.event, FAILURES)}"
    if letter.event in FEEDBACK_EVENTS:
        return _feedback_link(letter, base)
    return f"{base}/{STORE_ID}/{letter.path}" if letter.account else f"{base}/@@track?reference={letter.reference}"


def _feedback_link(letter, base):
    """Officers open the feedback itself, its sender the page on which he follows it."""
    to_sender = OCCASIONS[letter.event].reader == "applicant"
    return f"{base}/@@feedback-status?reference={letter.reference}" if to_sender else f"{base}/{letter.path}"


def dossier_of(letter):
    """The dossier, or feedback, that a letter is about; None when it is about none, or it is gone."""
    return subject_at(letter.path, letter.event) if letter.path else None


def subject_at(path, event):
    """The dossier at this path (`writing.path_of`), or, where the event is one of feedback, the feedback; None for
    none."""
    top = api.portal.get() if event in FEEDBACK_EVENTS else store.root()
    return top.unrestrictedTraverse(path, None)


def _values(letter, language, base):
    return {
        **_told(letter.facts, language),
        "reference": letter.reference,
        "procedure": letter.title,
        "agency": agency_title(letter.agency) if letter.agency else "",
        "link": link(letter, base),
    }


def _told(facts, language):
    return {name: _text(value, language) for name, value in facts.items()}


def _text(value, language):
    if isinstance(value, datetime):
        return numerals.moment(work_calendar().local(value), language)
    return value if isinstance(value, str) else numerals.number(value, language)
