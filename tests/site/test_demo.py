"""The demo: what it loads, and that what it loads holds together."""

from collections import Counter
from egov.portal.dossier import journal
from egov.portal.dossier.acts import ACTS
from egov.portal.dossier.transitions import TRANSITIONS
from egov.portal.feedback import catalogue as feedback
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.directory import agency
from egov.portal.organisation.retirement import AgencyRefused
from egov.portal.rules.blotting import told
from egov.portal.site.demo import accounts
from egov.portal.site.demo.load import after_import
from egov.portal.testing import FIXTURE
from io import BytesIO
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import time
import transaction
from unittest import TestCase
from zipfile import ZipFile
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest


STATES = {
    "draft",
    "submitted",
    "accepted",
    "rejected",
    "processing",
    "supplement_required",
    "payment_required",
    "withdrawal_requested",
    "stopped",
    "completed",
    "returned",
}


class DemoLayer(PloneSandboxLayer):
    """A site with the demo."""

    defaultBases = (FIXTURE,)

    def setUpPloneSite(self, portal):
        # EasyForm's defaults ask the request for the language, and an earlier layer has taken its own away.
        setRequest(portal.REQUEST)
        with api.env.adopt_roles(["Manager"]):
            applyProfile(portal, "egov.portal:demo")
            # Here, while the site is known: the dossier index is written just before the commit.
            transaction.commit()
        clearRequest()


DEMO = IntegrationTesting(bases=(DemoLayer(),), name="egov.portal:Demo")


def stored(folder):
    """All dossiers below a store."""
    for child in folder.objectValues():
        if child.portal_type == "Dossier":
            yield child
        else:
            yield from stored(child)


class DemoTest(TestCase):
    layer = DEMO

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.procedures = list(self.portal["thu-tuc"].objectValues())
        self.dossiers = list(stored(self.portal["ho-so"]))


class LoadingTest(DemoTest):
    def test_loading_again_changes_nothing(self):
        after_import(self.portal.portal_setup)
        self.assertEqual(len(list(stored(self.portal["ho-so"]))), len(self.dossiers))


class ProceduresTest(DemoTest):
    def test_at_least_14_are_published(self):
        self.assertGreaterEqual(len([one for one in self.procedures if one.state() == "published"]), 14)

    def test_levels_1_to_3_are_shown(self):
        self.assertEqual({one.level() for one in self.procedures}, {1, 2, 3})

    def test_four_have_an_online_form(self):
        self.assertEqual(len([one for one in self.procedures if one.forms()]), 4)

    def test_forms_ask_for_their_own_and_for_papers_last(self):
        model = self.portal["thu-tuc"]["dang-ky-khai-sinh"].forms()[0].fields_model
        places = [model.index(f'name="{name}"') for name in ("owner_name", "child_name", "paper_chung_sinh")]
        self.assertEqual(places, sorted(places))
        self.assertIn('depends_on="form.widgets.wants_copies=yes"', model)

    def test_blank_forms_are_real_documents(self):
        files = [row["blank_form"] for one in self.procedures for row in one.evidences if row["blank_form"]]
        self.assertGreaterEqual(len(files), 2)
        for one in self.procedures:
            for row in one.evidences:
                if row["blank_form"]:
                    with ZipFile(BytesIO(one.blank_form(row["blank_form"]).file.data)) as package:
                        self.assertIsNone(package.testzip())
                        self.assertIn("word/document.xml", package.namelist())

    def test_values_of_other_provinces_are_marked(self):
        for one in self.procedures:
            self.assertTrue(one.source_note, one.getId())

    def test_the_four_sectors_of_foreign_affairs_are_used(self):
        sectors = {one.sector for one in self.procedures if one.agency == "so-ngoai-vu"}
        self.assertEqual(sectors, {"TTDN", "HTQT", "LS", "KTNN"})

    def test_the_video_game_procedure_has_two_cases_and_its_internal_days(self):
        procedure = self.portal["thu-tuc"]["tro-choi-dien-tu"]
        self.assertEqual(len(procedure.cases), 2)
        self.assertEqual([row["days"] for row in procedure.process], ["1", "8", "1"])

    def test_agencies_are_of_province_and_commune(self):
        self.assertLessEqual({"province", "department", "commune"}, {one.kind for one in agencies()})

    def test_an_agency_that_receives_dossiers_stays(self):
        for agency_id in ("phuong-thanh-sen", "xa-thach-ha"):
            parent = agency(agency_id).aq_parent
            with self.assertRaisesRegex(AgencyRefused, agency_id):
                parent.manage_delObjects([agency_id])


