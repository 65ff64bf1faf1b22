"""The way to a page, in the language of the page."""

from egov.portal.organisation.roots import as_read
from egov.portal.organisation.roots import TITLES
from plone.app.layout.viewlets.common import PathBarViewlet
from zope.i18n import translate


class PathBar(PathBarViewlet):
    """Plone's, with the names of the places that the set-up has made."""

    def update(self):
        super().update()
        self.breadcrumbs = tuple(map(self._read, self.breadcrumbs))

    def _read(self, crumb):
        usual = TITLES.get(crumb["absolute_url"].removeprefix(f"{self.site_url}/"))
        return crumb | {"Title": translate(as_read(crumb["Title"], usual), context=self.request)}
