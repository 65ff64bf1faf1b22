"""The public pages in the portal's look: front page, accounts, errors."""

from egov.portal.testing import FUNCTIONAL
from egov.portal.theme.home import Home
from html import unescape
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
import re
from tests.account.support import GOOD
from tests.account.support import hidden
from tests.account.support import solved
from tests.theme.untranslated import recorded
import transaction
import unittest
from unittest import mock


class PageCase(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        api.portal.set_registry_record("plone.default_language", "vi")
        api.portal.set_registry_record("plone.available_languages", ["vi", "en"])
        transaction.commit()

    def _browser(self, account=None):
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept", "text/html")
        browser.addHeader("Accept-Language", "vi")
        if account:
            browser.addHeader("Authorization", "Basic {}:{}".format(*account))
        return browser


class TestHome(PageCase):
    def test_it_is_the_site_s_page(self):
        browser = self._browser()
        browser.open(self.url)
        self.assertIn("Ông/bà cần làm thủ tục gì?", browser.contents)
        self.assertIn(f'action="{self.url}/thu-tuc"', browser.contents)
        for way in ("/@@file-online", "/thu-tuc?audience=citizen", "/thu-tuc?audience=enterprise"):
            self.assertIn(f'href="{self.url}{way}"', browser.contents)

    def test_anonymous_pages_carry_an_etag_and_come_from_memory(self):
        browser = self._browser()
        browser.open(self.url)
        self.assertEqual(browser.headers["X-Cache-Rule"], "egov.portal.front")
        self.assertTrue(browser.headers["ETag"])
        browser.open(self.url)
        self.assertIn("plone.app.caching.operations.ramcache", browser.headers["X-RAMCache"])


class TestErrors(PageCase):
    def test_a_missing_page_says_so_and_offers_ways_on(self):
        browser = self._browser()
        browser.open(f"{self.url}/nope")
        self.assertEqual(browser.headers["Status"], "404 Not Found")
        self.assertIn("Không tìm thấy trang này", browser.contents)
        self.assertNotIn("Traceback", browser.contents)

    def test_a_failure_gives_an_incident_number_that_the_log_has(self):
        browser = self._browser()
        broken = mock.patch.object(Home, "sectors", side_effect=RuntimeError("broken"))
        with broken, self.assertLogs("egov.portal.theme.errors", "ERROR") as log:
            browser.open(f"{self.url}/@@home")
        self.assertIn("Hệ thống gặp sự cố", browser.contents)
        number = log.records[0].args[0]
        self.assertIn(number, browser.contents)
        self.assertNotIn("Traceback", browser.contents)


class TestVietnamese(PageCase):
    def test_registering_and_logging_in(self):
        browser = self._browser()
        with recorded() as missing:
            browser.open(f"{self.url}/@@register")
            self._register(browser)
            self.assertIn("eg-error", browser.contents)
            self._register(browser, **GOOD)
            browser.open(f"{self.url}/logout")
            browser.open(f"{self.url}/login")
            browser.getControl(name="__ac_name").value = GOOD["login"]
            browser.getControl(name="__ac_password").value = GOOD["password"]
            browser.getControl(name="buttons.login").click()
        self.assertEqual(missing, set())
        browser.open(self.url)
        self.assertIn("Hồ sơ của tôi", unescape(browser.contents))
        self.assertIn("Đăng xuất", unescape(browser.contents))

    def _register(self, browser, **answers):
        for name, value in answers.items():
            browser.getControl(name=name).value = value
        browser.getControl(name="altcha").value = solved(hidden(browser, "challenge"))
        browser.getControl(name="register").click()


class TestTitles(PageCase):
    def test_each_page_has_a_title_of_its_own(self):
        titles = set()
        for page in ("/login", "/@@register", "/@@search", "/thu-tuc", "/co-quan", "/@@track", "/@@file-online"):
            contents = self._contents(page)
            title = unescape(re.search(r"<title>(.*?)</title>", contents, re.DOTALL).group(1)).strip()
            heading = re.search(r"<h1[^>]*>(.*?)</h1>", contents, re.DOTALL).group(1)
            words = " ".join(unescape(re.sub("<[^>]+>", "", heading)).split())
            self.assertTrue(title.startswith(words), (page, title, words))
            titles.add(title)
        self.assertEqual(len(titles), 7)

    def _contents(self, page):
        browser = self._browser()
        browser.open(self.url + page)
        return browser.contents
