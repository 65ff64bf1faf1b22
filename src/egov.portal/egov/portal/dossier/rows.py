"""The row of a dossier in lists: what lists show, so that none has to load dossiers.

Each row is a record of its own in the database: a change rewrites some hundred bytes, not a bucket of other rows.
"""

from egov.portal.dossier.readers import agencies_of
from egov.portal.dossier.rights import waits_for
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
    "agencies",
    "waits",
    "unread",
)
"""A stored row is its values in this order: a new column comes last and has its default in the class."""

COMPUTED = ("path", "agencies", "waits")


class Row(Persistent):
    """The values of COLUMNS as attributes; `path` is the dossier's physical path as text, `agencies` a tuple of ids,
    `waits` one of groups and accounts (`rights.waits_for`), missing in rows of an earlier version."""

    columns = COLUMNS
    waits = ()
    unread = False
    """Has the applicant written what the agency has not seen?"""

    def __init__(self, values):
        self.__dict__.update(values)

    def __getstate__(self):
        """The values alone: their names would be half of what is stored."""
        return tuple(getattr(self, name) for name in self.columns)

    def __setstate__(self, state):
        self.__dict__.update(zip(self.columns, state, strict=False))

    def values(self):
        """All values, by column."""
        return {name: getattr(self, name) for name in self.columns}

    def refresh(self, values):
        """Take over what changed; writes nothing when nothing did."""
        for name, value in values.items():
            if getattr(self, name) != value:
                setattr(self, name, value)

    @property
    def url(self):
        """The address, for the current request."""
        return api.portal.get().REQUEST.physicalPathToURL(self.path)


def values_of(dossier):
    """What the row of a dossier holds."""
    values = {name: getattr(dossier, name) for name in COLUMNS if name not in COMPUTED}
    values["path"] = "/".join(dossier.getPhysicalPath())
    values["agencies"] = agencies_of(dossier)
    values["waits"] = waits_for(dossier)
    return values
