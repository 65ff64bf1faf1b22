"""Setting a site up, and taking everything down again."""

from egov.portal.interfaces import IPortalLayer
from egov.portal.site.setup import after_install
from egov.portal.site.teardown import CACHE_RULES
from egov.portal.testing import INTEGRATION
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.behavior.registration import lookup_behavior_registration
from plone.browserlayer.utils import registered_layers
from unittest import TestCase


TYPES = {"Agency", "Agencies", "Procedure", "Procedures", "Dossier", "DossierStore"}
ROLES = {"Receptionist", "Officer", "Leader", "Staff", "Supervisor"}
ROOTS = {"co-quan", "thu-tuc", "ho-so"}


class SetupTest(TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])


class InstallTest(SetupTest):
    def test_the_roots_are_there(self):
        types = {name: self.portal[name].portal_type for name in ROOTS}
        self.assertEqual(types, {"co-quan": "Agencies", "thu-tuc": "Procedures", "ho-so": "DossierStore"})

    def test_dossiers_are_in_no_catalogue_and_no_navigation(self):
        paths = {brain.getId for brain in api.content.find(context=self.portal, depth=1)}
        self.assertNotIn("ho-so", paths)

    def test_the_groups_have_their_roles(self):
        self.assertIn("Supervisor", api.group.get("supervisors").getRoles())
        self.assertLessEqual({"Contributor", "Editor", "Reviewer"}, set(api.group.get("procedure-editors").getRoles()))

    def test_the_types_that_are_used_have_all_their_behaviors(self):
        for portal_type in (*TYPES, "EasyForm", "File"):
            for name in self.portal.portal_types[portal_type].behaviors:
                with self.subTest(type=portal_type, behavior=name):
                    self.assertIsNotNone(lookup_behavior_registration(name))

    def test_installing_again_changes_no_content(self):
        before = self.portal["co-quan"].UID()
        after_install(self.portal.portal_setup)
        self.assertEqual(self.portal["co-quan"].UID(), before)


class UninstallTest(SetupTest):
    def uninstall(self):
        applyProfile(self.portal, "egov.portal:uninstall")

    def test_everything_of_an_empty_portal_goes(self):
        self.uninstall()
        self.assertFalse(TYPES & set(self.portal.portal_types.objectIds()))
        self.assertFalse({"dossier_workflow", "procedure_workflow"} & set(self.portal.portal_workflow.objectIds()))
        self.assertFalse((ROOTS | {"dossier_catalogue"}) & set(self.portal.objectIds()))
        self.assertNotIn(IPortalLayer, registered_layers())
        self.assertFalse(ROLES & set(self.portal.valid_roles()))
        self.assertIsNone(api.group.get("supervisors"))
        self.assertFalse([name for name in self.portal.portal_registry.records if "egov" in name])
        self.assertNotIn("procedure_code", self.portal.portal_catalog.indexes())
        self.assertNotIn("unit_code", self.portal.portal_catalog.schema())
        self.assertEqual(self.portal.getLayout(), "listing_view")
        self.assertEqual(list(self.portal.portal_actions.portal_tabs.objectIds()), ["index_html"])
        self.assertNotIn("Procedure", api.portal.get_registry_record(CACHE_RULES))
        self.assertNotIn("egov.portal", [one.id for one in self.portal.portal_controlpanel.listActions()])

    def test_what_people_made_stays(self):
        api.content.create(self.portal["co-quan"], "Agency", "office", title="Office", unit_code="H99.1")
        self.uninstall()
        self.assertIn("office", self.portal["co-quan"].objectIds())
        self.assertIn("Staff", self.portal.valid_roles())
        applyProfile(self.portal, "egov.portal:default")
        self.assertEqual(self.portal["co-quan"]["office"].unit_code, "H99.1")
