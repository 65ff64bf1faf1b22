"""The desk's page of a dossier."""

from AccessControl import Unauthorized
from egov.portal import numerals
from egov.portal.desk.listing import next_left
from egov.portal.dossier import adding
from egov.portal.dossier.acts import ACTS
from egov.portal.dossier.lifecycle import available
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.preconditions import open_payment
from egov.portal.dossier.reading import is_staff
from egov.portal.dossier.reading import note_reading
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.dossier.thread import AGENCY
from egov.portal.organisation.directory import agency_title
from egov.portal.tracking import handover
from egov.portal.tracking import way
from egov.portal.tracking.answers import answers
from egov.portal.tracking.correspondence import mailbox
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import paper_links
from egov.portal.tracking.papers import result_links
from egov.portal.tracking.parties import party_lines
from egov.portal.tracking.timeline import person
from egov.portal.tracking.timeline import timeline
from egov.portal.tracking.words import CHANNELS
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


FORWARD = frozenset({"accept", "process", "complete", "return_result", "pay", "submit"})
"""Transitions that lead on to the result: the buttons to press in the usual case."""


WITH_THE_WORK = frozenset(ACTS) - {"extend"}
"""Acts whose buttons stand beside what they are about (`egov.portal.desk.work`)."""


class DossierPage(Page):
    """Everything an officer needs to decide on a dossier, and the buttons for what may be done with it now."""

    template = ViewPageTemplateFile("templates/dossier.pt")

    def prepare(self):
        # The permission to see answers ends drafts here, which are nobody's but their owner's; the journal, owners.
        if not is_staff(self.context):
            raise Unauthorized("desk")
        note_reading(self.context, self.request)

    def actions(self):
        """The transitions open to this officer, those that lead on first."""
        base = f"{self.context.absolute_url()}/@@act?transition="
        within = WITH_THE_WORK | ({"process"} if standing(self.context.review_state) == "processing" else set())
        offered = [each for each in available(self.context) if each.id not in within]
        transitions = sorted(offered, key=lambda transition: transition.id not in FORWARD)
        return [
            {
                "id": transition.id,
                "title": transition.title,
                "url": base + transition.id,
                "class": "btn btn-primary" if transition.id in FORWARD else "btn btn-secondary",
            }
            for transition in transitions
        ]

    def way(self):
        """The stepper."""
        return way.way(self.context)

    def explanation(self):
        """The due date, line by line."""
        return way.explanation(self.context, self.request)

    def extension(self):
        """The new appointment with its apology, or None."""
        return way.extension(self.context)

    def asked(self):
        """All supplement requests, the newest first, with their items in words."""
        return way.requests(self.context, self.request)

    def payment(self):
        """The open payment, or None."""
        return open_payment(self.context)

    def acceptance_left(self):
        """How much of the 8 working hours for acceptance is left (domain facts 1.7); None once they do not run."""
        waits = standing(self.context.review_state) == "submitted"
        return next_left(self.context) if waits else None

    def owner(self):
        """The owner, label and text."""
        return party_lines(self.context.owner)

    def submitter(self):
        """The submitter where it is another person, label and text."""
        return party_lines(self.context.submitter) if self.context.submitter != self.context.owner else []

    def case(self):
        """The case in words, "" where the procedure has but one."""
        cases = snapshot_of(self.context).procedure.get("cases") or ()
        return next((case["title"] for case in cases if case["id"] == self.context.case), self.context.case)

    def channel(self):
        """How it came."""
        return CHANNELS.get(self.context.channel, self.context.channel)

    def posted(self):
        """The day a letter was given to the post, "" where that is not known."""
        return numerals.day(self.context.posted)

    def agency(self):
        """The responsible agency."""
        return agency_title(self.context.agency)

    def officer(self):
        """The officer's name, "" for none."""
        return person(self.context.officer)

    def answers(self):
        """What was filled in."""
        return answers(self.context, self.request)

    def papers(self):
        """What was handed in."""
        return paper_links(self.context)

    def may_add_papers(self):
        """Can this reader add scans now?"""
        return adding.may_add(self.context)

    def results(self):
        """What came out."""
        return result_links(self.context)

    def handover(self):
        """Who took the result away, label and text."""
        return handover.lines(self.context, staff=True)

    def mailbox(self):
        """Messages, and those the desk has not seen."""
        return mailbox(self.context, AGENCY)

    def events(self):
        """The whole journal."""
        return timeline(self.context, staff=True)
