"""`@@expected-duration`: how long a procedure really takes, as a part of the procedure's own page."""

from egov.portal.dossier import durations
from egov.portal.numerals import number
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ExpectedDuration(BrowserView):
    """A paragraph; nothing while too few dossiers are finished to say anything honest."""

    template = ViewPageTemplateFile("templates/expected.pt")
    number = staticmethod(number)

    def __call__(self):
        return self.template()

    def expected(self):
        """See `rules.expectation`."""
        return durations.expectation(self.context.UID())
