"""The front page: search first, then the ways into the catalogue of procedures, a dossier's track, figures, news."""

from egov.portal.organisation.sectors import sectors
from egov.portal.theme import overview
from egov.portal.theme.interfaces import IPopularity
from plone import api
from Products.Five.browser import BrowserView
from zope.component import queryMultiAdapter
from zope.component import queryUtility


SHOWN_SECTORS = 12
SHOWN_AGENCIES = 8
SHOWN_PROCEDURES = 6
SHOWN_NEWS = 3
FIGURES = "figures-today"
EVENTS = "life-events-piece"
"""Pieces of the page that belong to rooms above this one: today's figures, the events in life."""


class Home(BrowserView):
    """What a visitor finds at once. Everything is catalogue metadata of procedures in force that the public may see,
    kept until the catalogue changes: the same for all."""

    @property
    def total(self):
        return overview.procedures()["total"]

    @property
    def online(self):
        """How many procedures can be filed online."""
        return overview.procedures()["online"]

    def audience(self, code):
        """How many procedures that kind of applicant has."""
        return overview.procedures()["audiences"].get(code, 0)

    def sectors(self):
        """The sectors with most procedures, in the order of the site: dicts with title, count and url."""
        return self._ways("sector", overview.procedures()["sectors"], SHOWN_SECTORS)

    def agencies(self):
        """The agencies that receive most procedures, in the order of the tree: dicts with title, count and url."""
        return self._ways("agency", overview.procedures()["agencies"], SHOWN_AGENCIES)

    def all_sectors(self):
        """All sectors that have procedures, as `sectors` gives the largest."""
        return self._ways("sector", overview.procedures()["sectors"], None)

    def all_agencies(self):
        """All agencies that receive procedures, as `agencies` gives the largest."""
        return self._ways("agency", overview.procedures()["agencies"], None)

    def popular(self):
        """The procedures filed most often, as far as that is known: dicts with title, url, code and sector."""
        known = queryUtility(IPopularity)
        codes = known.most_filed(SHOWN_PROCEDURES) if known else []
        return [self._item(item) for item in overview.by_codes(tuple(codes))]

    def newest(self):
        """The procedures that came online last."""
        return [self._item(item) for item in overview.procedures()["newest"]]

    def recent(self):
        """The procedures changed last."""
        return [self._item(item) for item in overview.procedures()["recent"]]

    def figures(self):
        """Today's figures as HTML; None where there are none to show."""
        return self._piece(FIGURES)

    def events(self):
        """The events in life as HTML; empty or None where there are none to show."""
        return self._piece(EVENTS)

    def _piece(self, name):
        page = queryMultiAdapter((self.context, self.request), name=name)
        return page() if page is not None else None

    def news(self):
        """The newest news: dicts with title, url and day."""
        return [self._item(item) for item in overview.news(SHOWN_NEWS)]

    @property
    def news_url(self):
        return f"{api.portal.get().absolute_url()}/{overview.NEWS}"

    def _ways(self, criterion, counted, most):
        largest = {code for code, *_ in sorted(counted, key=lambda one: -one[2])[:most]}
        root = api.portal.get().absolute_url()
        return [
            {"title": title, "count": count, "url": f"{root}/thu-tuc?{criterion}={code}"}
            for code, title, count in counted
            if code in largest
        ]

    def _item(self, item):
        sector = sectors().get(item["sector"], item["sector"])
        return {**item, "url": f"{api.portal.get().absolute_url()}{item['path']}", "sector": sector}
