"""Two languages: Vietnamese, and English for who chooses it; each page can be had in the other one."""

from egov.portal.locales import update
from egov.portal.testing import FUNCTIONAL
from html import unescape
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
import re
import transaction
import unittest


LINK = re.compile(r'<a class="eg-language"[^>]*>')


class TestLanguages(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        api.portal.set_registry_record("plone.default_language", "vi")
        transaction.commit()
        self.visitor = Browser(self.layer["app"])
        self.visitor.raiseHttpErrors = False
        self.visitor.addHeader("Accept-Language", "en")

    def link(self):
        return unescape(LINK.search(self.visitor.contents)[0])

    def choose(self):
        """Follow the link to the other language."""
        self.visitor.open(re.search(r'href="([^"]*)"', self.link())[1])

    def lang(self):
        return re.search(r'<html[^>]* lang="(\w+)"', self.visitor.contents)[1]

    def test_the_profile_offers_both(self):
        self.assertLessEqual({"vi", "en"}, set(api.portal.get_registry_record("plone.available_languages")))

    def test_a_page_is_vietnamese_until_english_is_chosen(self):
        self.visitor.open(f"{self.url}/thu-tuc")
        self.assertEqual("vi", self.lang())
        self.assertIn('lang="en" hreflang="en"', self.link())
        self.choose()
        self.assertEqual("en", self.lang())
        self.assertIn("Skip to the content", self.visitor.contents)
        self.assertIn('lang="vi" hreflang="vi"', self.link())

    def test_each_domain_that_has_vietnamese_has_english(self):
        """Otherwise its messages stay Vietnamese on English pages."""
        domains = {path.name for path in update.LOCALES.glob("vi/LC_MESSAGES/*.po")}
        self.assertEqual(domains, {path.name for path in update.LOCALES.glob("en/LC_MESSAGES/*.po")})

    def test_the_choice_holds_on_other_pages_and_can_be_taken_back(self):
        self.visitor.open(self.url)
        self.choose()
        self.visitor.open(f"{self.url}/@@track")
        self.assertEqual("en", self.lang())
        self.choose()
        self.visitor.open(self.url)
        self.assertEqual("vi", self.lang())

    def test_the_link_keeps_what_was_asked_for_and_the_choice_once(self):
        self.visitor.open(f"{self.url}/thu-tuc?q=h%E1%BB%99+chi%E1%BA%BFu&set_language=vi&pin=ABC234")
        self.assertIn('/thu-tuc?q=h%E1%BB%99+chi%E1%BA%BFu&set_language=en"', self.link())

    def test_no_kept_page_comes_in_the_other_language(self):
        self.visitor.open(self.url)
        vietnamese = self.visitor.headers["ETag"]
        self.visitor.open(self.url)
        self.assertIn("ramcache", self.visitor.headers["X-RAMCache"])
        self.choose()
        self.visitor.addHeader("If-None-Match", vietnamese)
        self.visitor.open(self.url)
        self.assertEqual(("200", "en"), (self.visitor.headers["Status"][:3], self.lang()))
        self.assertNotEqual(vietnamese, self.visitor.headers["ETag"])

    def test_an_unknown_language_changes_nothing(self):
        self.visitor.open(f"{self.url}?set_language=xx")
        self.assertEqual("vi", self.lang())
        self.assertNotIn("I18N_LANGUAGE", self.visitor.cookies)
