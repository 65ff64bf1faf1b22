"""Parts of an ETag that the front page needs besides Plone's."""

from plone.app.caching.interfaces import IETagValue
import time
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


SECONDS = 300
"""So old may the figures of the day be on the front page."""


@implementer(IETagValue)
@adapter(Interface, Interface)
class Minutes:
    """Another value every few minutes: a page with it is made anew then."""

    def __init__(self, published, request):
        self.published = published
        self.request = request

    def __call__(self):
        return str(int(time.time()) // SECONDS)
