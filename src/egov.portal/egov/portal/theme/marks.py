"""The marks by which browsers and other sites know the portal and its pages: never Plone's."""

from html import escape
from plone import api
from plone.app.layout.links.viewlets import CanonicalURL
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


class Canonical(CanonicalURL):
    """The one address of a page for search engines. A page with a name of its own, such as the look-up, is no other
    form of what it belongs to, as Plone has it: search engines would leave it out."""

    def render(self):
        state = api.content.get_view("plone_context_state", self.context, self.request)
        plain = state.is_view_template()
        address = state.canonical_object_url() if plain else state.current_base_url().rstrip("/")
        return f'<link rel="canonical" href="{escape(address)}" />'
