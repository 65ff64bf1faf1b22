"""The pages of the catalogue: search with criteria and counts, A to Z, life events."""

from egov.portal.procedure.life_event_pages import DRAWN
from egov.portal.testing import FUNCTIONAL
from html import unescape
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
import re
from tests.procedure import support
import transaction
import unittest


class CatalogueTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.procedure = support.full_procedure(self.portal)
        self.procedure.life_events = ["children"]
        self.procedure.reindexObject()
        support.procedure(self.portal, "di-dan", title="Di dân", audience=["citizen"], sector="DC")
        transaction.commit()
        self.browser = Browser(self.layer["app"])
        self.browser.handleErrors = True  # a page that comes from memory leaves the publisher as an exception

    def page(self, path, at="/thu-tuc"):
        self.browser.open(f"{self.portal.absolute_url()}{at}{path}")
        return unescape(self.browser.contents)

    def follow(self, text):
        """Go to the link that begins with this text."""
        self.browser.getLink(text, index=0).click()
        return unescape(self.browser.contents)

    def results(self):
        return re.findall(r'<h2><a href="[^"]*/([\w-]+)"', self.browser.contents)


class SearchPageTest(CatalogueTest):
    def test_a_criterion_is_a_link_with_its_count(self):
        self.page("")
        self.assertEqual(["di-dan", "khai-sinh"], self.results())
        html = self.follow("Hộ tịch 1")
        self.assertEqual(["khai-sinh"], self.results())
        self.assertIn('aria-current="true"', html)
        self.assertIn('<input type="hidden" name="sector" value="HT"', html)
        self.follow("Hộ tịch")
        self.assertEqual(["di-dan", "khai-sinh"], self.results())

    def test_corrections_are_shown_openly(self):
        html = self.page("?q=khai+sih")
        self.assertIn("Nothing was found for <q>khai sih</q>.", html)
        self.assertIn("<strong>khai sinh</strong>", html)
        self.assertEqual(["khai-sinh"], self.results())

    def test_some_of_the_words(self):
        html = self.page("?q=toi+muon+dang+ky+khai+sinh+som")
        self.assertIn("No procedure has all these words.", html)
        self.assertEqual(["khai-sinh"], self.results())

    def test_order_keeps_the_question(self):
        self.page("?q=d&sector=")
        self.follow("Service level")
        self.assertIn("q=d&order=level", self.browser.url)
        self.assertEqual(["khai-sinh", "di-dan"], self.results())

    def test_abolished_ones_are_behind_a_link(self):
        api.content.transition(self.portal["thu-tuc"]["di-dan"], "abolish", comment="Hết hiệu lực")
        transaction.commit()
        self.page("?q=di+dan")
        self.assertEqual([], self.results())
        html = self.follow("Abolished procedures that fit: 1")
        self.assertEqual(["di-dan"], self.results())
        self.assertIn("eg-badge-abolished", html)

    def test_many_pages(self):
        for number in range(45):
            support.procedure(self.portal, f"p{number}", title=f"Thủ tục {number:02}")
        transaction.commit()
        self.page("?q=thu+tuc&page=2")
        self.assertEqual(20, len(self.results()))
        self.assertIn('aria-current="page">2<', self.browser.contents)
        self.assertIn("/thu-tuc?q=thu+tuc&page=3", unescape(self.browser.contents))
        self.page("?q=thu+tuc&page=3")
        self.assertEqual([f"p{number}" for number in range(40, 45)], self.results())


class AlphabetTest(CatalogueTest):
    def test_d_and_d_with_a_stroke_are_two_letters(self):
        html = self.page("/@@a-z")
        self.assertIn('<h2 id="letter">D', html)
        self.assertIn("/thu-tuc/di-dan", html)
        self.assertNotIn("/thu-tuc/khai-sinh", html)
        html = self.follow("Đ")
        self.assertIn("/thu-tuc/khai-sinh", html)
        self.assertNotIn("/thu-tuc/di-dan", html)

    def test_any_parameter_gives_a_page(self):
        for question in ("?letter=%C4%91", "?letter=X", "?letter=%23", "?letter=<script>&page=0", "?letter=&page=99"):
            self.assertIn('<h2 id="letter">', self.page(f"/@@a-z{question}"))


class LifeEventsTest(CatalogueTest):
    def test_an_event_leads_to_its_procedures(self):
        html = self.page("/@@life-events")
        self.assertEqual(1, html.count("eg-card-link"))
        self.follow("Having and raising a child")
        self.assertEqual(["khai-sinh"], self.results())

    def test_the_front_page_shows_the_largest_events_and_each_has_a_picture(self):
        self.procedure.life_events = ["children", "own"]
        self.procedure.reindexObject()
        events = dict(self.portal.portal_registry["egov.portal.life_events"])
        self.portal.portal_registry["egov.portal.life_events"] = events | {"own": "Nuôi ong"}
        transaction.commit()
        self.browser.open(self.portal.absolute_url())
        pictures = dict(
            re.findall(r'href="[^"]*\?event=([^"]*)">.*?events\.svg#([^"]*)"', self.browser.contents, re.DOTALL)
        )
        self.assertEqual({"children": "children", "own": "other"}, pictures)
        self.browser.open(f"{self.portal.absolute_url()}/++resource++egov.portal.procedure/events.svg")
        drawn = set(re.findall(r'symbol id="([^"]*)"', self.browser.contents.decode()))
        self.assertEqual(DRAWN | {"other"}, drawn)

    def test_the_site_names_its_events(self):
        self.portal.portal_registry["egov.portal.business_events"] = {"children": "Kinh doanh"}
        self.portal.portal_registry["egov.portal.life_events"] = {}
        transaction.commit()
        self.assertIn("Kinh doanh", self.page("/@@life-events"))
