"""The public pages of agencies."""

from egov.portal.interfaces import IPortalLayer
from egov.portal.organisation.views import MOST
from egov.portal.procedure import uniqueness
from egov.portal.procedure.adding import add
from egov.portal.testing import INTEGRATION
from plone import api
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from unittest import TestCase
from zope.interface import alsoProvides


class PagesTest(TestCase):
    layer = INTEGRATION

    def setUp(self):
        portal, request = self.layer["portal"], self.layer["request"]
        alsoProvides(request, IPortalLayer)
        setRoles(portal, TEST_USER_ID, ["Manager"])
        self.root = portal["co-quan"]
        office = api.content.create(
            self.root, "Agency", "office", title="Office", unit_code="H99.1", phone="0239", hours="Monday\nTuesday"
        )
        api.content.create(office, "Agency", "branch", title="Branch", unit_code="H99.1.1")
        logout()

    def page(self, context):
        return api.content.get_view("view", context, self.layer["request"])()

    def test_an_agency_says_how_to_reach_it(self):
        html = self.page(self.root["office"])
        for text in ("H99.1", "tel:0239", "<dd>Monday</dd>", "/co-quan/office/branch"):
            self.assertIn(text, html)
        self.assertNotIn("mailto:", html)

    def test_an_agency_of_which_little_is_known_shows_no_empty_card(self):
        self.assertNotIn('id="agency-contact"', self.page(self.root["office"]["branch"]))

    def test_the_tree_lists_every_agency(self):
        html = self.page(self.root)
        self.assertIn("/co-quan/office/branch", html)
        self.assertIn("H99.1.1", html)

    def test_an_agency_with_many_procedures_shows_some_and_leads_to_all(self):
        root = self.layer["portal"]["thu-tuc"]
        with api.env.adopt_roles(["Manager"]), uniqueness.read_once():
            for number in range(MOST + 1):
                add(root, {"title": f"Procedure {number:02}", "agency": "office"})
        html = self.page(self.root["office"])
        self.assertEqual(MOST, html.count('href="http://nohost/plone/thu-tuc/procedure-'))
        self.assertIn('href="http://nohost/plone/thu-tuc?agency=office"', html)
        with api.env.adopt_roles(["Manager"]):
            root.manage_delObjects(["procedure-20"])
        self.assertNotIn("thu-tuc?agency=office", self.page(self.root["office"]))
