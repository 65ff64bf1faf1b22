"""`@@undelivered`: what could not be delivered in the last months, newest first, for the managers."""

from egov.portal.notification.box import box
from egov.portal.notification.lines import line
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PAGE_SIZE = 50


class UndeliveredPage(Page):
    """A row a letter that failed for good; the dossier's own page tells more and sends it again."""

    template = ViewPageTemplateFile("templates/undelivered.pt")

    def prepare(self):
        letters = box()
        keys = list(dict.fromkeys(reversed(list(letters.failed.values()))))
        self.start = start_of(self.request)
        self.total = len(keys)
        self.lines = [line(key, letters.letters[key]) for key in keys[self.start : self.start + PAGE_SIZE]]

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.total)
