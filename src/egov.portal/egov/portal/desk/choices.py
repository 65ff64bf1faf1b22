"""What the filters of the queue can be set to, for its reader."""

from egov.portal import _
from egov.portal.desk.filters import CHANNELS as CHANNEL_IDS
from egov.portal.desk.filters import MINE
from egov.portal.dossier.catalogue import NOBODY
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from egov.portal.tracking.words import CHANNELS
from functools import cached_property


class Choices:
    """Lists of (value, title)."""

    @cached_property
    def agencies(self):
        """The agencies whose people the reader is; all for a manager."""
        served = self._served
        return [(entry.id, entry.title) for entry in agencies() if not served or entry.id in served]

    @cached_property
    def agency_titles(self):
        """Title by id."""
        return dict(self.agencies)

    @property
    def sectors(self):
        """All sectors."""
        return list(sectors().items())

    @property
    def officers(self):
        """The reader, no one, and the officers of the reader's agencies."""
        named = {pair for agency_id in self._served for pair in officers_of(agency_id)}
        return [(MINE, _("Myself")), (NOBODY, _("Nobody yet")), *sorted(named, key=lambda pair: pair[1])]

    @property
    def channels(self):
        """How a dossier can come."""
        return [(name, CHANNELS[name]) for name in CHANNEL_IDS]

    @property
    def dates(self):
        """When the next step is due."""
        return [("today", _("Today")), ("week", _("This week")), ("dates", _("From – to"))]

    @cached_property
    def _served(self):
        return set(agencies_served_by(current_user()))
