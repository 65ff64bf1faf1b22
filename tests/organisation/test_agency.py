"""Agencies, their groups, their ids and the directory."""

from egov.portal.organisation.agency import IAgency
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.directory import agency
from egov.portal.organisation.directory import agency_title
from egov.portal.organisation.groups import DUTIES
from egov.portal.organisation.groups import group_id
from egov.portal.organisation.retirement import AgencyRefused
from egov.portal.organisation.retirement import AgencyRetires
from egov.portal.testing import INTEGRATION
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from unittest import mock
from unittest import TestCase
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.container.interfaces import INameChooser
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema.interfaces import IVocabularyFactory


def add(container, agency_id, title="Office", unit_code="H99.1", **fields):
    return api.content.create(container, "Agency", agency_id, title=title, unit_code=unit_code, **fields)


@adapter(AgencyRetires)
def object_to(event):
    event.reasons.append("in use")


class AgencyTest(TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.root = self.portal["co-quan"]

    def groups(self):
        return {group.id for group in api.group.get_groups()}

    def own_groups(self, agency_id):
        return {group_id(agency_id, duty) for duty in DUTIES}


class GroupsTest(AgencyTest):
    def test_adding_an_agency_makes_its_groups_of_staff(self):
        add(self.root, "office")
        for duty in DUTIES:
            group = api.group.get(group_id("office", duty))
            self.assertIn("Staff", group.getRoles())
            self.assertIn("Office", group.getProperty("title"))

    def test_a_new_name_reaches_the_groups(self):
        office = add(self.root, "office")
        office.title = "Bureau"
        notify(ObjectModifiedEvent(office))
        self.assertIn("Bureau", api.group.get("office.reception").getProperty("title"))

    def test_removing_an_agency_drops_the_groups_of_all_below(self):
        add(add(self.root, "office"), "branch")
        self.assertLessEqual(self.own_groups("branch"), self.groups())
        api.content.delete(self.root["office"])
        self.assertFalse((self.own_groups("office") | self.own_groups("branch")) & self.groups())

    def test_an_agency_in_use_stays(self):
        add(self.root, "office")
        manager = getGlobalSiteManager()
        manager.registerHandler(object_to)
        self.addCleanup(manager.unregisterHandler, object_to)
        with self.assertRaisesRegex(AgencyRefused, "in use"):
            self.root.manage_delObjects(["office"])
        with self.assertRaisesRegex(AgencyRefused, "in use"):
            api.content.rename(self.root["office"], "bureau")

    def test_a_new_id_takes_the_members_along(self):
        add(self.root, "office")
        api.group.add_user(groupname="office.processing", username=TEST_USER_ID)
        api.content.rename(self.root["office"], "bureau")
        self.assertIn("bureau.processing", {group.id for group in api.group.get_groups(username=TEST_USER_ID)})
        self.assertFalse(self.own_groups("office") & self.groups())

    def test_a_new_place_changes_no_group(self):
        add(self.root, "office")
        branch = add(self.root, "branch")
        api.group.add_user(groupname="branch.processing", username=TEST_USER_ID)
        api.content.move(branch, self.root["office"])
        self.assertIn("branch.processing", {group.id for group in api.group.get_groups(username=TEST_USER_ID)})


class IdTest(AgencyTest):
    def test_an_id_is_unique_in_the_whole_tree(self):
        add(add(self.root, "office"), "branch")
        with self.assertRaises(AgencyRefused):
            add(self.root, "branch")

    def test_a_free_id_is_chosen_in_the_whole_tree(self):
        office = add(self.root, "office")
        add(office, "branch")
        self.assertEqual(INameChooser(self.root).chooseName("branch", office), "branch-1")
        self.assertEqual(INameChooser(office).chooseName("office", office), "office-1")

    def test_the_unit_code_has_a_format(self):
        field = IAgency["unit_code"]
        for good in ("H36.10", "H27", "000.00.01.H36"):
            field.validate(good)
        for bad in ("h36", "H36-10", "H36..1", " H36", "H36\n"):
            with self.assertRaises(Invalid, msg=bad):
                field.validate(bad)


class DirectoryTest(AgencyTest):
    def setUp(self):
        super().setUp()
        south = add(self.root, "south", "South", "H99.2", kind="district")
        add(south, "south-east", "South East", "H99.2.1", kind="commune")
        add(self.root, "north", "North", "H99.1", kind="department")

    def test_entries_form_a_tree(self):
        rows = [(one.id, one.parent, one.depth, one.kind) for one in agencies()]
        self.assertEqual(
            rows,
            [
                ("north", "", 0, "department"),
                ("south", "", 0, "district"),
                ("south-east", "south", 1, "commune"),
            ],
        )

    def test_listing_loads_no_agency(self):
        with mock.patch("Products.ZCatalog.CatalogBrains.AbstractCatalogBrain.getObject", side_effect=AssertionError):
            self.assertEqual(len(agencies()), 3)

    def test_an_agency_is_found_by_its_id_at_any_depth(self):
        self.assertEqual(agency("south-east").unit_code, "H99.2.1")
        self.assertIsNone(agency("west"))
        self.assertIsNone(agency(""))
        self.assertEqual(agency_title("south"), "South")
        self.assertEqual(agency_title("west"), "west")

    def test_the_vocabulary_names_agencies_by_id(self):
        terms = getUtility(IVocabularyFactory, "egov.portal.agencies")(self.portal)
        self.assertEqual(terms.getTerm("north").title, "North")
