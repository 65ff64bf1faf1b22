"""`@@feedback-status`: the sender follows his feedback, by reference and PIN, by a key, or as its account."""

from egov.portal import _
from egov.portal.dossier import pins
from egov.portal.dossier.rating import GRADES
from egov.portal.dossier.rating import RatingRefused
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.feedback import lifecycle
from egov.portal.feedback import rating
from egov.portal.hearing import words
from egov.portal.hearing.access import address
from egov.portal.hearing.access import by_account
from egov.portal.hearing.access import by_key
from egov.portal.hearing.access import by_pin
from egov.portal.hearing.access import PAGE
from egov.portal.hearing.access import query_of
from egov.portal.hearing.access import said
from egov.portal.hearing.page import FilesOfParts
from egov.portal.hearing.page import HearingPage
from egov.portal.hearing.page import links
from egov.portal.hearing.page import timeline
from egov.portal.tracking.throttle import Throttled
from egov.portal.tracking.track import WAIT
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


NOT_FOUND = _("There is no feedback with this reference and this PIN. Please check both.")
DEAD_LINK = _("This link is no longer good: it ends when the feedback moves on. Please enter the PIN.")


class StatusPage(FilesOfParts, HearingPage):
    """A look-up is sent by POST, so that no PIN stands in an address, a log or a history. One answer for a wrong
    reference and a wrong PIN; both are throttled."""

    template = ViewPageTemplateFile("templates/status.pt")
    feedback = None
    problem = None

    def prepare(self):
        # The address of a link is its key: no page that is opened from here may learn it.
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        try:
            self.feedback = self._find()
        except Throttled as error:
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(error.seconds))
            self.problem = WAIT

    @property
    def reference(self):
        """What was typed."""
        return said(self.request, "reference")

    @property
    def action(self):
        """Where the look-up is sent."""
        return f"{self.portal_url}/{PAGE}"

    def pin(self):
        """The PIN, while the browser that has just sent it still holds it."""
        return pins.in_hand(self.feedback, self.request)

    def now(self):
        """What happens now."""
        return words.NOW[self.feedback.review_state]

    @cached_property
    def query(self):
        """Reference and key, for the addresses on this page."""
        return query_of(self.feedback)

    def key(self):
        """The key, for the forms on this page."""
        return self.query.partition("key=")[2]

    def reply_url(self):
        """Where the question is answered."""
        return f"{self.portal_url}/@@feedback-reply?{self.query}"

    def can_rate(self):
        """Is the rating still to be given?"""
        return rating.can_rate(self.feedback)

    def can_withdraw(self):
        """Can it still be withdrawn?"""
        return lifecycle.can_withdraw(self.feedback)

    def grades(self):
        """What can be chosen: id, words."""
        return GRADES.items()

    def events(self):
        """What happened."""
        return timeline(self.feedback, staff=False)

    def _links(self, part, papers):
        return links(papers, f"{self.portal_url}/@@feedback-file/{part}", f"?{self.query}")

    def _find(self):
        if self.request.method == "POST":
            return self._found(by_pin(self.request), NOT_FOUND)
        own = by_account(self.request)
        if own is None and said(self.request, "key"):
            return self._found(by_key(self.request), DEAD_LINK)
        return own

    def _found(self, feedback, otherwise):
        self.problem = otherwise if feedback is None else None
        return feedback


class SenderAct(BrowserView):
    """What the sender does by one button: POST only, with reference and key; leads back to the status page."""

    def __call__(self):
        if self.request.method != "POST":
            raise NotFound(self.__name__)
        CheckAuthenticator(self.request)
        feedback = by_key(self.request)
        if feedback is None:
            raise NotFound(self.__name__)
        try:
            self.act(feedback, self.request.form)
        except (RatingRefused, TransitionRefused) as refused:
            for message in refused.messages:
                api.portal.show_message(message, self.request, type="error")
        else:
            api.portal.show_message(self.done, self.request)
        return self.request.response.redirect(address(feedback))


class RateView(SenderAct):
    """`@@feedback-rate`."""

    done = _("Thank you for your rating.")

    def act(self, feedback, form):
        """Rate the answer."""
        rating.rate(feedback, str(form.get("grade", "")), str(form.get("text", "")))


class WithdrawView(SenderAct):
    """`@@feedback-withdraw`."""

    done = _("You have withdrawn your feedback.")

    def act(self, feedback, form):
        """Withdraw it."""
        lifecycle.act_as_sender(feedback, "withdraw", {"reason": str(form.get("reason", ""))})
