"""News: a list of what is published, and one piece, for people who read and do not edit."""

from egov.portal.organisation.roots import root_title
from plone import api
from plone.base.batch import Batch
from Products.Five.browser import BrowserView


PAGE = 12
NEVER = 1970
"""The year, or one before it, of what was published without a date."""


def shown_day(brain):
    """The day on which something was published, or else made, in the language of the page, such as 27/11/2026."""
    published = brain.effective
    return api.portal.get_localized_time(published if published and published.year() > NEVER else brain.created)


class NewsListing(BrowserView):
    """What a folder holds of news that its reader may see, the newest first; from the catalogue."""

    def title(self):
        """What the folder is called."""
        return root_title(self.context)

    def batch(self):
        """A page of brains."""
        catalog = api.portal.get_tool("portal_catalog")
        path = {"query": "/".join(self.context.getPhysicalPath()), "depth": 1}
        return Batch(
            catalog(portal_type="News Item", path=path, sort_on="effective", sort_order="reverse"), PAGE, self._start()
        )

    def item(self, brain):
        """What a line shows: a dict with title, url, description and day."""
        return {
            "title": brain.Title,
            "url": brain.getURL(),
            "description": brain.Description,
            "day": shown_day(brain),
        }

    def _start(self):
        asked = self.request.form.get("b_start", "0")
        return int(asked) if isinstance(asked, str) and asked.isdecimal() and len(asked) < 9 else 0


class NewsPage(BrowserView):
    """One piece of news."""

    @property
    def day(self):
        return shown_day(api.content.find(UID=self.context.UID())[0])

    @property
    def text(self):
        """Its text as safe HTML, or None."""
        text = getattr(self.context, "text", None)
        return text.output_relative_to(self.context) if text else None

    @property
    def image(self):
        """Its lead picture as a tag, or None."""
        if getattr(self.context, "image", None) is None:
            return None
        return api.content.get_view("images", self.context, self.request).tag(
            "image", scale="large", alt=getattr(self.context, "image_caption", None) or ""
        )
