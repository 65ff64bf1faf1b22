"""The title of each page (WCAG 2.4.2): tabs and screen readers name a page by it, and Plone gives all pages of the site
itself, such as a queue or a list, the bare name of the site."""

from egov.portal.interfaces import IPortalLayer
from plone.transformchain.interfaces import ITransform
import re
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


DASH = " — "
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@implementer(ITransform)
@adapter(Interface, IPortalLayer)
class PageTitle:
    """Puts the page's main heading before the name of the site, where the title does not say more than that name.

    Before anything parses the page; it is looked at as text, so that public pages need not be parsed at all.
    """

    order = 8000

    def __init__(self, published, request):
        self.published = published
        self.request = request

    def transformIterable(self, result, encoding):
        """The page with its title; None (unchanged) for what is no page, or a stream."""
        if not isinstance(result, list) or not self._is_page():
            return None
        return [entitled(b"".join(result).decode(encoding, "replace")).encode(encoding)]

    def transformBytes(self, result, encoding):
        """Never called with a page: the publisher hands over lists."""

    transformUnicode = transformBytes

    def _is_page(self):
        return (self.request.response.getHeader("Content-Type") or "").startswith("text/html")


def entitled(page):
    """The page (HTML) with a title that begins with its first heading of level 1."""
    title, heading = TITLE.search(page), HEADING.search(page)
    words = " ".join(TAG.sub("", heading[1]).split()) if title and heading else ""
    if not words or title[1].strip().startswith(words):
        return page
    site = title[1].strip().rpartition(DASH.strip())[2].strip()
    named = f"{words}{DASH}{site}" if site and site != words else words
    return f"{page[: title.start(1)]}{named}{page[title.end(1) :]}"
