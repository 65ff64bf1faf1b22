"""The catalogue of dossiers as an object in the site.

Zope's indexes and query planner, without what a general catalogue keeps beside them: a dossier knows its record number
and its row knows its path, so no tables of paths are needed. That halves what an addition writes.
"""

from BTrees.IOBTree import IOBTree
from egov.portal.dossier.indexes import BeginningsIndex
from egov.portal.dossier.indexes import UniqueIndex
from egov.portal.dossier.readers import agencies_of
from egov.portal.dossier.rows import Row
from egov.portal.rules.accents import fold
from OFS.SimpleItem import SimpleItem
from Products.PluginIndexes.FieldIndex.FieldIndex import FieldIndex
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex
from Products.ZCatalog.Catalog import Catalog
from random import randrange


TOOL_ID = "dossier_catalogue"
LARGEST = 2**31 - 1
"""The largest record number. As a date: sorts dossiers without an appointment behind all others."""

UNIQUE = ("reference", "filing_key")
NAMES = "owner"
FIELDS = ("review_state", "account", "sector", "procedure_code", "officer", "order", "day")
KEYWORDS = ("agencies",)


KINDS = (
    (UniqueIndex, UNIQUE),
    (BeginningsIndex, (NAMES,)),
    (FieldIndex, FIELDS),
    (KeywordIndex, KEYWORDS),
)


def minutes(instant):
    """An aware instant as whole minutes since 1970: what dates are indexed as."""
    return int(instant.timestamp()) // 60


class Records(Catalog):
    """The indexes; a search gives record numbers."""

    def __init__(self):
        super().__init__()
        for kind, names in KINDS:
            for name in names:
                self.addIndex(name, kind(name))

    def __getitem__(self, record):
        return record


class DossierCatalogue(SimpleItem):
    """Indexes of all dossiers, and their rows by record number."""

    id = TOOL_ID
    title = "Dossiers"
    meta_type = "Dossier Catalogue"

    def __init__(self):
        self.records = Records()
        self.rows = IOBTree()

    def index_dossier(self, dossier):
        """Index the dossier, or what has changed of it."""
        if not dossier.record:
            dossier.record = self._unused()
        self._index_texts(dossier.record, self.rows.get(dossier.record), dossier)
        if dossier.record in self.rows:
            self.rows[dossier.record].refresh(dossier)
        else:
            self.rows[dossier.record] = Row(dossier)
        seen = Indexed(dossier)
        for index in self._value_indexes():
            index.index_object(dossier.record, seen)

    def remove_dossier(self, dossier):
        """Forget the dossier, if it is known."""
        row = self.rows.pop(dossier.record, None)
        if row is not None:
            self._index_texts(dossier.record, row, None)
            for index in self._value_indexes():
                index.unindex_object(dossier.record)
        dossier.record = 0

    def only(self, name, text):
        """The row of the dossier with this unique text, or None."""
        record = self.records.getIndex(name).get(text)
        return None if record is None else self.rows[record]

    def _index_texts(self, record, row, dossier):
        """Index the texts of the dossier in the place of those its row tells of; either may be None."""
        for name in UNIQUE:
            self.records.getIndex(name).replace(record, getattr(row, name, ""), getattr(dossier, name, ""))
        self.records.getIndex(NAMES).replace(record, phrases_of(row), phrases_of(dossier))

    def _value_indexes(self):
        return [self.records.getIndex(name) for name in (*FIELDS, *KEYWORDS)]

    def _unused(self):
        """A record number that is free: neighbours for what one thread adds, so that it stays within few buckets."""
        number = getattr(self, "_v_next", 0)
        while not number or number in self.rows:
            number = number + 1 if number and number % 4000 else randrange(1, LARGEST - 4000)
        self._v_next = number + 1
        return number


class Indexed:
    """A dossier as the indexes see it. Values that are None or empty are not indexed."""

    def __init__(self, dossier):
        self.review_state = dossier.review_state
        self.account = dossier.account or None
        self.sector = dossier.sector or None
        self.procedure_code = dossier.procedure_code
        self.officer = dossier.officer or None
        self.order = order_of(dossier)
        self.day = minutes(dossier.submitted) if dossier.submitted else None
        self.agencies = agencies_of(dossier)


def order_of(dossier):
    """What the queue sorts by: the instant at which the agency's next step is due."""
    instant = dossier.due if dossier.accepted else dossier.acknowledge_by
    return minutes(instant) if instant else LARGEST


def phrases_of(dossier):
    """What a dossier (or its row, or None) is found by: the owner's name, without accents, from each word on."""
    words = fold(dossier.owner_name).split() if dossier is not None else []
    return {" ".join(words[start:]) for start in range(len(words))}
