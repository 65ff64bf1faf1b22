"""The way back from a feedback."""

from egov.portal import _
from plone import api
from Products.Five.browser import BrowserView
from zope.i18n import translate


class Breadcrumbs(BrowserView):
    """List, then feedback: only staff open it itself."""

    def breadcrumbs(self):
        """As Plone's own view gives them."""
        title = translate(_("Answer feedback"), context=self.request)
        return (
            {"absolute_url": f"{api.portal.get().absolute_url()}/@@feedback-desk", "Title": title},
            {"absolute_url": self.context.absolute_url(), "Title": self.context.reference},
        )
