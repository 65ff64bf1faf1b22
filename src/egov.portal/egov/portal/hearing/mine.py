"""`@@my-feedback`: what was sent with the reader's account."""

from egov.portal.feedback import catalogue
from egov.portal.hearing.access import PAGE
from egov.portal.hearing.page import HearingPage
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PAGE_SIZE = 50


class MyFeedbackPage(HearingPage):
    """Rows come from the catalogue alone."""

    template = ViewPageTemplateFile("templates/mine.pt")

    def prepare(self):
        self.start = start_of(self.request)
        self.result = catalogue.of_account(api.user.get_current().getId(), self.start, PAGE_SIZE)

    def url(self, row):
        """Where it is followed."""
        return f"{self.portal_url}/{PAGE}?reference={row.reference}"

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.result.total)
