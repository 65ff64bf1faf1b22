"""The catalogue of dossiers as an object in the site.

Zope's indexes, without what a general catalogue keeps beside them: a dossier knows its record number and its row knows
its path, so no tables of paths are needed. That halves what an addition writes.
"""

from egov.portal.dossier.indexes import BeginningsIndex
from egov.portal.dossier.indexes import SortIndex
from egov.portal.dossier.indexes import UniqueIndex
from egov.portal.dossier.indexes import ValuesIndex
from egov.portal.dossier.rows import Row
from egov.portal.dossier.rows import values_of
from egov.portal.dossier.trees import NumberToObject
from egov.portal.rules.accents import fold
from OFS.SimpleItem import SimpleItem
from Products.ZCatalog.Catalog import Catalog
from random import randrange


TOOL_ID = "dossier_catalogue"
LARGEST = 2**31 - 1
"""The largest record number. As a date: sorts dossiers without an appointment behind all others."""

UNIQUE = ("reference", "filing_key")
NAMES = "owner"
VALUES = ("review_state", "account", "sector", "procedure_code", "officer", "channel", "agencies", "waits")
MANY = ("agencies", "waits")
"""Those of VALUES of which a dossier has several."""
USUAL = {"channel": "online"}
"""Values that are not indexed: they are those of whatever has no other, and most filings write nothing for them."""
SORTED = ("order", "day")
KINDS = (
    (UniqueIndex, UNIQUE),
    (BeginningsIndex, (NAMES,)),
    (ValuesIndex, VALUES),
    (SortIndex, SORTED),
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
        self.rows = NumberToObject()

    @property
    def is_current(self):
        """Has it the indexes that this version of the code asks?"""
        return {name: type(index) for name, index in self.records.indexes.items()} == {
            name: kind for kind, names in KINDS for name in names
        }

    def reindex(self):
        """Make all indexes anew from the rows: after a change of what is indexed, or by which index."""
        self.records = Records()
        for record, row in self.rows.items():
            self._index(record, None, row.values(), row)
            row._p_deactivate()

    def index_dossier(self, dossier):
        """Index the dossier, or what has changed of it."""
        if not dossier.record:
            dossier.record = self._unused()
        row, values = self.rows.get(dossier.record), values_of(dossier)
        self._index(dossier.record, row.values() if row is not None else None, values, dossier)
        if row is None:
            self.rows[dossier.record] = Row(values)
        else:
            row.refresh(values)

    def remove_dossier(self, dossier):
        """Forget the dossier, if it is known."""
        row = self.rows.pop(dossier.record, None)
        if row is not None:
            self._replace(dossier.record, row.values(), None)
            for name in SORTED:
                self.records.getIndex(name).unindex_object(dossier.record)
        dossier.record = 0

    def only(self, name, text):
        """The row of the dossier with this unique text, or None."""
        record = self.records.getIndex(name).get(text)
        return None if record is None else self.rows[record]

    def _index(self, record, old, new, dated):
        """Index the values `new` in the place of `old`, and the dates of `dated`, a dossier or its row."""
        self._replace(record, old, new)
        dates = Dates(dated)
        for name in SORTED:
            self.records.getIndex(name).index_object(record, dates)

    def _replace(self, record, old, new):
        """Index the values `new` of a row in the place of `old`; either may be None."""
        before, after = terms_of(old), terms_of(new)
        for name in (*UNIQUE, NAMES, *VALUES):
            self.records.getIndex(name).replace(record, before.get(name, set()), after.get(name, set()))

    def _unused(self):
        """A record number that is free: neighbours for what one thread adds, so that it stays within few buckets."""
        number = getattr(self, "_v_next", 0)
        while not number or number in self.rows:
            number = number + 1 if number and number % 4000 else randrange(1, LARGEST - 4000)
        self._v_next = number + 1
        return number


class Dates:
    """The dates that dossiers are sorted by, as minutes. One that is None is not indexed."""

    def __init__(self, dossier):
        step_due = dossier.due if dossier.accepted else dossier.acknowledge_by
        self.order = minutes(step_due) if step_due else LARGEST
        self.day = minutes(dossier.submitted) if dossier.submitted else None


def terms_of(values):
    """The texts that a row of these values (None: no row) is found by, as sets by index."""
    if values is None:
        return {}
    terms = {name: {values[name]} - {"", USUAL.get(name)} for name in (*UNIQUE, *VALUES) if name not in MANY}
    return {**terms, **{name: set(values[name]) for name in MANY}, NAMES: phrases_of(values["owner_name"])}


def phrases_of(name):
    """What a name is found by: itself, without accents, from each of its words on."""
    words = fold(name).split()
    return {" ".join(words[start:]) for start in range(len(words))}
