"""Finding feedback: the lists of senders, of officers, and what everybody may read."""

from BTrees.IIBTree import intersection
from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.dossier import clock
from egov.portal.dossier import readers
from egov.portal.dossier.catalogue import NOBODY
from egov.portal.dossier.catalogue import Result
from egov.portal.dossier.selection import Query
from egov.portal.dossier.tool import minutes
from egov.portal.feedback.limits import OPEN_STATES
from egov.portal.feedback.limits import WITH_SENDER
from egov.portal.feedback.tool import FeedbackCatalogue
from egov.portal.feedback.tool import TOOL_ID
from egov.portal.rules.accents import fold
from plone import api
import re


STATES = ("received", WITH_SENDER, "processing", "answered", "published", "closed", "refused", "withdrawn")
MOST_WORDS = 8  # of a search; the others are not looked for
LONGEST = 200  # characters of a search


@dataclass(frozen=True)
class Filters:
    """What officers narrow their list to. `states`: ids, empty for all; `officer`: an account, or NOBODY of the
    dossiers' catalogue; `text`: the beginning of words of the sender's name, or of a reference."""

    states: Sequence[str] = ()
    officer: str = ""
    text: str = ""
    late: bool = False


def search(filters, start=0, size=50):
    """What the current user's agencies have, by what is due first, as a Result."""
    found = _desk(filters)
    return _batch(found, "order", start, size)


def counts():
    """How many the current user's agencies have in each state, those with any."""
    found = _desk(Filters())
    states = tool().getIndex("review_state").items() if found else ()
    return {state: number for state, of_state in states if (number := len(intersection(found, of_state)))}


def of_account(account, start=0, size=50):
    """What was sent with this account, newest first."""
    found = list(tool().getIndex("account").find(account)) if account else []
    newest = found[::-1]
    return Result([tool().rows[record] for record in newest[start : start + size]], len(newest))


def published(text="", procedure="", start=0, size=20):
    """What everybody may read, the latest first. `text`: beginnings of words, accents do not matter."""
    found = tool().getIndex("review_state").find("published")
    if procedure:
        found = intersection(found, tool().getIndex("procedure_code").find(procedure))
    words = re.findall(r"\w+", fold(text[:LONGEST]))[:MOST_WORDS]
    if words:
        found = intersection(found, tool().with_words(words))
    return _batch(found, "published", start, size, descending=True)


def by_reference(reference):
    """The feedback with this reference, or None. Not restricted: the caller decides what of it to show."""
    return _of_record(tool().getIndex("reference").get(reference))


def by_sending_key(key):
    """The feedback that was sent under this key (`attempt.sending_key`), or None. Not restricted."""
    return _of_record(tool().getIndex("sending_key").get(key))


def ended_by(instant):
    """The rows of what had come to its end by that instant. Not restricted."""
    found = tool().getIndex("ended").until(minutes(instant))
    return [tool().rows[record] for record in found]


def waits_with(agency_id):
    """Has this agency any feedback? Not restricted."""
    return bool(tool().getIndex("agency").find(agency_id))


def tool():
    """The catalogue object of the site; an empty one before the upgrade of an older database, which has no feedback."""
    found = api.portal.get()._getOb(TOOL_ID, None)
    return FeedbackCatalogue() if found is None else found


def index(feedback):
    """Index it, or what has changed of it, now."""
    tool().index(feedback)


def _of_record(record):
    return None if record is None else api.portal.get().unrestrictedTraverse(tool().rows[record].path)


def _batch(found, by, start, size, descending=False):
    records = tool().getIndex(by).ordered(found, start + size, descending)[start:] if found else ()
    return Result([tool().rows[record] for record in records], len(found))


def _desk(filters):
    """The records that the current user's agencies have, under the filters."""
    user = readers.current_user()
    texts = {"review_state": list(_states(filters))}
    if not readers.sees_everything(user):
        texts["agency"] = readers.agencies_served_by(user)
    if filters.officer and filters.officer != NOBODY:
        texts["officer"] = [filters.officer]
    if filters.text:
        texts |= _text(filters.text)
    between = {"order": (None, minutes(clock.now()))} if filters.late else {}
    if not all(texts.values()):
        return ()
    without = ["officer"] if filters.officer == NOBODY else []
    return Query(texts, between, without).find(tool())


def _states(filters):
    """Only what waits for the agency is late."""
    asked = [state for state in STATES if state in filters.states] or STATES
    return [state for state in asked if state in OPEN_STATES] if filters.late else asked


def _text(typed):
    """A reference has digits, a name has none."""
    if any(character.isdigit() for character in typed):
        return {"reference": ["".join(typed.split()).upper()[:LONGEST]]}
    return {"names": [fold(typed[:LONGEST])]}
