"""The catalogue of dossiers as an object in the site: few indexes, one indexing a dossier and transaction."""

from BTrees.IOBTree import IOBTree
from egov.portal.dossier.readers import tokens_of
from egov.portal.dossier.rows import Row
from egov.portal.rules.accents import fold
from Products.PluginIndexes.FieldIndex.FieldIndex import FieldIndex
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex
from Products.PluginIndexes.UUIDIndex.UUIDIndex import UUIDIndex
from Products.ZCatalog.ZCatalog import ZCatalog


TOOL_ID = "dossier_catalogue"
NO_DATE = 2**31 - 1
"""Sorts dossiers without an appointment behind all others."""

UNIQUE = ("reference", "filing_key")
FIELDS = ("review_state", "agency", "sector", "procedure_code", "officer", "order", "day")
KEYWORDS = ("readers", "words")


def minutes(instant):
    """An aware instant as whole minutes since 1970: what dates are indexed as."""
    return int(instant.timestamp()) // 60


class DossierCatalogue(ZCatalog):
    """Indexes of all dossiers, and their rows by record id."""

    id = TOOL_ID
    meta_type = "Dossier Catalogue"

    def __init__(self):
        super().__init__(TOOL_ID, "Dossiers")
        self.rows = IOBTree()
        for kind, names in ((UUIDIndex, UNIQUE), (FieldIndex, FIELDS), (KeywordIndex, KEYWORDS)):
            for name in names:
                self._catalog.addIndex(name, kind(name))

    def index_dossier(self, dossier):
        """Index the dossier, or what has changed of it."""
        path = "/".join(dossier.getPhysicalPath())
        self._catalog.catalogObject(Indexed(dossier), path, threshold=None, update_metadata=0)
        record = self._catalog.uids[path]
        row = self.rows.get(record)
        if row is None:
            self.rows[record] = Row(dossier)
        else:
            row.refresh(dossier)

    def remove_path(self, path):
        """Forget the dossier at `path`, if it is known."""
        record = self._catalog.uids.get(path)
        if record is not None:
            self.rows.pop(record, None)
            self._catalog.uncatalogObject(path)

    def row(self, record):
        """The row of a record id."""
        return self.rows[record]


class Indexed:
    """A dossier as the indexes see it. Values that are None or empty are not indexed."""

    def __init__(self, dossier):
        self.reference = dossier.reference or None
        self.filing_key = dossier.filing_key or None
        self.review_state = dossier.review_state
        self.agency = dossier.agency
        self.sector = dossier.sector or None
        self.procedure_code = dossier.procedure_code
        self.officer = dossier.officer or None
        self.order = order_of(dossier)
        self.day = minutes(dossier.submitted) if dossier.submitted else None
        self.readers = tokens_of(dossier)
        self.words = words_of(dossier)


def order_of(dossier):
    """What the queue sorts by: the instant at which the agency's next step is due."""
    instant = dossier.due if dossier.accepted else dossier.acknowledge_by
    return minutes(instant) if instant else NO_DATE


def words_of(dossier):
    """What the search box finds a dossier by: the reference, and the owner's name from each of its words on.

    Without accents. One range over these finds the beginning of any word and of any run of words.
    """
    name = fold(dossier.owner_name).split()
    return sorted({*(" ".join(name[start:]) for start in range(len(name))), fold(dossier.reference)} - {""})
