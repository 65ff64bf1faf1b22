"""What a page says of itself, and the addresses of what it loads."""

from egov.portal.testing import FUNCTIONAL
from egov.portal.theme.addresses import digest
from egov.portal.theme.addresses import lasting
from egov.portal.theme.summaries import summarised
from plone import api
from plone.testing.zope import Browser
import re
import transaction
import unittest


PAGES = ("", "/thu-tuc", "/thu-tuc?q=ho+chieu", "/co-quan", "/@@track", "/@@register", "/login", "/@@search", "/nope")
PICTURE = b"filenameb64:YS5wbmc=;datab64:iVBORw0KGgo="


class TestSummaries(unittest.TestCase):
    def page(self, body, head=""):
        return f"<head><title>T</title>{head}</head><body>{body}</body>"

    def test_the_lead_or_else_the_heading(self):
        lead = '<h1>One</h1><p class="eg-page-lead">Say "<b>two</b>" &amp;\n three</p>'
        self.assertIn(
            '<meta name="description" content="Say &quot;two&quot; &amp; three" />', summarised(self.page(lead))
        )
        self.assertIn('<meta name="description" content="One" />', summarised(self.page("<h1>One</h1>")))

    def test_what_stays_as_it_is(self):
        for page in (
            "",
            "<h1>One</h1>",
            self.page(""),
            self.page("<h1>1</h1>", '<meta name="description" content="x">'),
        ):
            with self.subTest(page):
                self.assertEqual(page, summarised(page))


class TestAddresses(unittest.TestCase):
    def test_ours_get_a_digest_once(self):
        plain = 'a href="http://x/++plone++egov.portal/icons.svg#up" src="http://x/++resource++egov.portal.desk/a.js"'
        page = lasting(plain)
        self.assertEqual(2, page.count(f"/++webresource++{digest()}/++"))
        self.assertEqual(page, lasting(page))

    def test_others_do_not(self):
        for address in ("/++resource++plone-logo.svg", "/++plone++other/a.css", "/thu-tuc/a.css"):
            self.assertEqual(address, lasting(address))


class TestPages(unittest.TestCase):
    layer = FUNCTIONAL

    def head(self, path):
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept", "text/html")
        browser.open(self.layer["portal"].absolute_url() + path)
        return browser.contents.partition("<body")[0]

    def test_every_page_has_one_description(self):
        for path in PAGES:
            with self.subTest(path):
                self.assertEqual(1, len(re.findall(r'<meta name="description" content="[^"]+"', self.head(path))))

    def test_each_page_is_the_one_form_of_itself(self):
        for path, one in {
            "/": "",
            "/@@home": "",
            "/thu-tuc": "/thu-tuc",
            "/thu-tuc?q=x": "/thu-tuc",
            "/@@track": "/@@track",
            "/thu-tuc/@@life-events": "/thu-tuc/@@life-events",
        }.items():
            with self.subTest(path):
                url = self.layer["portal"].absolute_url() + one
                self.assertEqual([url], re.findall(r'rel="canonical" href="([^"]*)"', self.head(path)))

    def test_plones_marks_are_nowhere(self):
        head = self.head("")
        self.assertNotIn("plone-logo", head)
        self.assertNotIn("favicon.ico", head)
        self.assertRegex(head, r'<link rel="icon"[^>]*/emblem\.svg"')

    def test_a_sites_own_marks_are(self):
        for name in ("site_favicon", "site_logo"):
            api.portal.set_registry_record(f"plone.{name}", PICTURE)
        transaction.commit()
        head = self.head("")
        self.assertIn('/favicon.ico?name=a.png"', head)
        self.assertRegex(head, r'<meta property="og:image" content="[^"]*a\.png"')
