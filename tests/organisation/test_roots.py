"""The places and names that the set-up stores in the language of the site, as readers of another one have them."""

from egov.portal.organisation.roots import root_title
from egov.portal.procedure.life_events import event_title
from egov.portal.testing import FUNCTIONAL
from plone import api
from plone.testing.zope import Browser
import transaction
import unittest


class TestRoots(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        api.portal.set_registry_record("plone.default_language", "vi")
        self.agencies = self.portal["co-quan"]
        self.agencies.title = "Cơ quan"

    def test_what_is_as_it_was_made_follows_the_reader(self):
        self.assertEqual("Agencies", root_title(self.agencies))
        self.assertEqual("Having and raising a child", event_title("children", "Có con nhỏ"))

    def test_what_the_site_has_written_stays(self):
        self.agencies.title = "Sở, ngành"
        self.assertEqual("Sở, ngành", root_title(self.agencies))
        self.assertEqual("Nuôi con", event_title("children", "Nuôi con"))
        self.assertEqual("Của tỉnh", event_title("own", "Của tỉnh"))

    def test_the_way_to_a_page_and_its_heading(self):
        transaction.commit()
        browser = Browser(self.layer["app"])
        for language, title, other in (("vi", "Cơ quan", "Agencies"), ("en", "Agencies", "Cơ quan")):
            browser.open(f"{self.agencies.absolute_url()}?set_language={language}")
            page = browser.contents.partition('id="portal-breadcrumbs"')[2].partition("</header>")[0]
            with self.subTest(language):
                self.assertEqual(2, page.count(title))
                self.assertNotIn(other, page)
