"""What was filed: all of it, or parted by what a supplement request lets the applicant change."""

from dataclasses import replace
from egov.portal.dossier.parties import FIELDS
from egov.portal.dossier.parties import given
from egov.portal.tracking.answers import answers
from egov.portal.tracking.items import item_title
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import paper_links


class FiledPart(Page):
    """The view that the macros of a page ask, for the part of it that shows what was filed. `asked`: the items."""

    def __init__(self, context, request, asked=()):
        super().__init__(context, request)
        self.asked = frozenset(asked)

    def answers(self):
        """What is not asked for, the form's questions about the parties too."""
        shown = answers(self.context, self.request, given(self.context))
        return [self._titled(answer) for answer in shown if answer.name not in self.asked and not self._idle(answer)]

    def _titled(self, answer):
        """Both parties are asked the same: the title says whose it is."""
        whose = answer.name in FIELDS
        return replace(answer, title=item_title(self.context, answer.name, self.request)) if whose else answer

    def _idle(self, answer):
        """A particular that the form did not ask for, or that repeats the owner's for the submitter."""
        party, _part = FIELDS.get(answer.name, ("", ""))
        same = party == "submitter" and self.context.submitter == self.context.owner
        return same or (bool(party) and answer.title == answer.name)

    def papers(self):
        """Papers that cannot be changed now."""
        return [link for link in paper_links(self.context) if link.field not in self.asked]

    def earlier(self):
        """Papers that were handed in before and are asked for again, all versions."""
        return [link for link in paper_links(self.context) if link.field in self.asked]
