"""Buttons that lead from other pages to the form: they carry the procedure, the dossier or the agency along."""

from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


CARRIED = {"procedure_code": "code", "dossier": "reference"}
"""What the form is told, by the attribute that has it. A reference opens nothing by itself and names nobody."""


class FeedbackButton(BrowserView):
    """`feedback-button`: a fragment of the page of a procedure, of a dossier or of an agency."""

    template = ViewPageTemplateFile("templates/button.pt")

    def __call__(self):
        return self.template()

    @property
    def url(self):
        """The form, with what it is about filled in."""
        about = {name: getattr(self.context, attribute, "") for name, attribute in CARRIED.items()}
        query = urlencode({name: value for name, value in about.items() if value})
        return f"{api.portal.get().absolute_url()}/@@send-feedback?{query}".rstrip("?")


class AgencyButton(FeedbackButton):
    """The same on the page of an agency."""

    @property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@send-feedback?{urlencode({'agency': self.context.getId()})}"
