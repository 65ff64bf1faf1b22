"""The applicant's drafts, as a section of the list of dossiers."""

from dataclasses import dataclass
from egov.portal.dossier.words import when
from egov.portal.intake import closed
from egov.portal.intake import drafts
from egov.portal.intake import opening
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class DraftRow:
    """One line: `url` leads to the form, None when nothing can be filed with it any more."""

    form: str
    title: str
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
        return [_row(draft) for draft in drafts.drafts_of(api.user.get_current().getId())]


def _row(draft):
    form = closed.find(draft.form)
    open_form = form is not None and not opening.problems(form)
    return DraftRow(
        draft.form,
        draft.content.title,
        when(draft.saved),
        when(draft.ends),
        form.absolute_url() if open_form else None,
    )
