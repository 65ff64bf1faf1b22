"""The last touch to each page: its title, what it says of itself, addresses that browsers may keep, and the language of
its parts.

Before anything parses the page; it is looked at as text, so that public pages need not be parsed at all.
"""

from egov.portal.interfaces import IPortalLayer
from egov.portal.numerals import VIETNAMESE
from egov.portal.theme.addresses import lasting
from egov.portal.theme.summaries import summarised
from egov.portal.theme.titles import entitled
from egov.portal.theme.tongues import marked
from plone import api
from plone.transformchain.interfaces import ITransform
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(ITransform)
@adapter(Interface, IPortalLayer)
class FinishedPage:
    """Finishes what leaves as a page."""

    order = 8000

    def __init__(self, published, request):
        self.published = published
        self.request = request

    def transformIterable(self, result, encoding):
        """The finished page; None (unchanged) for what is no page, or a stream."""
        if not isinstance(result, list) or not self._is_page():
            return None
        page = b"".join(result).decode(encoding, "replace")
        finished = lasting(summarised(entitled(page)))
        return [(marked(finished) if self._is_of_vietnamese() else finished).encode(encoding)]

    def transformBytes(self, result, encoding):
        """Never called with a page: the publisher hands over lists."""

    transformUnicode = transformBytes

    def _is_of_vietnamese(self):
        """Is Vietnamese what the site's content is written in?"""
        return api.portal.get_default_language() == VIETNAMESE

    def _is_page(self):
        return (self.request.response.getHeader("Content-Type") or "").startswith("text/html")
