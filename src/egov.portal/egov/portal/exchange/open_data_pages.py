"""The public page of the open data, and its files under addresses that last."""

from egov.portal import _
from egov.portal.exchange.open_data import file
from egov.portal.exchange.open_data import KINDS
from plone import api
from Products.Five.browser import BrowserView


SECONDS = 300
"""How long caches may keep a file without asking."""
TITLES = {
    "json": _("JSON: every field and table"),
    "csv": _("CSV: one line a procedure, for spreadsheets"),
    "jsonld": _("JSON-LD: linked data in the terms of CPSV-AP and schema.org"),
    "ttl": _("Turtle: the same linked data"),
}


class OpenDataFile(BrowserView):
    """`open-data.json` and the like: the file, or 304 for who has it."""

    def __call__(self):
        ending = self.__name__.rpartition(".")[2]
        made = file(ending)
        response = self.request.response
        response.setHeader("Content-Type", KINDS[ending])
        response.setHeader("Cache-Control", f"public, max-age={SECONDS}")
        response.setHeader("Access-Control-Allow-Origin", "*")
        if made.tag:
            response.setHeader("ETag", f'"{made.tag}"')
            if made.tag in (self.request.getHeader("If-None-Match") or ""):
                response.setStatus(304)
                return ""
        return made.data


class OpenDataPage(BrowserView):
    """`@@open-data`: what there is, under which conditions, at which addresses."""

    title = _("Open data")

    def files(self):
        """The files: dicts with name, title and url."""
        root = self.context.absolute_url()
        return [
            {"name": f"open-data.{one}", "title": title, "url": f"{root}/open-data.{one}"}
            for one, title in TITLES.items()
        ]

    def publisher(self):
        """The name of the site, whose data they are."""
        return api.portal.get().title

    def api_url(self):
        """The address of the search for programs."""
        return f"{api.portal.get().absolute_url()}/@procedures"
