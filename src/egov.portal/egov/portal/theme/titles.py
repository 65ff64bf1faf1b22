"""The title of each page (WCAG 2.4.2): tabs and screen readers name a page by it, and Plone gives all pages of the site
itself, such as a queue or a list, the bare name of the site."""

from egov.portal.interfaces import IPortalLayer
from plone.transformchain.interfaces import ITransform
from repoze.xmliter.serializer import XMLSerializer
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


DASH = " — "


@implementer(ITransform)
@adapter(Interface, IPortalLayer)
class PageTitle:
    """Puts the page's main heading before the name of the site, where the title does not say more than that name.

    After Plone's theming, which has parsed the page; what nobody has parsed is no page.
    """

    order = 8900

    def __init__(self, published, request):
        self.published = published
        self.request = request

    def transformBytes(self, result, encoding):
        """Not a page: unchanged."""

    transformUnicode = transformBytes

    def transformIterable(self, result, encoding):
        """The page with its title."""
        if isinstance(result, XMLSerializer):
            _entitle(result.tree.getroot())
        return result


def _entitle(page):
    title, heading = page.find(".//head/title"), page.find(".//h1")
    words = "" if heading is None else " ".join("".join(heading.itertext()).split())
    if title is not None and words and not (title.text or "").strip().startswith(words):
        site = (title.text or "").strip().rpartition("—")[2].strip()
        title.text = f"{words}{DASH}{site}" if site and site != words else words
