"""`@@queue`: the desk's list, what waits for the reader first. It reads the dossier catalogue and loads no dossier."""

from egov.portal import _
from egov.portal import numerals
from egov.portal.desk import duties
from egov.portal.desk import views
from egov.portal.desk.choices import Choices
from egov.portal.desk.filters import Filters
from egov.portal.desk.listing import IN_HAND
from egov.portal.desk.listing import listed
from egov.portal.desk.listing import next_date
from egov.portal.desk.listing import next_left
from egov.portal.desk.listing import shown_state
from egov.portal.desk.spans import today
from egov.portal.dossier import catalogue
from egov.portal.dossier.transitions import TRANSITIONS
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.status import STATUS_CODES
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from egov.portal.tracking.said import Said
from egov.portal.tracking.timeline import person
from egov.portal.tracking.words import state_title
from functools import cache
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


PAGE_SIZE = 50
WAITING_SIZE = 10
HEADS = {
    "select": _("Select"),
    "reference": _("Reference"),
    "title": _("Procedure and owner"),
    "state": _("State"),
    "due": _("Due"),
    "officer": _("Officer"),
    "acceptance": _("To be accepted by"),
    "unread": _("New message"),
}
EXPORT = "egov.portal: Export dossiers"


class QueuePage(Page):
    """Filters and batching are in the address, so that a view can be kept as a bookmark; a text that is searched for is
    posted, and stands there hidden (`hidden`)."""

    template = ViewPageTemplateFile("templates/queue.pt")
    next_date = staticmethod(next_date)

    def __call__(self):
        if self.request["REQUEST_METHOD"] == "POST":
            return self.request.response.redirect(self._url(Filters.read(self.request.form)), status=303)
        return super().__call__()

    def prepare(self):
        self.filters = Filters.read_address(self.request.form)
        self.start = start_of(self.request)
        self.result = catalogue.search(**listed(self.filters), sort=self.filters.sort, start=self.start, size=PAGE_SIZE)
        self.name = cache(person)
        self.words = Said(self.request)
        self.local = work_calendar().local

    def held(self):
        """What the reader holds; nothing once the list is filtered or paged."""
        return duties.held_by_me(WAITING_SIZE) if self._plain else None

    def waiting(self):
        """What waits for the reader's duty; nothing once the list is filtered or paged."""
        return duties.waiting_for_duty(WAITING_SIZE) if self._plain else None

    def waiting_states(self):
        """The states in which dossiers wait for the reader's duty."""
        return duties.waiting_states()

    @cached_property
    def overview(self):
        """The figures under the other filters: `catalogue.Overview`, `due` for today."""
        narrowed = self.filters.query() | {"states": (), "late": None, "due_from": None, "due_until": None}
        return catalogue.overview(today(), **narrowed)

    def counters(self):
        """One dict a state that has dossiers, with how many there are under the other filters, and its address."""
        counted = dict(self.overview.states)
        if self.shown == IN_HAND:
            counted[IN_HAND] = self.result.total
        order = [*(state for state in STATUS_CODES if state in counted), *sorted(set(counted) - set(STATUS_CODES))]
        return [
            {"state": state, "number": counted[state], "url": self.url(state=state), "current": self.shown == state}
            for state in order
        ]

    def url(self, **changes):
        """The address of the list with other filters."""
        return self._url(self.filters, **changes)

    def late_url(self, state=""):
        """The address of what is late; in one state, if one is given."""
        return self.url(late="yes", state=state, due="")

    def due_url(self):
        """The address of what is due today."""
        return self.url(due="today", state="", late="")

    def export_url(self, kind):
        """The address of the file of exactly what is listed, all pages of it."""
        return f"{self.portal_url}/@@queue-export?{urlencode([('format', kind), *self.filters.address()])}"

    @property
    def shown(self):
        """Which states are listed, see `listing`."""
        return shown_state(self.filters)

    def views(self):
        """The reader's own views: name and address; `current` for the one that is shown."""
        own = views.views_of(api.user.get_current().getId())
        current = self.filters.address(text="")
        return [
            {"name": name, "url": f"{self.portal_url}/@@queue?{urlencode(pairs)}", "current": list(pairs) == current}
            for name, pairs in own
        ]

    def kept_filters(self):
        """What of the filters a view would keep: all but the text, which is about one person."""
        return self.filters.address(text="")

    def batch_acts(self):
        """The acts that can be done to several dossiers by who holds the reader's duties."""
        return duties.batch_acts()

    def act_title(self, act):
        """The act in words."""
        return TRANSITIONS[act].title

    @cached_property
    def heads(self):
        """The heads of the columns, translated once for all rows."""
        return {name: self.words(head) for name, head in HEADS.items()}

    def state_title(self, state):
        """A state in words, looked up once a page."""
        return self.words(_("In hand") if state == IN_HAND else state_title(state))

    def moment(self, instant):
        """See `dossier.words.when`; the calendar is asked for once a page."""
        return numerals.moment(self.local(instant)) if instant else ""

    def next_left(self, row):
        """How much time is left until the next step, as (colour, words); None where there is nothing to say."""
        left = next_left(row)
        return left and (left.colour, self.words(left.words))

    def may_export(self):
        """May the reader take the list away as a file?"""
        return api.user.has_permission(EXPORT, obj=self.context)

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.result.total)

    @cached_property
    def choices(self):
        """What the filters can be set to."""
        return Choices()

    def _url(self, filters, **changes):
        return f"{self.portal_url}/@@queue?{urlencode(filters.address(**changes))}".rstrip("?")

    @property
    def _plain(self):
        return not self.filters.any and not self.start
