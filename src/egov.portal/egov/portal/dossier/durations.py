"""How long the finished dossiers of each procedure took: a bounded sample, kept up to date as they are completed.

Each procedure's sample is a record of its own beside the stores, so that completing dossiers of different procedures
never conflicts; it holds references and minutes, no persons.
"""

from BTrees.OOBTree import OOBTree
from datetime import timedelta
from egov.portal.dossier import deadlines
from egov.portal.dossier import store
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules import expectation as rule
from persistent import Persistent


SAMPLES = "durations"


class Sample(Persistent):
    """(reference, minutes) of the dossiers completed last, the newest last."""

    rows: tuple[tuple[str, int], ...] = ()

    def put(self, reference, minutes):
        """Take a dossier in; one that is completed again counts once, with its last time."""
        others = [row for row in self.rows if row[0] != reference]
        self.rows = (*others, (reference, minutes))[-rule.SAMPLE :]


def note(event):
    """Take in a dossier that has just been completed (subscriber of IDossierMoved)."""
    dossier = event.object
    if event.transition == "complete" and dossier.accepted:
        minutes = time_taken(dossier) // timedelta(minutes=1)
        _kept().setdefault(dossier.procedure, Sample()).put(dossier.reference, minutes)


def time_taken(dossier):
    """Working time that a finished dossier was in the agency's hands."""
    waits = [(pause.start, pause.end or dossier.finished) for pause in deadlines.pauses(dossier)]
    return rule.time_in_hands(dossier.accepted, dossier.finished, waits, work_calendar())


def expectation(procedure):
    """What an applicant may expect of the procedure with this UID, as `rules.expectation.Expectation`, or None."""
    sample = getattr(store.root(), SAMPLES, {}).get(procedure)
    return rule.expectation([timedelta(minutes=minutes) for _reference, minutes in sample.rows]) if sample else None


def _kept():
    """All samples by procedure, made at the first dossier that is completed."""
    root = store.root()
    if not hasattr(root, SAMPLES):
        setattr(root, SAMPLES, OOBTree())
    return getattr(root, SAMPLES)
