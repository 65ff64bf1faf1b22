"""The content type: level, time, cost, papers, snapshot, revision."""

from decimal import Decimal
from egov.portal.testing import INTEGRATION
import json
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from tests.procedure import support
import unittest
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


class ProcedureTest(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])

    def brain(self, procedure):
        (found,) = self.portal.portal_catalog(UID=procedure.UID())
        return found


class LevelTest(ProcedureTest):
    def test_a_bare_procedure_is_level_1(self):
        self.assertEqual(1, support.procedure(self.portal).level())

    def test_a_blank_form_makes_level_2(self):
        procedure = support.procedure(self.portal)
        support.blank_form(procedure)
        self.assertEqual(2, procedure.level())
        self.assertEqual(2, self.brain(procedure).service_level)

    def test_an_online_form_makes_level_3(self):
        procedure = support.procedure(self.portal)
        support.online_form(procedure)
        self.assertEqual(3, procedure.level())
        self.assertEqual(3, self.brain(procedure).service_level)
        self.assertEqual(
            ({"id": "nop", "title": "Nộp hồ sơ", "case": ""},),
            self.brain(procedure).online_forms,
        )

    def test_a_form_that_makes_no_dossier_does_not_count(self):
        procedure = support.procedure(self.portal)
        support.online_form(procedure, actions_model="<model/>")
        self.assertEqual(1, procedure.level())

    def test_nothing_due_and_a_result_by_post_make_level_4(self):
        procedure = support.procedure(
            self.portal, channels=[{"channel": "online", "fee": "0"}], result_delivery={"post"}
        )
        support.online_form(procedure)
        self.assertEqual(4, procedure.level())
        self.assertTrue(self.brain(procedure).fully_online)

    def test_an_unknown_fee_is_no_promise(self):
        procedure = support.procedure(self.portal, channels=[{"channel": "online"}], result_delivery={"post"})
        support.online_form(procedure)
        self.assertEqual(3, procedure.level())

    def test_the_level_falls_when_the_form_goes(self):
        procedure = support.procedure(self.portal)
        support.online_form(procedure)
        procedure.manage_delObjects(["nop"])
        self.assertEqual(1, self.brain(procedure).service_level)
        self.assertEqual((), self.brain(procedure).online_forms)

    def test_the_level_follows_the_actions_of_a_form(self):
        procedure = support.procedure(self.portal)
        form = support.online_form(procedure, actions_model="<model/>")
        form.actions_model = support.CREATE_DOSSIER
        notify(ObjectModifiedEvent(form))
        self.assertEqual(3, self.brain(procedure).service_level)

    def test_a_draft_offers_nothing(self):
        procedure = support.procedure(self.portal, state="draft")
        support.online_form(procedure)
        self.assertEqual(1, procedure.level())
        self.assertEqual([], procedure.forms())
        api.content.transition(procedure, "publish")
        self.assertEqual(3, self.brain(procedure).service_level)


class TermsTest(ProcedureTest):
    def setUp(self):
        super().setUp()
        self.procedure = support.procedure(self.portal, cases=support.CASES, channels=support.CHANNELS)

    def test_the_row_of_the_channel_and_case_rules(self):
        self.assertEqual(Decimal("2.5"), self.procedure.duration("person", "online").amount)
        self.assertEqual("0", str(self.procedure.fee("person", "online")))

    def test_a_counter_dossier_goes_by_the_row_in_person(self):
        self.assertEqual(Decimal(10), self.procedure.duration("person", "counter").amount)

    def test_another_channel_speaks_where_there_is_no_row(self):
        self.assertEqual(Decimal(10), self.procedure.duration("organisation", "online").amount)

    def test_what_is_not_known_is_none(self):
        bare = support.procedure(self.portal, "bare")
        self.assertIsNone(bare.duration("", "online"))
        self.assertIsNone(bare.fee("", "online"))

    def test_papers_of_a_case(self):
        self.procedure.evidences = [
            {"id": "a", "title": "Tờ khai"},
            {"id": "b", "title": "Giấy phép", "case": "organisation"},
        ]
        self.assertEqual(["a"], [row["id"] for row in self.procedure.evidences_of("person")])
        self.assertEqual(["a", "b"], [row["id"] for row in self.procedure.evidences_of("organisation")])

    def test_papers_get_a_code(self):
        procedure = support.procedure(self.portal, "papers", evidences=[{"title": "Tờ khai"}, {"title": "Đơn"}])
        codes = [row["id"] for row in procedure.evidences]
        self.assertTrue(all(codes))
        self.assertEqual(2, len(set(codes)))


class MemoryTest(ProcedureTest):
    def test_the_snapshot_is_json_and_stands_alone(self):
        procedure = support.procedure(self.portal, code="1.001193", channels=[dict(support.CHANNELS[0])])
        taken = procedure.snapshot()
        procedure.channels[0]["amount"] = "99"
        self.assertEqual("10", json.loads(json.dumps(taken))["channels"][0]["amount"])
        self.assertEqual(("1.001193", procedure.UID(), 1), (taken["code"], taken["uid"], taken["revision"]))

    def test_a_change_while_published_makes_a_revision(self):
        procedure = support.procedure(self.portal)
        notify(ObjectModifiedEvent(procedure))
        self.assertEqual(2, procedure.revision)

    def test_neither_a_draft_nor_a_file_inside_makes_one(self):
        draft = support.procedure(self.portal, "draft", state="draft")
        notify(ObjectModifiedEvent(draft))
        published = support.procedure(self.portal)
        support.blank_form(published)
        self.assertEqual((1, 1), (draft.revision, published.revision))
