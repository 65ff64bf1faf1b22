"""What all pages of feedback share."""

from egov.portal.dossier.journal import entries
from egov.portal.hearing import words
from egov.portal.organisation.directory import agency_title
from egov.portal.rules.files import kind_of
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import PaperLink
from egov.portal.tracking.papers import PREVIEWED
from egov.portal.tracking.timeline import Event
from egov.portal.tracking.timeline import person


class HearingPage(Page):
    """A view whose template asks it for words and dates of feedback, or of its rows in a list."""

    agency_title = staticmethod(agency_title)
    state_title = staticmethod(words.state_title)
    time_left = staticmethod(words.time_left)


class FilesOfParts:
    """The files of a feedback, part by part; a page says where they are fetched (`_links`)."""

    def sent(self):
        """The files that were sent."""
        return self._links("sent", self.feedback.papers)

    def answered(self):
        """The files of the answer."""
        return self._links("answer", self.feedback.answer.files)

    def enquiries(self):
        """(enquiry, files of the reply), the newest first."""
        numbered = list(enumerate(self.feedback.enquiries, start=1))
        return [(each, self._links(str(number), each.files)) for number, each in reversed(numbered)]


def links(papers, url, query=""):
    """The files of one part of a feedback, with the addresses below `url`, as PaperLink."""
    return [
        PaperLink(
            field="",
            number=number,
            title=paper.title,
            filename=paper.file.filename,
            size=paper.file.getSize(),
            added=paper.added,
            url=f"{url}/{number}{query}",
            previewed=not query and kind_of(paper.file.filename) in PREVIEWED,
        )
        for number, paper in enumerate(papers, start=1)
    ]


def timeline(feedback, staff):
    """What happened, newest first: staff with names and comments; the sender, what he may know."""
    return [
        Event(
            at=entry.at,
            act=entry.act,
            title=words.ACTS.get(entry.act) or words.INTERNAL.get(entry.act, entry.act),
            comment=_comment(entry) if staff else "",
            by="agency" if entry.actor and entry.actor != feedback.account else "applicant",
            name=person(entry.actor) if staff else "",
            from_state=entry.from_state,
            to_state=entry.to_state,
        )
        for entry in reversed(entries(feedback))
        if staff or entry.act in words.ACTS
    ]


def _comment(entry):
    return "\n".join(filter(None, (entry.facts.get("reason", ""), entry.facts.get("question", ""), entry.comment)))
