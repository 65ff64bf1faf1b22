"""`@@my-data` and its download: what the portal holds on whoever asks, and on nobody else.

Right to know and to have a copy: Law 91/2025/QH15 art. 4; ND 13/2023/ND-CP art. 9 and 14.
"""

from egov.portal.dossier import clock
from egov.portal.privacy.archive import archive
from egov.portal.privacy.gathering import sources
from egov.portal.tracking.page import Page
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


SHOWN = 5


class MyDataPage(Page):
    """What there is, room by room: a few of each, and where the rest is seen or corrected."""

    template = ViewPageTemplateFile("templates/my_data.pt")

    def prepare(self):
        account = api.user.get_current().getId()
        self.parts = [(name, source, source.glance(account, SHOWN)) for name, source in sources()]

    def more(self, glance):
        """How many are not shown."""
        return glance.total - len(glance.lines)


class MyDataDownload(BrowserView):
    """All of it as a ZIP file."""

    def __call__(self):
        stream = archive(api.user.get_current().getId())
        response = self.request.response
        response.setHeader("Content-Type", "application/zip")
        response.setHeader("Content-Length", str(len(stream)))
        response.setHeader("Content-Disposition", f'attachment; filename="my-data-{clock.now():%Y%m%d}.zip"')
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return stream
