"""The way back from a dossier."""

from egov.portal import _
from plone import api
from Products.Five.browser import BrowserView
from zope.i18n import translate


class Breadcrumbs(BrowserView):
    """List, then dossier. The folders in between are no pages."""

    def breadcrumbs(self):
        """As Plone's own view gives them. Staff came from the queue, applicants from their list."""
        own = self.context.account == api.user.get_current().getId()
        name, title = ("@@my-dossiers", _("My dossiers")) if own else ("@@queue", _("Queue"))
        return (
            {
                "absolute_url": f"{api.portal.get().absolute_url()}/{name}",
                "Title": translate(title, context=self.request),
            },
            {"absolute_url": self.context.absolute_url(), "Title": self.context.reference or self.context.title},
        )
