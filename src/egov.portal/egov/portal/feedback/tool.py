"""The catalogue of feedback as an object in the site: the small indexes of dossiers, and rows.

A record's number is the day and the running number of its reference: so nothing has to be looked for to find a free
one, and neighbours in time are neighbours in the trees.
"""

from BTrees.IIBTree import intersection
from datetime import date
from egov.portal.dossier.indexes import BeginningsIndex
from egov.portal.dossier.indexes import SortIndex
from egov.portal.dossier.indexes import UniqueIndex
from egov.portal.dossier.indexes import ValuesIndex
from egov.portal.dossier.trees import NumberToObject
from egov.portal.feedback.rows import names_of
from egov.portal.feedback.rows import Numbers
from egov.portal.feedback.rows import Row
from egov.portal.feedback.rows import values_of
from egov.portal.feedback.rows import words_of
from egov.portal.rules.reference import parse_reference
from functools import reduce
from OFS.SimpleItem import SimpleItem


TOOL_ID = "feedback_catalogue"
FIRST_DAY = date(2000, 1, 1)
PER_DAY = 20_000
"""More in a day than this would reach into the numbers of the next one: the portal refuses them before."""
UNIQUE = ("reference", "sending_key")
VALUES = ("review_state", "account", "agency", "officer", "procedure_code")
SORTED = ("order", "published", "ended")
KINDS = (
    (UniqueIndex, UNIQUE),
    (BeginningsIndex, ("names", "words")),
    (ValuesIndex, VALUES),
    (SortIndex, SORTED),
)


class FeedbackCatalogue(SimpleItem):
    """`rows`: by record number; the indexes as `getIndex` gives them."""

    id = TOOL_ID
    title = "Feedback"
    meta_type = "Feedback Catalogue"

    def __init__(self):
        self.rows = NumberToObject()
        self.indexes = {}
        self.complete()

    def complete(self):
        """Add the indexes that a database of an earlier version lacks. They are filled as feedback changes: what is
        older is not looked for in them."""
        lacking = {name: kind(name) for kind, names in KINDS for name in names if name not in self.indexes}
        if lacking:
            self.indexes = {**self.indexes, **lacking}

    def getIndex(self, name):
        """An index by its name."""
        return self.indexes[name]

    def index(self, feedback):
        """Index the feedback, or what has changed of it."""
        record, values = record_of(feedback.reference), values_of(feedback)
        row = self.rows.get(record)
        self._replace(record, row.values() if row is not None else None, values)
        self._put_words(record, feedback.publication, row is not None and row.published, values["published"])
        self._sort(record, Numbers(values))
        if row is None:
            self.rows[record] = Row(values)
        else:
            row.refresh(values)

    def remove(self, feedback):
        """Forget the feedback, if it is known."""
        record = record_of(feedback.reference)
        row = self.rows.pop(record, None)
        if row is not None:
            self._replace(record, row.values(), None)
            self._put_words(record, feedback.publication, row.published, None)
            for name in SORTED:
                self.indexes[name].unindex_object(record)

    def with_words(self, words):
        """The records whose publication has words that begin with each of these."""
        return reduce(intersection, (self.indexes["words"].find(word) for word in words))

    def _sort(self, record, numbers):
        """Zope's index leaves alone what it has of a value that is None now: that is taken out here."""
        for name in SORTED:
            if getattr(numbers, name) is None:
                self.indexes[name].unindex_object(record)
            else:
                self.indexes[name].index_object(record, numbers)

    def _replace(self, record, old, new):
        before, after = _terms(old), _terms(new)
        for name in (*UNIQUE, "names", *VALUES):
            self.indexes[name].replace(record, before.get(name, set()), after.get(name, set()))

    def _put_words(self, record, publication, was, is_now):
        """Index the words of a publication that has come, or that has been taken back: it never changes."""
        if bool(was) != bool(is_now):
            words = words_of(publication)
            self.indexes["words"].replace(record, words if was else set(), words if is_now else set())


def record_of(reference):
    """The record number of a reference. Raises ValueError for what is none."""
    _unit, day, number = parse_reference(reference)
    if number >= PER_DAY:
        raise ValueError("too many in one day")
    return (day - FIRST_DAY).days * PER_DAY + number


def _terms(values):
    """The texts that a row of these values (None: no row) is found by, as sets by index."""
    if values is None:
        return {}
    terms = {name: {values[name]} - {""} for name in (*UNIQUE, *VALUES)}
    return terms | {"names": names_of(values)}
