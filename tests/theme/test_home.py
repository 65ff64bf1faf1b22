"""The front page: what it offers, out of the catalogue alone; news; the search of the whole site."""

from DateTime import DateTime
from egov.portal.dossier.lifecycle import act
from egov.portal.statistics.popularity import Popularity
from egov.portal.testing import FUNCTIONAL
from egov.portal.theme import overview
from egov.portal.theme.interfaces import IPopularity
from html import unescape
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.textfield.value import RichTextValue
from plone.testing.zope import Browser
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import transaction
import unittest
from zope.component import getUtility
from zope.ramcache.interfaces.ram import IRAMCache


class PageTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        getUtility(IRAMCache).invalidateAll()  # it outlives the database of a test

    def page(self, path=""):
        transaction.commit()
        browser = Browser(self.layer["app"])
        browser.handleErrors = False
        browser.open(self.url + path)
        return unescape(browser.contents)

    def piece(self, title, **values):
        return api.content.create(self.portal["tin-tuc"], "News Item", title=title, **values)


class TestHome(PageTest):
    def test_agencies_are_counted(self):
        procedure = build(self.portal)
        page = self.page()
        self.assertIn(f'href="{self.url}/thu-tuc?agency={procedure.agency}"', page)
        self.assertEqual(1, overview.procedures()["total"])

    def test_it_is_counted_anew_when_the_catalogue_changes_and_the_public_sees_no_draft(self):
        procedure = build(self.portal)
        self.assertEqual(1, overview.procedures()["total"])
        api.content.transition(procedure, "send_back")
        self.assertEqual(0, overview.procedures()["total"])
        self.assertNotIn(procedure.title, self.page())

    def test_the_site_map_has_all_agencies_and_the_main_ways(self):
        procedure = build(self.portal)
        page = self.page("/sitemap")
        for way in (f"/thu-tuc?agency={procedure.agency}", "/@@track", "/tin-tuc", "/co-quan"):
            self.assertIn(f'href="{self.url}{way}"', page)

    def test_a_dossier_is_looked_up_by_its_reference(self):
        procedure = build(self.portal)
        with acting("citizen", "2026-10-05 09:00"):
            dossier = file_one(procedure).dossier
        transaction.commit()
        browser = Browser(self.layer["app"])
        browser.open(self.url)
        browser.getControl(name="reference").value = dossier.reference
        browser.getForm(index=1).submit()
        self.assertEqual(f"{self.url}/@@track", browser.url)
        self.assertIn(dossier.reference, browser.contents)

    def test_what_is_filed_most_comes_first(self):
        procedure = build(self.portal)
        with acting("citizen", "2026-10-05 09:00"):
            dossier = file_one(procedure).dossier
        with acting("receptionist", "2026-10-05 10:00"):
            act(dossier, "accept")
        self.assertIsInstance(getUtility(IPopularity), Popularity)
        with acting("citizen", "2026-10-06 09:00"):
            codes = getUtility(IPopularity).most_filed(3)
        self.assertEqual([procedure.code], codes)
        self.assertEqual([procedure.title], [item["title"] for item in overview.by_codes((procedure.code, "9.999999"))])

    def test_the_news_of_the_folder_are_there_once_published(self):
        piece = self.piece("One can look up dossiers")
        self.assertNotIn("One can look up dossiers", self.page())
        api.content.transition(piece, to_state="published")
        self.assertIn("One can look up dossiers", self.page())


class TestNews(PageTest):
    def test_the_folder_lists_it_and_its_page_shows_the_text(self):
        text = RichTextValue("<p>By its reference.</p><script>alert(1)</script>", "text/html", "text/x-html-safe")
        piece = self.piece("How to look up", text=text)
        piece.setEffectiveDate(DateTime("2026-11-02"))
        hidden = self.piece("Not yet")
        api.content.transition(piece, to_state="published")
        piece.reindexObject()
        page = self.page("/tin-tuc")
        self.assertIn(f'href="{piece.absolute_url()}"', page)
        self.assertIn("2026", page)
        self.assertNotIn(hidden.title, page)
        shown = self.page("/tin-tuc/how-to-look-up")
        self.assertIn("By its reference.", shown)
        self.assertIn("eg-reading", shown)
        self.assertNotIn("alert(1)", shown)

    def test_pages_that_are_no_numbers_are_the_first(self):
        self.assertIn("eg-empty", self.page("/tin-tuc?b_start=x"))


class TestSearch(PageTest):
    def test_it_finds_what_the_reader_may_see(self):
        procedure = build(self.portal)
        page = self.page(f"/@@search?SearchableText={procedure.title.split()[0]}")
        self.assertIn(f'href="{procedure.absolute_url()}"', page)
        api.content.transition(procedure, "send_back")
        page = self.page(f"/@@search?SearchableText={procedure.title.split()[0]}")
        self.assertNotIn(f'href="{procedure.absolute_url()}"', page)

    def test_odd_questions_find_nothing_and_break_nothing(self):
        for question in ("", "%22", "***", "a" * 10_000, "%28%29+AND+OR", "x&b_start=z", "x&b_start=-5"):
            with self.subTest(question[:20]):
                page = self.page(f"/@@search?SearchableText={question}")
                self.assertIn('class="eg-search"', page)
                self.assertNotIn("eg-error", page)
