"""The search of the whole site: pages, news, forms and agencies as well as procedures."""

from plone.base.batch import Batch
from Products.CMFPlone.browser.search import Search
from urllib.parse import urlencode


PAGE = 20
LONGEST = 200
"""Characters of a question at most: nobody types more, and a longer one costs time."""


class SiteSearch(Search):
    """Plone's search on our page: found things with what they are and where they lie; all from the catalogue."""

    def text(self):
        """What was asked, cut to what a question can be."""
        asked = self.request.form.get("SearchableText", "")
        return asked[:LONGEST].strip() if isinstance(asked, str) else ""

    def batch(self):
        """A page of what was found; None where nothing was asked."""
        self.request.form["SearchableText"] = text = self.text()
        if not text:
            return None
        return Batch(self.results(batch=False, use_content_listing=False), PAGE, self._start())

    def items(self, batch):
        """What a line shows: dicts with title, url, kind (a message), description."""
        types = self.context.portal_types
        for brain in batch:
            kind = types.getTypeInfo(brain.portal_type)
            yield {
                "title": brain.Title or brain.getId,
                "url": self._address(brain),
                "kind": kind.Title() if kind else "",
                "description": brain.Description,
            }

    def page_url(self, number):
        """The address of another page of the same question."""
        query = self.request.form["SearchableText"]
        return f"?{urlencode({'SearchableText': query, 'b_start': (number - 1) * PAGE})}"

    def _start(self):
        try:
            return max(0, int(self.request.form.get("b_start", 0)))
        except (TypeError, ValueError):
            return 0

    def _address(self, brain):
        """A file opens its page, not itself."""
        return f"{brain.getURL()}/view" if brain.portal_type in ("File", "Image") else brain.getURL()
