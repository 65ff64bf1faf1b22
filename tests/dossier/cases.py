"""Test cases in the small world with one dossier, for the rooms that look at it: by browser or over REST."""

from egov.portal.dossier import lifecycle
from egov.portal.tracking import throttle
from html import unescape
from plone.testing.zope import Browser
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.support import PASSWORD
from tests.dossier.world import WORLD
import transaction
import unittest


class WorldTest(unittest.TestCase):
    """One dossier of `citizen`, filed and committed; its PIN is `pin`. `procedure_values` change its procedure."""

    layer = WORLD
    procedure_values = {}

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal, **self.procedure_values)
        with acting("citizen", "2026-11-16 09:00"):
            filed = file_one(self.procedure)
        self.dossier, self.pin = filed.dossier, filed.pin
        throttle.limiter.storage.reset()
        transaction.commit()

    def act(self, who, name, at="2026-11-16 10:00", **data):
        """Do a transition and commit."""
        with acting(who, at):
            lifecycle.act(self.dossier, name, data)
        transaction.commit()

    def state(self):
        """The state as stored."""
        transaction.begin()
        return self.dossier.review_state

    def acts(self):
        """The acts of the journal as stored."""
        transaction.begin()
        return [row[2] for row in self.dossier.journal]


class BrowserTest(WorldTest):
    """The world with browsers."""

    def browser(self, who=None):
        """A browser, logged in as that person."""
        browser = Browser(self.layer["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "en")
        if who:
            browser.addHeader("Authorization", f"Basic {who}:{PASSWORD}")
        return browser

    def page(self, who, url=""):
        """A page opened: of the dossier, or of an address."""
        browser = self.browser(who)
        browser.open(url if url.startswith("http") else self.dossier.absolute_url() + url)
        return browser

    def text(self, who, url=""):
        """The page with its entities as letters."""
        contents = self.page(who, url).contents
        return unescape(contents if isinstance(contents, str) else contents.decode("utf-8", "replace"))
