"""`@@track`: anybody follows a dossier by its reference and the PIN of its receipt."""

from egov.portal import _
from egov.portal.tracking.lookup import look_up
from egov.portal.tracking.lookup import Throttled
from egov.portal.tracking.page import Page
from egov.portal.tracking.way import asked
from egov.portal.tracking.way import explanation
from egov.portal.tracking.way import way
from egov.portal.tracking.words import now_sentence
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


NOT_FOUND = _("There is no dossier with this reference and this PIN. Please check both on your receipt.")
WAIT = _("Too many look-ups. Please wait a minute and try again.")
NO_REFERENCE = _("Please enter the reference of the dossier.")


class TrackPage(Page):
    """A look-up is sent by POST, so that no PIN stands in an address, a log or a history.

    `?reference=` may fill in the reference (the code on the receipt leads here); it looks nothing up.
    """

    template = ViewPageTemplateFile("templates/track.pt")
    dossier = None
    opened = False
    problem = None

    def prepare(self):
        if self.request.method == "POST":
            self._look_up()

    @property
    def reference(self):
        """What was typed, at most as long as a reference can be."""
        return str(self.request.form.get("reference", ""))[:80].strip()

    def now(self):
        """What happens now."""
        return now_sentence(self.dossier.review_state)

    def way(self):
        """Steps of the dossier found."""
        return way(self.dossier)

    def explanation(self):
        """Why the date is what it is."""
        return explanation(self.dossier, self.request)

    def asked(self):
        """Requests to the applicant."""
        return asked(self.dossier, self.request)

    def _look_up(self):
        if not self.reference:
            self.problem = NO_REFERENCE
            return
        try:
            self.dossier, self.opened = look_up(self.reference, str(self.request.form.get("pin", "")), self.request)
        except Throttled as error:
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(error.seconds))
            self.problem = WAIT
            return
        if self.dossier is None:
            self.problem = NOT_FOUND
