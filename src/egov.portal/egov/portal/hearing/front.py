"""`view` of a feedback: all of it, for the people of the agency that has it."""

from egov.portal.dossier import catalogue as dossiers
from egov.portal.dossier.rating import GRADES
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import finds
from egov.portal.dossier.reading import note_reading
from egov.portal.feedback import lifecycle
from egov.portal.feedback import limits
from egov.portal.feedback.rows import values_of
from egov.portal.hearing import words
from egov.portal.hearing.page import FilesOfParts
from egov.portal.hearing.page import HearingPage
from egov.portal.hearing.page import links
from egov.portal.hearing.page import timeline
from egov.portal.tracking.timeline import person
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from types import SimpleNamespace


class FeedbackPage(FilesOfParts, HearingPage):
    """What was sent, by whom, until when what is to be done, and the acts that the reader can do."""

    template = ViewPageTemplateFile("templates/feedback.pt")
    person = staticmethod(person)

    def prepare(self):
        self.feedback = self.context
        note_reading(self.context, self.request)
        self.row = SimpleNamespace(**values_of(self.context))

    def acts(self):
        """What the reader can do now."""
        return lifecycle.available(self.context)

    def late(self):
        """Is the next step late?"""
        return limits.is_late(self.row)

    def limits(self):
        """(title, instant, kept or None) of each limit that counts in this state or did."""
        found = limits.limits_of(self.context)
        ends = ("answer", "refuse", "withdraw")
        shown = [
            (words.LIMITS["refuse"], found.refuse_by, self._done("assign", "pass_on", "ask", *ends)),
            (words.LIMITS["ask"], found.ask_by, self._done("ask", *ends)),
            (words.LIMITS["answer"], self.context.due, self._done(*ends)),
        ]
        by = limits.publish_by(self.context)
        return [*shown, *([(words.LIMITS["publish"], by, self._done("publish", "close"))] if by else [])]

    def step(self):
        """What the next date is for."""
        return words.STEPS.get(self.context.review_state, "")

    def dossier_url(self):
        """The address of the dossier that it is about, if there is one and the reader may find it."""
        found = dossiers.by_reference(self.context.dossier) if self.context.dossier else None
        return found.absolute_url() if found is not None and finds(current_user(), found) else ""

    def grade(self):
        """The sender's grade in words."""
        return GRADES[self.context.rating.grade]

    def events(self):
        """What happened, with names."""
        return timeline(self.context, staff=True)

    def _links(self, part, papers):
        return links(papers, f"{self.context.absolute_url()}/@@feedback-file/{part}")

    def _done(self, *acts):
        """When the first of these acts was done; None when none was."""
        return next((event.at for event in reversed(self.events()) if event.act in acts), None)
