"""The applicant's drafts, as a section of the list of dossiers."""

from dataclasses import dataclass
from egov.portal.dossier.words import when
from egov.portal.intake import closed
from egov.portal.intake import drafts
from egov.portal.intake import model
from egov.portal.intake import opening
from egov.portal.intake import resuming
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


class DraftAnswers(BrowserView):
    """`@@draft-answers?draft=<id>`: what the current user has written into that draft, as a text: whatever becomes of
    its form, it is not lost."""

    def __call__(self):
        draft = drafts.draft_of(api.user.get_current().getId(), str(self.request.form.get("draft", "")))
        if draft is None:
            raise NotFound("draft")
        form = closed.find(draft.form)
        lines = [f"{title}: {self._in_words(form, name, said)}" for name, title, said in resuming.said(draft)]
        return closed.as_file("\n".join(lines), self.request.response)

    def _in_words(self, form, name, said):
        field = dict(model.fields_of(form)).get(name) if form is not None else None
        return ", ".join(closed.ClosedPage(form, self.request).text(field, one) for one in said)


@dataclass(frozen=True)
class DraftRow:
    """One line: `url` leads to the form, None when nothing can be filed with it any more."""

    id: str
    title: str
    owner: str
    saved: str
    ends: str
    url: str | None


class MyDrafts(BrowserView):
    """`@@my-drafts`: empty for those who have none."""

    template = ViewPageTemplateFile("templates/my_drafts.pt")

    def __call__(self):
        return self.template()

    def rows(self):
        """The current user's drafts, the last saved first."""
        return [row(draft) for draft in drafts.drafts_of(api.user.get_current().getId())]


def row(draft):
    """The draft as a line."""
    form = closed.find(draft.form)
    open_form = form is not None and not opening.problems(form)
    return DraftRow(
        draft.id,
        draft.content.title,
        draft.owner,
        when(draft.saved),
        when(draft.ends),
        resuming.address(form, draft.id) if open_form else None,
    )
