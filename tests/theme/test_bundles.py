"""What a page loads: Plone's own sheets and scripts only where its own screens need them."""

from egov.portal.testing import FUNCTIONAL
from pathlib import Path
from plone import api
from plone.base.interfaces import IBundleRegistry
from plone.testing.zope import Browser
import re
import transaction
import unittest


PLONES = ("barceloneta", "bundle-plone", "datagridfield", "easyform.css", "fullscreen", "stock.css")
OURS = ("ground.css", "base.css", "frame.css", "parts.css", "portal.js")
EDITOR = ("sheets-editor", "secret-12345")
FIRST_VISIT = 250_000
"""Bytes of a first visit at most (issue: under 250 kB), uncompressed, fonts and all."""


class PageCase(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()

    def browser(self, account=None):
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept", "text/html")
        if account:
            browser.addHeader("Authorization", "Basic {}:{}".format(*account))
        return browser

    def loaded(self, path, account=None):
        browser = self.browser(account)
        browser.open(self.url + path)
        return re.findall(r'<(?:link|script)\b[^>]*(?:href|src)="([^"]*\.(?:css|js))"', browser.contents)


class TestBundles(PageCase):
    def test_visitors_load_only_ours(self):
        for path in ("", "/thu-tuc", "/co-quan", "/@@track", "/login", "/@@search", "/sitemap", "/nope"):
            with self.subTest(path):
                names = " ".join(self.loaded(path))
                self.assertFalse([name for name in PLONES if name in names], names)
                self.assertEqual([], [name for name in OURS if name not in names])

    def test_no_page_names_feeds(self):
        browser = self.browser()
        browser.open(self.url)
        self.assertNotIn("application/rss+xml", browser.contents)

    def test_only_the_front_page_loads_its_sheet(self):
        self.assertIn("home.css", " ".join(self.loaded("")))
        self.assertNotIn("home.css", " ".join(self.loaded("/@@track")))

    def test_editors_load_plones_under_ours(self):
        self.portal.acl_users.userFolderAddUser(*EDITOR, ["Member", "Editor"], [])
        transaction.commit()
        names = [name.rpartition("/")[2] for name in self.loaded("/thu-tuc", EDITOR) if name.endswith(".css")]
        sheets = ("barceloneta.min.css", "ground.css", "base.css", "frame.css", "parts.css", "stock.css")
        self.assertEqual(sorted(names.index(name) for name in sheets), [names.index(name) for name in sheets])
        self.assertIn("bundle-plone", " ".join(self.loaded("/thu-tuc", EDITOR)))

    def test_what_depends_on_what_is_left_out_is_left_out(self):
        """An add-on's script that needs Plone's would otherwise take all scripts away."""
        prefix = "plone.bundles/of-an-add-on"
        values = {"enabled": True, "depends": "plone", "jscompilation": "++plone++egov.portal/portal.js"}
        self.portal.portal_registry.registerInterface(IBundleRegistry, prefix=prefix)
        for name, value in values.items():
            api.portal.set_registry_record(f"{prefix}.{name}", value)
        transaction.commit()
        browser = self.browser()
        browser.open(f"{self.url}/@@track")
        self.assertIn('data-bundle="egov-base"', browser.contents)
        self.assertNotIn("of-an-add-on", browser.contents)

    def test_a_first_visit_is_light(self):
        browser = self.browser()
        browser.open(f"{self.url}/thu-tuc")
        resources = Path(__file__).parents[2] / "src/egov.portal/egov/portal/theme/resources"
        fonts = sum(font.stat().st_size for font in (resources / "fonts").glob("*.woff2"))
        weight = len(browser.contents.encode()) + fonts + (resources / "icons.svg").stat().st_size
        for address in self.loaded("/thu-tuc"):
            other = self.browser()
            other.open(address)
            weight += len(other.contents)
        self.assertLess(weight, FIRST_VISIT - 50_000, "the largest page of a procedure has 50 kB more of text")

    def test_the_address_of_what_a_page_loads_names_what_is_in_it(self):
        for address in (*self.loaded("/@@track"), *self.loaded("/thu-tuc")):
            self.assertEqual(1, address.count("/++webresource++"), address)


class TestEditBar(PageCase):
    def test_editors_have_their_tools_in_a_bar_without_plones_scripts(self):
        self.portal.acl_users.userFolderAddUser(*EDITOR, ["Member", "Editor", "Contributor"], [])
        transaction.commit()
        browser = self.browser(EDITOR)
        browser.open(f"{self.url}/thu-tuc")
        bar = re.search(r'<nav class="eg-editbar".*?</nav>', browser.contents, re.DOTALL)[0]
        for address in ("/thu-tuc/folder_contents", "/thu-tuc/edit", "/thu-tuc/@@sharing", "/thu-tuc/++add++Procedure"):
            self.assertIn(f'href="{self.url}{address}', bar)
        self.assertNotIn("pat-", bar)
        self.assertNotIn("edit-zone", browser.contents)

    def test_others_have_none(self):
        browser = self.browser()
        browser.open(f"{self.url}/thu-tuc")
        self.assertNotIn("eg-editbar", browser.contents)
