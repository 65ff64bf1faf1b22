"""The row of a dossier in lists: what lists show, so that none has to load dossiers.

Each row is a record of its own in the database: a change rewrites some hundred bytes, not a bucket of other rows.
"""

from persistent import Persistent
from plone import api


COLUMNS = (
    "reference",
    "filing_key",
    "title",
    "review_state",
    "submitted",
    "acknowledge_by",
    "accepted",
    "due",
    "finished",
    "returned",
    "procedure_code",
    "agency",
    "sector",
    "owner_name",
    "account",
    "officer",
    "channel",
    "snapshot",
    "retention_notice",
    "anonymised",
    "path",
)


class Row(Persistent):
    """The values of COLUMNS as attributes; `path` is the dossier's physical path as text."""

    # Rows from before these were columns
    snapshot = ""
    retention_notice = None
    anonymised = None

    def __init__(self, dossier):
        self.__dict__.update(_values(dossier))

    def refresh(self, dossier):
        """Take over what changed; writes nothing when nothing did."""
        values = _values(dossier)
        if any(getattr(self, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(self, name, value)

    @property
    def url(self):
        """The address, for the current request."""
        return api.portal.get().REQUEST.physicalPathToURL(self.path)


def _values(dossier):
    values = {name: getattr(dossier, name) for name in COLUMNS if name != "path"}
    values["path"] = "/".join(dossier.getPhysicalPath())
    return values
