"""The front page: search first, then the ways into the catalogue of procedures."""

from collections import Counter
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView


SHOWN_SECTORS = 12
SHOWN_AGENCIES = 8
SHOWN_PROCEDURES = 5


class Home(BrowserView):
    """What a visitor finds at once. Everything is catalogue metadata of procedures in force that he may see."""

    @property
    def total(self):
        return len(self._procedures())

    def sectors(self):
        """The sectors with most procedures, in the order of the site: dicts with title, count and url."""
        counts = Counter(brain.procedure_sector for brain in self._procedures())
        largest = {code for code, _ in counts.most_common(SHOWN_SECTORS)}
        return [self._way("sector", code, title, counts[code]) for code, title in sectors().items() if code in largest]

    def agencies(self):
        """The agencies that receive most procedures, in the order of the tree: dicts with title, count and url."""
        counts = Counter(brain.procedure_agency for brain in self._procedures())
        largest = {agency for agency, _ in counts.most_common(SHOWN_AGENCIES)}
        return [self._way("agency", one.id, one.title, counts[one.id]) for one in agencies() if one.id in largest]

    def online(self):
        """The newest procedures that can be filed online."""
        return [self._item(brain) for brain in self._procedures() if brain.online_forms][:SHOWN_PROCEDURES]

    def recent(self):
        """The procedures changed last."""
        return [self._item(brain) for brain in self._procedures()[:SHOWN_PROCEDURES]]

    @memoize
    def _procedures(self):
        catalog = api.portal.get_tool("portal_catalog")
        return catalog(portal_type="Procedure", procedure_in_force=True, sort_on="modified", sort_order="reverse")

    def _way(self, criterion, value, title, count):
        return {"title": title, "count": count, "url": f"{api.portal.get().absolute_url()}/thu-tuc?{criterion}={value}"}

    def _item(self, brain):
        return {
            "title": brain.Title,
            "url": brain.getURL(),
            "code": brain.procedure_code,
            "level": brain.service_level,
            "sector": sectors().get(brain.procedure_sector, brain.procedure_sector),
        }
