"""The front page: search first, then the ways into the catalogue."""

from plone import api
from Products.Five.browser import BrowserView


class Home(BrowserView):
    """What a visitor finds at once; everything comes from catalogue metadata."""

    @property
    def site_title(self):
        return api.portal.get().Title()
