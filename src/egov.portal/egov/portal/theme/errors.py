"""What a visitor sees when a page cannot be given."""

import logging
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
import secrets


logger = logging.getLogger(__name__)

MISSING = ("NotFound", "NoLongerExists")
FORBIDDEN = ("Unauthorized", "Forbidden")


class ErrorPage(ExceptionView):
    """The error page in the portal's look.

    A failure of the portal itself gets an incident number: the visitor reads it, and the log has the traceback under
    it. Pages that are missing or forbidden are no incidents.
    """

    incident = None

    def __call__(self):
        failure = self.context
        if IAPIRequest.providedBy(self.request):
            # This page is registered for the portal's layer, which a REST call has too: the client wants its JSON.
            return ErrorHandling(failure, self.request)()
        self.name = failure.__class__.__name__
        if self.kind == "failed":
            self.incident = secrets.token_hex(4).upper()
            logger.error("Incident %s at %s", self.incident, self.request.get("ACTUAL_URL"), exc_info=failure)
        return super().__call__()

    @property
    def kind(self):
        """One of missing, forbidden, failed."""
        if self.name in MISSING:
            return "missing"
        return "forbidden" if self.name in FORBIDDEN else "failed"
