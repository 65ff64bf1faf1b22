"""`GET @my-data`: what the portal holds on whoever asks; files by name and size, to be downloaded with `@@my-data`."""

from egov.portal.privacy.gathering import everything
from plone import api
from plone.restapi.services import Service
from zope.i18n import translate


class MyData(Service):
    """One item a room, its `items` are what that room keeps."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        account = api.user.get_current().getId()
        return {
            "@id": f"{self.context.absolute_url()}/@my-data",
            "download": f"{self.context.absolute_url()}/@@my-data-download",
            "items": [
                {
                    "name": name,
                    "title": translate(source.title, context=self.request),
                    "items": [dict(holding.data) for holding in holdings],
                }
                for name, source, holdings in everything(account)
            ],
        }
