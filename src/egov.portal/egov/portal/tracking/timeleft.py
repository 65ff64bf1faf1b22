"""How a dossier stands against its date, for lists and pages: a code for the colour, words for the reader."""

from dataclasses import dataclass
from egov.portal.dossier import deadlines
from egov.portal.dossier import meaning
from egov.portal.rules.status import FINISHED_STATES
from egov.portal.rules.status import PAUSED_STATES
from egov.portal.tracking import words
from zope.i18nmessageid import Message


COLOURS = {"overdue": "late", "late": "late", "due_soon": "soon", "running": "ok", "early": "ok", "on_time": "ok"}


@dataclass(frozen=True)
class TimeLeft:
    """`code`: a `Standing`, or `paused` (the clock stands still); `colour`: late, soon, ok or ""."""

    code: str
    words: Message

    @property
    def colour(self) -> str:
        """The colour of the code, "" for those that are neither good nor bad."""
        return COLOURS.get(self.code, "")


def time_left(source, now=None):
    """Where a dossier, or its row of the catalogue, stands; None when there is no date to stand against."""
    if source.due is None:
        return None
    standing = meaning.standing(source.review_state)
    if standing in PAUSED_STATES:
        return TimeLeft("paused", words.STOPPED_CLOCK)
    code = str(deadlines.standing(source, now))
    if standing in FINISHED_STATES:
        return TimeLeft(code, words.ENDED[code]) if code in words.ENDED else None
    return TimeLeft(code, words.left(deadlines.remaining(source, now)))
