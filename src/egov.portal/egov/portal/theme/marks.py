"""The marks by which browsers and other sites know the portal: never Plone's."""

from plone import api
from plone.app.layout.links.viewlets import FaviconViewlet
from plone.app.layout.viewlets.social import SocialTagsViewlet


PLONES = "plone-logo"


class Icon(FaviconViewlet):
    """The site's own icon, as set in its control panel; otherwise the emblem, which the page loads anyway."""

    def render(self):
        if api.portal.get_registry_record("plone.site_favicon", default=None):
            return super().render()
        return f'<link rel="icon" type="image/svg+xml" href="{self.site_url}/++plone++egov.portal/emblem.svg" />'


class SharedTags(SocialTagsViewlet):
    """What other sites show of a page that is shared. Without a picture, where that would be Plone's logo."""

    @property
    def tags(self):
        tags = super().tags
        if any(PLONES in str(tag["content"]) for tag in tags):
            return [tag for tag in tags if not tag.get("property", "").startswith("og:image")]
        return tags
