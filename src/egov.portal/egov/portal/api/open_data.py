"""`GET /portal/@open-data`: where the open data are, for programs."""

from egov.portal.exchange.open_data import KINDS
from plone import api
from plone.restapi.services import Service


CONDITIONS = "Free use, also for business. Name the source and the day; do not make changes look official."


class OpenData(Service):
    """The files with their addresses, which last, and the conditions of use. No file is made for it."""

    def reply(self):
        portal = api.portal.get()
        root = portal["thu-tuc"].absolute_url()
        items = [
            {"@id": f"{root}/open-data.{ending}", "format": ending, "media_type": kind}
            for ending, kind in KINDS.items()
        ]
        return {
            "@id": f"{portal.absolute_url()}/@open-data",
            "items": items,
            "items_total": len(items),
            "page": f"{root}/@@open-data",
            "conditions": CONDITIONS,
        }
