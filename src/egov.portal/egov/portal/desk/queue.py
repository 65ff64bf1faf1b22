"""`@@queue`: the desk's list, what waits for the reader first. It reads the dossier catalogue and loads no dossier."""

from egov.portal.desk import duties
from egov.portal.desk.filters import Filters
from egov.portal.dossier import catalogue
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import STATUS_CODES
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from egov.portal.tracking.timeleft import time_left
from egov.portal.tracking.timeline import person
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from types import SimpleNamespace
from urllib.parse import urlencode


PAGE_SIZE = 50
WAITING_SIZE = 10
EVERY_STATE = "all"
STILL_TO_DO = (*sorted(OPEN_STATES), "completed")
"""States in which the agency owes an answer or a result."""


class QueuePage(Page):
    """Filters and batching are in the address, so that a view can be kept as a bookmark."""

    template = ViewPageTemplateFile("templates/queue.pt")

    def prepare(self):
        self.filters = Filters.read(self.request.form)
        self.start = start_of(self.request)
        self.result = catalogue.search(**self._query(), sort=self.filters.sort, start=self.start, size=PAGE_SIZE)
        self._names = {}

    def held(self):
        """What the reader holds; nothing once the list is filtered or paged."""
        return duties.held_by_me(WAITING_SIZE) if self._plain else None

    def waiting(self):
        """What waits for the reader's duty; nothing once the list is filtered or paged."""
        return duties.waiting_for_duty(WAITING_SIZE) if self._plain else None

    def counters(self):
        """One dict a state that has dossiers, with how many there are under the other filters, and its address."""
        counted = catalogue.counts(**{**self.filters.query(), "states": ()})
        order = [*(state for state in STATUS_CODES if state in counted), *sorted(set(counted) - set(STATUS_CODES))]
        return [
            {"state": state, "number": counted[state], "url": self._url(state), "current": self.filters.state == state}
            for state in order
        ]

    def open_url(self):
        """The address of what is still to be done."""
        return self._url("")

    def everything_url(self):
        """The address of all dossiers, whatever their state."""
        return self._url(EVERY_STATE)

    @property
    def shown(self):
        """Which states are listed: a state, EVERY_STATE, or "" for what is still to be done.

        A search by name or reference looks everywhere: who searches for a dossier need not know its state.
        """
        return self.filters.state or (EVERY_STATE if self.filters.text else "")

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.result.total)

    def next_date(self, row):
        """Until when the agency has its next step to do: to acknowledge, before acceptance; then the result."""
        return row.due if row.accepted else row.acknowledge_by

    def next_left(self, row):
        """How much time is left until then."""
        step = SimpleNamespace(review_state=row.review_state, due=self.next_date(row), finished=row.finished)
        return time_left(step)

    def name(self, user_id):
        """Full name of an officer, looked up once a page."""
        if user_id not in self._names:
            self._names[user_id] = person(user_id)
        return self._names[user_id]

    @cached_property
    def agency_options(self):
        """(id, title) of the agencies whose people the reader is; of all for a manager."""
        served = set(agencies_served_by(current_user()))
        return [(entry.id, entry.title) for entry in agencies() if not served or entry.id in served]

    @cached_property
    def agency_titles(self):
        """Title by id."""
        return dict(self.agency_options)

    def sector_options(self):
        """(code, title) of all sectors."""
        return list(sectors().items())

    def officer_options(self):
        """(account, name) of the officers of the reader's agencies."""
        served = agencies_served_by(current_user())
        return sorted({pair for agency_id in served for pair in officers_of(agency_id)}, key=lambda pair: pair[1])

    def _query(self):
        states = {"": STILL_TO_DO, EVERY_STATE: ()}.get(self.shown, (self.shown,))
        return self.filters.query() | {"states": states}

    @property
    def _plain(self):
        return not self.filters.any and not self.start

    def _url(self, state):
        query = [(name, value) for name, value in vars(self.filters).items() if value and name != "state"]
        return f"{self.portal_url}/@@queue?{urlencode([*query, ('state', state)])}"
