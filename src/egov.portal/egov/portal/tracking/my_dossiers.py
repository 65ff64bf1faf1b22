"""`@@my-dossiers`: the caller's own dossiers: what waits for the caller, what the agency has, what is closed."""

from egov.portal.dossier import catalogue
from egov.portal.dossier.meaning import widened
from egov.portal.rules.status import FINAL_STATES
from egov.portal.rules.status import WITH_CITIZEN
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PAGE_SIZE = 50
CLOSED = "closed"
"""What asks for a page of the closed ones."""
READY = ("completed",)
"""The result waits for the applicant."""


class MyDossiersPage(Page):
    """Rows come from the dossier catalogue alone; no dossier is loaded."""

    template = ViewPageTemplateFile("templates/my_dossiers.pt")

    def prepare(self):
        self.waiting = self._search(WITH_CITIZEN)
        self.ready = self._search(READY)
        self.running = self._search(_running(), start_of(self.request))
        self.closed = self._search(FINAL_STATES, start_of(self.request, CLOSED), sort="submitted", descending=True)

    @property
    def total(self):
        """How many dossiers the caller has."""
        return self.waiting.total + self.ready.total + self.running.total + self.closed.total

    def running_pages(self):
        return pages(self.request, start_of(self.request), PAGE_SIZE, self.running.total)

    def closed_pages(self):
        return pages(self.request, start_of(self.request, CLOSED), PAGE_SIZE, self.closed.total, CLOSED)

    def _search(self, states, start=0, **order):
        account = api.user.get_current().getId()
        return catalogue.search(states=tuple(states), account=account, start=start, size=PAGE_SIZE, **order)


def _running():
    """All states but those of the other lists; those of a site's own workflows too."""
    workflows = api.portal.get_tool("portal_workflow").objectValues()
    known = {state for workflow in workflows for state in workflow.states.objectIds()}
    return known - widened({*WITH_CITIZEN, *READY, *FINAL_STATES})
