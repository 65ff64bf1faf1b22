"""The parts that the pages of the catalogue share: search box with suggestions, list of procedures, pager, ways on."""

from egov.portal import _
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


class CatalogueParts(BrowserView):
    """`context/@@catalogue-parts`: each method gives a part as HTML. A page with the box has `head` in its head."""

    head = ViewPageTemplateFile("templates/catalogue_head.pt")
    ways = ViewPageTemplateFile("templates/catalogue_ways.pt")
    _box = ViewPageTemplateFile("templates/search_box.pt")
    _results = ViewPageTemplateFile("templates/results.pt")
    _pager = ViewPageTemplateFile("templates/pager.pt")

    @cached_property
    def portal_url(self):
        return api.portal.get().absolute_url()

    def box(self, asked=""):
        """The search field."""
        return self._box(asked=asked)

    def results(self, rows):
        """The list of procedures; `rows` as `listing.rows` gives them."""
        return self._results(rows=rows)

    def pager(self, links):
        """The links to other pages; nothing for a single page."""
        return self._pager(links=links)

    def label(self):
        return translate(_("Suggested procedures"), context=self.request)

    def some(self):
        """What is read out; the script puts the number for %."""
        return translate(_("Suggestions: %. Choose with the arrow keys."), context=self.request)

    def none(self):
        return translate(_("No suggestions."), context=self.request)

    def ways_on(self):
        """The ways through the catalogue."""
        here = self.request["ACTUAL_URL"]
        root = f"{self.portal_url}/thu-tuc"
        ways = [
            (_("Search"), "search", root),
            (_("From A to Z"), "list", f"{root}/@@a-z"),
            (_("By life event"), "calendar", f"{root}/@@life-events"),
        ]
        return [
            {"title": title, "icon": icon, "url": url, "current": "page" if here == url else None}
            for title, icon, url in ways
        ]
