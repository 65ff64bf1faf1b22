"""A new version on an older database: what it lacks has its default, and the upgrade adds it."""

from BTrees.OOBTree import OOBTree
from datetime import date
from egov.portal.dossier import catalogue
from egov.portal.dossier.lifecycle import act
from egov.portal.exchange import jobs
from egov.portal.feedback import catalogue as feedback
from egov.portal.feedback import lifecycle as feedback_lifecycle
from egov.portal.feedback import store as feedback_store
from egov.portal.feedback import tool as feedback_tool
from egov.portal.feedback.attempt import sent_before
from egov.portal.feedback.sending import send
from egov.portal.intake.settings import settings
from egov.portal.procedure.life_events import life_events
from egov.portal.procedure.search import search
from egov.portal.rules.period import Period
from egov.portal.rules.report import Table
from egov.portal.site.upgrades import IMPORTS_OF_BEFORE
from egov.portal.site.upgrades import SETTINGS
from egov.portal.statistics.book import book
from egov.portal.statistics.book import BOOK_ID
from egov.portal.statistics.rebuilding import differences
from egov.portal.statistics.reports import Reports
from egov.portal.testing import FUNCTIONAL
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
from Products.DCWorkflow.utils import modifyRolesForPermission
from tests.dossier.process import PROCESS
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.support import OTHER_AGENCY
from tests.feedback.support import sending
from tests.feedback.support import sent
from tests.procedure import support
import transaction
from unittest import TestCase
from zope.annotation.interfaces import IAnnotations
from zope.schema import getFieldNames


PROFILE = "egov.portal:default"
COLUMNS = {"procedure_events", "procedure_keywords", "procedure_words"}