class PeopleTest(DemoTest):
    def test_every_role_can_log_in(self):
        told = accounts(self.portal)
        roles = {"citizen", "citizen2", "receptionist", "officer", "leader", "editor", "supervisor"}
        self.assertLessEqual(roles, set(told))
        for account in told.values():
            self.assertIsNotNone(self.portal.acl_users.authenticate(account["login"], account["password"], {}))

    def test_accounts_have_the_roles_of_their_names(self):
        self.assertIn("Staff", api.user.get_roles("officer"))
        self.assertIn("Supervisor", api.user.get_roles("supervisor"))
        self.assertIn("Reviewer", api.user.get_roles("editor"))
        self.assertNotIn("Staff", api.user.get_roles("citizen"))

    def test_staff_of_one_agency_see_no_dossier_of_another(self):
        for dossier in self.dossiers:
            other = "officer" if dossier.agency == "xa-thach-ha" else "officer2"
            self.assertFalse(api.user.has_permission("View", other, obj=dossier), dossier.agency)


class DossiersTest(DemoTest):
    def test_about_sixty_are_spread_over_all_states(self):
        states = Counter(one.review_state for one in self.dossiers)
        self.assertEqual(set(states), STATES)
        self.assertEqual(sum(states.values()), 60)

    def test_some_were_early_and_some_late(self):
        ended = [one for one in self.dossiers if one.finished and one.due]
        self.assertTrue([one for one in ended if one.finished < one.due])
        self.assertTrue([one for one in ended if one.finished > one.due])

    def test_every_transition_was_used(self):
        used = {entry.act for one in self.dossiers for entry in journal.entries(one)}
        self.assertLessEqual(set(TRANSITIONS) - set(ACTS) - {"anonymise"}, used)

    def test_the_chains_of_the_journals_hold(self):
        for one in self.dossiers:
            self.assertEqual(list(journal.verify(one)), [], one.reference)

    def test_nothing_lies_in_the_future(self):
        now = max(entry.at for one in self.dossiers for entry in journal.entries(one))
        self.assertLessEqual(now.timestamp(), time.time())

    def test_references_are_unique_and_run_by_day(self):
        references = [one.reference for one in self.dossiers if one.reference]
        self.assertEqual(len(references), len(set(references)))

    def test_owners_see_their_own(self):
        own = [one for one in self.dossiers if one.account == "citizen"]
        self.assertGreater(len(own), 3)
        for one in own:
            self.assertTrue(api.user.has_permission("View", "citizen", obj=one))
            self.assertFalse(api.user.has_permission("View", "citizen2", obj=one))


class FeedbackTest(DemoTest):
    def setUp(self):
        super().setUp()
        self.rows = list(feedback.tool().rows.values())

    def test_about_ten_are_spread_over_all_states(self):
        self.assertEqual(set(feedback.STATES), {row.review_state for row in self.rows})
        self.assertLessEqual(10, len(self.rows))

    def test_the_chains_of_the_journals_hold_and_no_name_is_published(self):
        for row in self.rows:
            content = self.portal.unrestrictedTraverse(row.path)
            self.assertEqual([], journal.verify(content), row.reference)
            public = content.publication
            if public:
                text = f"{public.title} {public.question} {public.answer}"
                self.assertEqual([], told(text, content.submitter.values()), row.reference)
