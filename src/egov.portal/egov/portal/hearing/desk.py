"""`@@feedback-desk`: what the reader's agencies have to answer, the most urgent first."""

from egov.portal import _
from egov.portal.desk.filters import MINE
from egov.portal.desk.hidden import hidden
from egov.portal.desk.hidden import shown
from egov.portal.feedback import catalogue
from egov.portal.feedback.limits import is_late
from egov.portal.feedback.limits import OPEN_STATES
from egov.portal.feedback.limits import WITH_SENDER
from egov.portal.hearing import words
from egov.portal.hearing.page import HearingPage
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from egov.portal.tracking.timeline import person
from functools import cache
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


PAGE_SIZE = 50
TO_DO = (*OPEN_STATES, WITH_SENDER)
ALL = "all"
LATE = "late"
OFFICERS = (("", _("Everybody")), (MINE, _("Myself")), (catalogue.NOBODY, _("Nobody yet")))


class DeskPage(HearingPage):
    """Filters stand in the address; a name that is searched for is posted and stands there hidden."""

    template = ViewPageTemplateFile("templates/desk.pt")
    is_late = staticmethod(is_late)
    officers = OFFICERS

    def __call__(self):
        if self.request.method == "POST":
            return self.request.response.redirect(self.url(text=self._said("text")), status=303)
        return super().__call__()

    def prepare(self):
        self.start = start_of(self.request)
        self.text = shown(self._said("find"))
        self.result = catalogue.search(self._filters(), self.start, PAGE_SIZE)
        self.name = cache(person)

    @property
    def state(self):
        """Which states are listed: a state, ALL, LATE, or "" for what is to be done."""
        asked = self._said("state")
        return asked if asked in (*catalogue.STATES, ALL, LATE) else ""

    @property
    def officer(self):
        """Whose: MINE, NOBODY or "" for everybody's."""
        asked = self._said("officer")
        return asked if asked in dict(OFFICERS) else ""

    @cached_property
    def counters(self):
        """(state, its title, number, address) of each state with any."""
        counted = catalogue.counts()
        return [
            (state, words.STATES[state], counted[state], self.url(state=state))
            for state in catalogue.STATES
            if state in counted
        ]

    @cached_property
    def late(self):
        """How many are late."""
        return catalogue.search(catalogue.Filters(late=True), size=0).total

    def step(self, row):
        """What the next date is for."""
        return words.STEPS.get(row.review_state, "")

    def url(self, **changes):
        """The address of the list with other filters."""
        now = {"state": self.state, "officer": self.officer, "text": getattr(self, "text", "")} | changes
        pairs = {"state": now["state"], "officer": now["officer"], "find": hidden(now["text"])}
        query = urlencode({name: value for name, value in pairs.items() if value})
        return f"{self.portal_url}/@@feedback-desk?{query}".rstrip("?")

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.result.total)

    def _filters(self):
        mine = {MINE: api.user.get_current().getId()}
        states = {"": TO_DO if not self.text else (), ALL: (), LATE: ()}.get(self.state, (self.state,))
        return catalogue.Filters(
            states=states, officer=mine.get(self.officer, self.officer), text=self.text, late=self.state == LATE
        )

    def _said(self, name):
        value = self.request.form.get(name, "")
        return value.strip()[:400] if isinstance(value, str) else ""
