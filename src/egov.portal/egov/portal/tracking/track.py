"""`@@track`: anybody follows a dossier by its reference and the PIN of its receipt, or by a signed link."""

from egov.portal import _
from egov.portal.dossier.preconditions import open_payment
from egov.portal.tracking import way
from egov.portal.tracking.collecting import collecting
from egov.portal.tracking.collecting import place
from egov.portal.tracking.lookup import look_up
from egov.portal.tracking.lookup import look_up_by_link
from egov.portal.tracking.page import Page
from egov.portal.tracking.throttle import Throttled
from egov.portal.tracking.words import now_sentence
from egov.portal.tracking.words import turn
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


NOT_FOUND = _("There is no dossier with this reference and this PIN. Please check both on your receipt.")
WAIT = _("Too many look-ups. Please wait a minute and try again.")
NO_REFERENCE = _("Please enter the reference of the dossier.")
DEAD_LINK = _("This link is no longer good: it ends when the dossier moves on. Please enter the PIN of your receipt.")


class TrackPage(Page):
    """A look-up is sent by POST, so that no PIN stands in an address, a log or a history.

    `?reference=` may fill in the reference; with the `key` of a signed link it opens the dossier at once. Files are
    for those who log in: neither a PIN nor a link gives more than words.
    """

    template = ViewPageTemplateFile("templates/track.pt")
    dossier = None
    opened = False
    problem = None

    def prepare(self):
        # The address of a link is its key: no page that is opened from here may learn it.
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        try:
            if self.request.method == "POST":
                self._look_up()
            elif self._said("key"):
                self._follow_link()
        except Throttled as error:
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(error.seconds))
            self.problem = WAIT

    @property
    def reference(self):
        """What was typed, at most as long as a reference can be."""
        return self._said("reference")

    def now(self):
        """What happens now."""
        return now_sentence(self.dossier.review_state)

    def turn(self):
        """Whose turn it is, in words."""
        return turn(self.dossier.review_state)

    def way(self):
        """Steps of the dossier found."""
        return way.way(self.dossier)

    def expected(self):
        """How long the same took for others."""
        return way.expected(self.dossier)

    def explanation(self):
        """Why the date is what it is."""
        return way.explanation(self.dossier, self.request)

    def asked(self):
        """Requests to the applicant."""
        return way.requests(self.dossier, self.request)

    def payment(self):
        """The open payment, or None."""
        return open_payment(self.dossier)

    def collecting(self):
        """How the result is got, while it waits; None otherwise."""
        return collecting(self.dossier)

    def place(self):
        """The counter of the agency."""
        return place(self.dossier)

    def _said(self, name):
        return str(self.request.form.get(name, ""))[:80].strip()

    def _look_up(self):
        if not self.reference:
            self.problem = NO_REFERENCE
            return
        self.dossier, self.opened = look_up(self.reference, self._said("pin"), self.request)
        if self.dossier is None:
            self.problem = NOT_FOUND

    def _follow_link(self):
        self.dossier = look_up_by_link(self.reference, self._said("key"), self.request)
        self.opened = self.dossier is not None
        if not self.opened:
            self.problem = DEAD_LINK
