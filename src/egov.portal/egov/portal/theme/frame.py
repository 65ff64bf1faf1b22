"""What stands round every page: the main template, and the view that tells it what to show to whom."""

from egov.portal import numerals
from egov.portal.rules.telephone import dialled
from egov.portal.theme import bundles
from egov.portal.theme.imprint import imprint
from egov.portal.theme.stock_words import stock_words
from plone import api
from plone.memoize.view import memoize
from Products.CMFPlone.browser.main_template import MainTemplate
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zope.component import getMultiAdapter


CHOICE = "set_language"
KEPT = {"q", "sector", "agency", "level", "audience", "online", "event", "SearchableText", "from", "to", "transition"}
"""What a page in another language is asked for besides, of the query; a PIN or a key must not come back in a link."""
FRONT_VIEWS = ("", "/@@home", "/home")


class PortalTemplate(MainTemplate):
    """Plone's main template with the same slots, without Diazo: the page leaves the publisher as it is written here."""

    main_template = ViewPageTemplateFile("templates/main.pt")


class Frame(BrowserView):
    """The parts of the frame for the current user.

    The links are actions of `portal_actions` (portal_tabs, user, site_actions): a site changes them in the browser, and
    each shows only to those who hold its permission.
    """

    number = staticmethod(numerals.number)

    def _state(self, name):
        return getMultiAdapter((self.context, self.request), name=name)

    def dress(self, view):
        """Choose the sheets and scripts that the page of this view loads. Is it plain, without Plone's own?"""
        plain = bundles.is_plain(view, self._state("plone_context_state").is_toolbar_visible())
        left_out = () if self.front else (bundles.FRONT,)
        bundles.leave_out(self.request, (*left_out, *(bundles.HEAVY if plain else ())))
        return plain

    @property
    def anonymous(self):
        return self._state("plone_portal_state").anonymous()

    @property
    def site_title(self):
        return self._state("plone_portal_state").navigation_root_title()

    imprint = property(lambda self: imprint())
    """Who runs the portal: see `IImprintSettings`."""
    dialled = staticmethod(dialled)

    @property
    def languages(self):
        """The other languages of the portal: dicts with code, title (its own name) and url (of this page in it)."""
        tool = api.portal.get_tool("portal_languages")
        names = tool.getAvailableLanguages()
        others = sorted(set(tool.getSupportedLanguages()) - {self._state("plone_portal_state").language()})
        return [
            {"code": code, "title": names[code].get("native", names[code]["name"]), "url": self._in(code)}
            for code in others
        ]

    def _in(self, language):
        """The address of this page that chooses a language (plone.i18n keeps it in a cookie)."""
        kept = [pair for pair in parse_qsl(self.request.get("QUERY_STRING", "")) if pair[0] in KEPT]
        return f"{self.request['ACTUAL_URL']}?{urlencode([*kept, (CHOICE, language)])}"

    @property
    def stock_words(self):
        """See `theme.stock_words`."""
        return stock_words(self.request)

    @property
    def user_name(self):
        user = api.user.get_current()
        return user.getProperty("fullname") or user.getUserName()

    @property
    def user_actions(self):
        return self._actions("user")

    @property
    def site_actions(self):
        return self._actions("site_actions")

    @property
    def front(self):
        return self._here() in FRONT_VIEWS

    @property
    @memoize
    def sections(self):
        """The main navigation: dicts with title, url and current ("page", "true" or None, as aria-current wants it)."""
        return [
            {"title": action["title"], "url": action["url"], "current": self._current(action["url"])}
            for action in self._actions("portal_tabs")
        ]

    def _actions(self, category):
        return self._state("plone_context_state").actions(category)

    def _here(self):
        """The path of this page below the site, without a query."""
        return self.request["ACTUAL_URL"].removeprefix(api.portal.get().absolute_url()).rstrip("/")

    def _current(self, url):
        here, there = self._here(), url.removeprefix(api.portal.get().absolute_url()).rstrip("/")
        if here == there or (not there and here in FRONT_VIEWS):
            return "page"
        return "true" if there and here.startswith(f"{there}/") else None
