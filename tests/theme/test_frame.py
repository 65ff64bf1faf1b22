"""The frame of every page: what is offered to whom."""

from egov.portal.testing import INTEGRATION
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import TEST_USER_NAME
import unittest


PUBLIC = ["home", "procedures", "file-online", "track", "feedback"]


class TestFrame(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.addCleanup(login, self.portal, TEST_USER_NAME)

    def _offered(self, category="portal_tabs"):
        state = api.content.get_view("plone_context_state", self.portal, self.layer["request"].clone())
        return [action["id"] for action in state.actions(category)]

    def _as(self, *roles):
        name = f"{'-'.join(roles) or 'nobody'}-user".lower()
        self.portal.acl_users.userFolderAddUser(name, "secret-12345", list(roles), [])
        login(self.portal, name)

    def test_visitors_find_the_public_ways(self):
        logout()
        self.assertEqual(self._offered(), PUBLIC)

    def test_visitors_may_log_in_and_register(self):
        logout()
        self.assertEqual(self._offered("user"), ["login", "join"])

    def test_citizens_find_their_dossiers(self):
        self._as("Member")
        self.assertEqual(self._offered(), [*PUBLIC, "my-dossiers"])

    def test_staff_find_the_desk(self):
        self._as("Member", "Staff")
        self.assertEqual(self._offered(), [*PUBLIC, "my-dossiers", "queue"])

    def test_only_editors_have_the_toolbar(self):
        for roles, visible in ((("Member",), False), (("Member", "Staff"), False), (("Member", "Editor"), True)):
            with self.subTest(roles):
                self._as(*roles)
                state = api.content.get_view("plone_context_state", self.portal, self.layer["request"].clone())
                self.assertEqual(state.is_toolbar_visible(), visible)

    def test_the_current_section_is_marked(self):
        request = self.layer["request"].clone()
        request["ACTUAL_URL"] = f"{self.portal.absolute_url()}/thu-tuc/khai-sinh"
        frame = api.content.get_view("portal-frame", self.portal, request)
        marked = {section["url"]: section["current"] for section in frame.sections if section["current"]}
        self.assertEqual(marked, {f"{self.portal.absolute_url()}/thu-tuc": "true"})
        self.assertFalse(frame.front)

    def test_the_foot_says_who_runs_the_portal(self):
        logout()
        page = api.content.get_view("home", self.portal, self.layer["request"])
        self.assertNotIn("eg-foot-hotline", page())
        for name, value in (("operator", "Văn phòng <Ủy ban>"), ("hotline", "0239 1022")):
            api.portal.set_registry_record(f"egov.portal.{name}", value)
        foot = page()
        for told in ("Văn phòng &lt;Ủy ban&gt;", 'href="tel:02391022"'):
            self.assertIn(told, foot)