class UpgradeTest(TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.records = self.portal.portal_registry.records
        self.tool = self.portal.portal_setup

    def age_catalogue(self):
        """Take the columns away by which procedures are found, and bring the index back that had been there for it."""
        catalog = self.portal.portal_catalog
        for column in COLUMNS:
            catalog.delColumn(column)
        catalog.addIndex("procedure_text", "FieldIndex")
        transaction.commit()

    def age(self):
        """Make the database one of before: without a single setting of ours, but for a value that the site has set."""
        self.portal.portal_registry["egov.portal.intake.max_file_mb"] = 7
        for schema, prefix in SETTINGS:
            for name in getFieldNames(schema):
                if name != "max_file_mb":
                    del self.records[f"{prefix}.{name}"]
        fti = self.portal.portal_types["EasyForm"]
        fti.manage_changeProperties(behaviors=(*fti.behaviors, "plone.allowdiscussion"))
        self.portal._delObject(BOOK_ID, suppress_events=True)
        for column in ("procedure_levels", "procedure_missing", "procedure_review_due"):
            self.portal.portal_catalog.delColumn(column)
        self.portal.portal_workflow["procedure_workflow"].transitions["publish"].actbox_url = "of-before"
        self.portal.manage_permission("egov.portal: Open statistics", ["Manager"], acquire=True)
        self.tool.setLastVersionForProfile(PROFILE, "1000")
        transaction.commit()

    def test_pages_open_before_the_upgrade(self):
        self.age()
        browser = Browser(self.layer["app"])
        browser.handleErrors = False
        for page in ("", "/@@track", "/@@register", "/thu-tuc", "/login"):
            browser.open(self.portal.absolute_url() + page)
            self.assertEqual(browser.headers["Status"][:3], "200", page)

    def test_what_is_not_recorded_has_its_default(self):
        self.age()
        self.assertEqual((7, 100), (settings().max_file_mb, settings().max_total_mb))
        with self.assertRaises(AttributeError):
            _ = settings().unheard_of

    def test_the_upgrade_records_it_and_keeps_what_was_set(self):
        self.age()
        self.tool.upgradeProfile(PROFILE)
        self.assertEqual(self.tool.getVersionForProfile(PROFILE), ".".join(self.tool.getLastVersionForProfile(PROFILE)))
        for schema, prefix in SETTINGS:
            for name in getFieldNames(schema):
                self.assertIn(f"{prefix}.{name}", self.records)
        self.assertEqual(7, self.portal.portal_registry["egov.portal.intake.max_file_mb"])
        self.assertEqual(100, self.portal.portal_registry["egov.portal.intake.max_total_mb"])
        self.assertNotIn("plone.allowdiscussion", self.portal.portal_types["EasyForm"].behaviors)

    def test_the_upgrade_makes_the_figures(self):
        procedure = build(self.portal)
        with acting("citizen", "2026-10-05 09:00"):
            dossier = file_one(procedure).dossier
        self.age()
        with acting("receptionist", "2026-10-05 10:00"):
            act(dossier, "accept")
        self.assertIsNone(book())
        self.tool.upgradeProfile(PROFILE)
        day = Period(date(2026, 10, 5), date(2026, 10, 5))
        self.assertEqual({"": Table(online=1, in_hand=1)}, Reports(book(), [day]).tables(day))
        self.assertEqual({}, differences())
        self.assertIn("Staff", [role["name"] for role in self.allowed("egov.portal: Open statistics")])

    def test_the_upgrade_tells_the_catalogue_what_editors_look_at(self):
        procedure = build(self.portal)
        self.age()
        self.tool.upgradeProfile(PROFILE)
        (brain,) = self.portal.portal_catalog(UID=procedure.UID())
        self.assertIn("steps", brain.procedure_missing)
        self.assertEqual([3], [level for _day, level in brain.procedure_levels])
        publish = self.portal.portal_workflow["procedure_workflow"].transitions["publish"]
        self.assertEqual("%(content_url)s/@@go-live", publish.actbox_url)

    def test_the_upgrade_lets_feedback_be_sent(self):
        build(self.portal)
        for name in (feedback_tool.TOOL_ID, feedback_store.STORE_ID):
            self.portal._delObject(name, suppress_events=True)
        del self.portal.portal_types["Feedback"], self.portal.portal_workflow["feedback_workflow"]
        self.assertEqual(0, feedback.published().total)
        self.age()
        self.tool.upgradeProfile(PROFILE)
        sent_one, _pin = sent()
        with acting("officer"):
            feedback_lifecycle.act(sent_one, "assign")
        self.assertEqual("processing", feedback.by_reference(sent_one.reference).review_state)
        self.assertIn("feedback-desk", self.portal.portal_actions.user.objectIds())

    def test_the_upgrade_lets_what_is_sent_twice_be_found(self):
        build(self.portal)
        old, _pin = sent()
        del feedback.tool().indexes["sending_key"]
        feedback.tool().indexes = dict(feedback.tool().indexes)
        row = feedback.tool().rows.values()[0]
        row.__dict__.pop("sending_key")
        self.tool.setLastVersionForProfile(PROFILE, "1009")
        self.tool.upgradeProfile(PROFILE)
        with acting("officer"):
            feedback_lifecycle.act(old, "assign")
        self.assertEqual(("processing", ""), (row.review_state, row.__getstate__()[-1]))
        twice = sending(key="k1")
        send(twice)
        self.assertEqual(1, feedback.search(feedback.Filters(states=("received",))).total)
        self.assertIsNotNone(sent_before(twice))

    def allowed(self, permission):
        return [role for role in self.portal.rolesOfPermission(permission) if role["selected"]]

    def test_the_upgrade_records_the_style_sheets(self):
        """A database that has them as they were is shown with Plone's under them until then."""
        for name in [name for name in self.records.keys() if name.startswith("plone.bundles/egov-lean")]:  # noqa: SIM118
            del self.records[name]
        self.records["plone.bundles/egov-base.depends"].value = "egov-ground"
        self.tool.setLastVersionForProfile(PROFILE, "1002")
        transaction.commit()
        self.assertIn("barceloneta", self.front_page())
        self.tool.upgradeProfile(PROFILE)
        transaction.commit()
        page = self.front_page()
        self.assertIn("ground.css", page)
        self.assertNotIn("barceloneta", page)

    def test_the_upgrade_takes_dossiers_through_steps(self):
        """Workflow, permissions and indexes were those of before; a dossier waits with another agency."""
        procedure = build(self.portal, process=PROCESS)
        with acting("citizen"):
            dossier = file_one(procedure).dossier
        for who, name, data in (("receptionist", "accept", {}), ("receptionist", "process", {"officer": "officer"})):
            with acting(who):
                act(dossier, name, data)
        with acting("officer"):
            act(dossier, "hand_over", {})
        self.forget_steps(dossier)
        self.tool.upgradeProfile(PROFILE)
        transaction.commit()
        self.assertTrue(catalogue.tool().is_current)
        # Local roles are remembered for the length of a request.
        IAnnotations(self.layer["request"]).clear()
        with acting("stranger"):
            self.assertEqual([dossier.reference], [row.reference for row in catalogue.search().items])
            act(dossier, "receive", {})
        self.assertEqual(("stranger", "Consulted"), (dossier.officer, self.may("Give opinion")[0]))
        self.assertEqual(["Citizens"], [role for role in self.may("View papers") if role == "Citizens"])
        before = [record[2] for record in dossier.journal]
        self.tool.setLastVersionForProfile(PROFILE, "1006")
        self.tool.upgradeProfile(PROFILE)
        self.assertEqual(before, [record[2] for record in dossier.journal])

    def may(self, permission):
        return [role["name"] for role in self.allowed(f"egov.portal: {permission}")]

    def forget_steps(self, dossier):
        """Make of the database one of the version before; the site has let a role of its own see papers."""
        catalogue.flush()
        tool = catalogue.tool()
        tool.records.delIndex("waits")
        row = tool.rows[dossier.record]
        row.agencies, row.waits = (dossier.agency,), ()
        tool.records.getIndex("agencies").replace(dossier.record, {OTHER_AGENCY}, set())
        self.portal._addRole("Citizens")
        self.portal.manage_permission("egov.portal: View papers", ["Citizens", "Manager", "Officer"], acquire=False)
        self.portal.manage_permission("egov.portal: Give opinion", ["Manager"], acquire=False)
        workflow = self.portal.portal_workflow["dossier_workflow"]
        workflow.transitions.deleteTransitions(["receive", "hand_over"])
        modifyRolesForPermission(dossier, "View", ("Manager", "Owner"))
        self.tool.setLastVersionForProfile(PROFILE, "1006")
        transaction.commit()

    def front_page(self):
        browser = Browser(self.layer["app"])
        browser.open(f"{self.portal.absolute_url()}/@@track")
        return browser.contents

    def test_procedures_are_found_before_and_after_the_upgrade(self):
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        support.procedure(self.portal, keywords=["giấy khai sinh"], outputs=[{"title": "Trích lục"}])
        self.age_catalogue()
        self.age()
        self.assertEqual([1, 0], [search(q).total for q in ("khai sinh", "trich luc")])
        self.tool.upgradeProfile(PROFILE)
        self.assertEqual([1, 1], [search(q).total for q in ("khai sinh", "trich luc")])
        self.assertLessEqual(COLUMNS, set(self.portal.portal_catalog.schema()))
        self.assertNotIn("procedure_text", self.portal.portal_catalog.indexes())
        self.assertIn("marriage", life_events())

    def test_the_upgrade_lets_english_be_chosen_and_keeps_other_languages(self):
        languages = self.portal.portal_registry
        languages["plone.available_languages"] = ["fr"]
        languages["plone.use_cookie_negotiation"] = False
        self.age()
        self.tool.upgradeProfile(PROFILE)
        self.assertEqual(["en", "fr", "vi"], sorted(languages["plone.available_languages"]))
        self.assertTrue(languages["plone.use_cookie_negotiation"])

    def test_reports_of_imports_that_cannot_be_read_any_more_are_dropped(self):
        notes = IAnnotations(self.portal["thu-tuc"])
        notes[IMPORTS_OF_BEFORE] = "of before"
        notes[jobs.KEY] = kept = OOBTree()
        self.age()
        self.tool.upgradeProfile(PROFILE)
        self.assertNotIn(IMPORTS_OF_BEFORE, notes)
        self.assertIs(kept, notes[jobs.KEY])

    def test_a_new_site_needs_no_upgrade(self):
        self.assertEqual([], self.tool.listUpgrades(PROFILE))
