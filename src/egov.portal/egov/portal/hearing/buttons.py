"""Buttons that lead from other pages to the form: they carry the procedure or the dossier along."""

from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


class FeedbackButton(BrowserView):
    """`feedback-button`: a fragment of the page of a procedure or of a dossier."""

    template = ViewPageTemplateFile("templates/button.pt")

    def __call__(self):
        return self.template()

    @property
    def url(self):
        """The form, with what it is about filled in."""
        about = {"procedure_code": getattr(self.context, "code", ""), "dossier": getattr(self.context, "reference", "")}
        query = urlencode({name: value for name, value in about.items() if value})
        return f"{api.portal.get().absolute_url()}/@@send-feedback?{query}".rstrip("?")
