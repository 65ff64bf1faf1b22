"""The status page: a dossier as its applicant sees it."""

from egov.portal.dossier import rating
from egov.portal.dossier.lifecycle import available
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.preconditions import open_payment
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.thread import APPLICANT
from egov.portal.tracking import handover
from egov.portal.tracking import way
from egov.portal.tracking.collecting import collecting
from egov.portal.tracking.collecting import place
from egov.portal.tracking.correspondence import mailbox
from egov.portal.tracking.filed import FiledPart
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import paper_links
from egov.portal.tracking.papers import result_links
from egov.portal.tracking.timeline import timeline
from egov.portal.tracking.words import now_sentence
from egov.portal.tracking.words import turn
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class StatusPage(Page):
    """Where the dossier stands, what happens now, who acts next, and all that the applicant gave and got."""

    template = ViewPageTemplateFile("templates/status.pt")

    def way(self):
        """The stepper."""
        return way.way(self.context)

    def now(self):
        """What happens now."""
        return now_sentence(self.context.review_state)

    def turn(self):
        """Whose turn it is, in words."""
        return turn(self.context.review_state)

    def expected(self):
        """How long the same took for others."""
        return way.expected(self.context)

    def explanation(self):
        """The due date, line by line."""
        return way.explanation(self.context, self.request)

    def extension(self):
        """The new appointment with its apology, or None."""
        return way.extension(self.context)

    def reason(self):
        """Why the agency refused or stopped it."""
        return self.context.reason if standing(self.context.review_state) in ("rejected", "stopped") else ""

    def supplement(self):
        """The open request with its items in words, or None."""
        asked = open_supplement(self.context)
        return asked and {"asked": asked, "titles": way.item_titles(self.context, asked.items, self.request)}

    def answered(self):
        """The requests that were answered, with the dates before and after, the newest first."""
        return [each for each in way.requests(self.context, self.request) if each["asked"].answered]

    def payment(self):
        """The open payment, or None."""
        return open_payment(self.context)

    def collecting(self):
        """How the result is got, while it waits; None otherwise."""
        return collecting(self.context)

    def place(self):
        """The counter of the agency."""
        return place(self.context)

    def actions(self):
        """Ids of what the applicant can do now."""
        return [transition.id for transition in available(self.context)]

    def answers(self):
        """What was filled in, by the form as it then was."""
        return FiledPart(self.context, self.request).answers()

    def papers(self):
        """What was handed in."""
        return paper_links(self.context)

    def results(self):
        """What came out."""
        return result_links(self.context)

    def handover(self):
        """Who took the result away, label and text; masked."""
        return handover.lines(self.context, staff=False)

    def mailbox(self):
        """Messages, and those the applicant has not seen."""
        return mailbox(self.context, APPLICANT)

    def can_rate(self):
        """Is the rating still to be given?"""
        return rating.can_rate(self.context)

    def questions(self):
        """The questions of the rating: id, words."""
        return rating.QUESTIONS.items()

    def grades(self):
        """The answers to each: id, words."""
        return rating.GRADES.items()

    def events(self):
        """What happened, without the names of officers."""
        return timeline(self.context, staff=False)
