"""`@@feedback`: what is published, for everybody; `@@feedback-answer/<reference>`: one of it."""

from egov.portal.feedback import catalogue
from egov.portal.hearing.page import HearingPage
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


PAGE_SIZE = 20


class PublishedPage(HearingPage):
    """Question and answer without names, the latest first, by words and by procedure. No feedback is loaded."""

    template = ViewPageTemplateFile("templates/published.pt")

    def prepare(self):
        self.start = start_of(self.request)
        self.result = catalogue.published(self.text, self.procedure, self.start, PAGE_SIZE)

    @property
    def text(self):
        """What is looked for."""
        return self._said("q", catalogue.LONGEST)

    @property
    def procedure(self):
        """The code of the procedure whose feedback is shown, "" for any."""
        return self._said("procedure", 40)

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.result.total)

    def _said(self, name, longest):
        value = self.request.form.get(name, "")
        return value.strip()[:longest] if isinstance(value, str) else ""


@implementer(IPublishTraverse)
class AnswerPage(HearingPage):
    """One publication; 404 for whatever is not published."""

    template = ViewPageTemplateFile("templates/answer.pt")
    reference = ""

    def publishTraverse(self, request, name):
        """Take the reference from the path."""
        if self.reference:
            raise NotFound(name)
        self.reference = name
        return self

    def prepare(self):
        found = catalogue.by_reference(self.reference)
        if found is None or found.review_state != "published":
            raise NotFound(self.reference)
        self.feedback, self.publication = found, found.publication
