"""What the tests of the citizen's pages share."""

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


class PageTest(unittest.TestCase):
    """A world with one dossier of `citizen`, filed and committed."""

    layer = WORLD

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)
        with acting("citizen", "2026-11-16 09:00"):
            filed = file_one(self.procedure)
        self.dossier, self.pin = filed.dossier, filed.pin
        throttle.limiter.storage.reset()
        transaction.commit()

    def act(self, who, name, at="2026-11-16 10:00", **data):
        with acting(who, at):
            lifecycle.act(self.dossier, name, data)
        transaction.commit()

    def browser(self, who=None):
        browser = Browser(self.layer["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "en")
        if who:
            browser.addHeader("Authorization", f"Basic {who}:{PASSWORD}")
        return browser

    def page(self, who, url):
        browser = self.browser(who)
        browser.open(url)
        return browser

    def text(self, who, url):
        """The page with its entities as letters."""
        return unescape(self.page(who, url).contents)

    def acts(self):
        """The acts of the journal as stored."""
        transaction.begin()
        return [row[2] for row in self.dossier.journal]
