"""Several drafts for one form: which one is meant, or is it to be another?"""

from egov.portal.intake import resuming
from egov.portal.intake.my_drafts import row
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ChoosePage(BrowserView):
    """The page in place of a form with several drafts of the current user. Its context is the form."""

    template = ViewPageTemplateFile("templates/choose.pt")

    def __call__(self, own):
        self.rows = [row(draft) for draft in own]
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.template()

    @property
    def new_url(self):
        """To begin another one."""
        return resuming.address(self.context, resuming.NEW)
