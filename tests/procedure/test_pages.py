"""The public pages, as a visitor without an account gets them."""

from egov.portal.testing import FUNCTIONAL
import json
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
import re
from tests.procedure import support
import transaction
import unittest
from zExceptions import Unauthorized


class PagesTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.procedure = support.full_procedure(self.portal)
        transaction.commit()
        self.browser = Browser(self.layer["app"])
        self.browser.handleErrors = False

    def page(self, path=""):
        self.browser.open(self.portal.absolute_url() + path)
        return self.browser.contents

    def test_the_page_says_what_a_citizen_asks(self):
        html = self.page("/thu-tuc/khai-sinh")
        for text in (
            "1.001193",
            "UBND xã Hoằng Lưu",
            "10 working days",
            "8,000 dong",
            "Giấy khai sinh",
            "20 November 2014",
        ):
            self.assertIn(text, html)
        self.assertIn('href="http://nohost/plone/thu-tuc/khai-sinh/nop"', html)
        self.assertIn("to-khai.docx/@@download/file", html)

    def test_no_markup_of_an_editor_gets_through(self):
        html = self.page("/thu-tuc/khai-sinh")
        self.assertIn("Giấy phép &lt;b&gt;", html)
        self.assertNotIn("alert(1)", html)
        self.assertNotIn("&lt;p&gt;", html)

    def test_linked_data(self):
        html = self.page("/thu-tuc/khai-sinh")
        embedded = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])
        alone = json.loads(self.page("/thu-tuc/khai-sinh/@@json-ld"))
        self.assertEqual(embedded, alone)
        self.assertEqual("application/ld+json; charset=utf-8", self.browser.headers["Content-Type"])
        self.assertEqual(["GovernmentService", "cpsv:PublicService"], alone["@type"])
        self.assertEqual("Giấy phép <b>", alone["cpsv:hasInput"][1]["name"])
        self.assertEqual("UBND xã Hoằng Lưu", alone["provider"]["name"])

    def test_abolished(self):
        api.content.transition(self.procedure, "abolish", comment="Thay bằng thủ tục khác")
        transaction.commit()
        html = self.page("/thu-tuc/khai-sinh")
        self.assertIn("This procedure is abolished.", html)
        self.assertIn("Thay bằng thủ tục khác", html)
        self.assertNotIn("btn-accent", html)
        self.assertNotIn("khai-sinh", re.search("<form.*", self.page("/thu-tuc"), re.S)[0])

    def test_the_catalogue_finds_without_accents(self):
        self.assertIn("/thu-tuc/khai-sinh", self.page("/thu-tuc?q=dang+ky+khai"))
        self.assertIn("Nothing was found", self.page("/thu-tuc?q=ho+chieu"))

    def test_the_question_is_shown_again_and_harmless(self):
        html = self.page("/thu-tuc?q=%22%3E%3Cscript%3E&sector=nope&level=9&page=x")
        self.assertNotIn('"><script>', html)

    def test_file_online(self):
        support.procedure(self.portal, "offline", title="Cấp hộ chiếu")
        transaction.commit()
        html = self.page("/@@file-online")
        self.assertIn("khai-sinh/nop", html)
        self.assertNotIn("/thu-tuc/offline", html)

    def test_a_draft_is_not_public(self):
        support.procedure(self.portal, "draft", state="draft")
        transaction.commit()
        self.assertNotIn("/thu-tuc/draft", self.page("/thu-tuc"))
        with self.assertRaises(Unauthorized):
            self.page("/thu-tuc/draft")
