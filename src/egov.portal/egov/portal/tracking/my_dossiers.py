"""`@@my-dossiers`: the caller's own dossiers, those that wait for the caller first."""

from egov.portal.dossier import catalogue
from egov.portal.dossier.meaning import widened
from egov.portal.rules.status import WITH_CITIZEN
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PAGE_SIZE = 50
READY = ("completed",)
"""The result waits for the applicant."""


class MyDossiersPage(Page):
    """Rows come from the dossier catalogue alone; no dossier is loaded."""

    template = ViewPageTemplateFile("templates/my_dossiers.pt")

    def prepare(self):
        self.start = start_of(self.request)
        self.waiting = self._search(tuple(WITH_CITIZEN), 0, PAGE_SIZE)
        self.ready = self._search(READY, 0, PAGE_SIZE)
        self.others = self._search(_other_states(), self.start, PAGE_SIZE)

    @property
    def total(self):
        """How many dossiers the caller has."""
        return self.waiting.total + self.ready.total + self.others.total

    def pages(self):
        """The pages of the second list."""
        return pages(self.request, self.start, PAGE_SIZE, self.others.total)

    def _search(self, states, start, size):
        account = api.user.get_current().getId()
        return catalogue.search(states=states, account=account, sort="due", start=start, size=size)


def _other_states():
    """All states but those of the other lists; those of a site's own workflows too."""
    workflows = api.portal.get_tool("portal_workflow").objectValues()
    known = {state for workflow in workflows for state in workflow.states.objectIds()}
    return tuple(known - widened({*WITH_CITIZEN, *READY}))
