"""Internal steps: giving, receiving, giving back, recalling, over two agencies."""

from AccessControl import Unauthorized
from datetime import date
from egov.portal.documents import control
from egov.portal.dossier import catalogue
from egov.portal.dossier import steps
from egov.portal.dossier.lifecycle import act
from egov.portal.dossier.lifecycle import available
from egov.portal.dossier.words import when
from egov.portal.organisation.retirement import AgencyRefused
from plone import api
from tests.dossier.process import ProcessCase
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import file_one
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.test_lifecycle import LifecycleCase


class TestSteps(ProcessCase):
    def test_processing_begins_behind_the_desks_own_step(self):
        here = self.here()
        self.assertEqual((here.step, here.name, here.agency, here.officer), (1, "Thẩm định", AGENCY, "officer"))
        self.assertEqual(when(steps.due_of(self.dossier, here)), "6 October 2026, 10:30")
        self.assertIsNone(here.received)

    def test_receiving(self):
        self.act("officer", "receive", "2026-10-05 11:00")
        self.assertEqual((when(self.here().received), self.here().receiver), ("5 October 2026, 11:00", "officer"))
        self.assertTrue(self.refused("officer", "receive"))

    def test_what_was_given_to_one_is_not_received_by_another(self):
        self.assertEqual(self.refused("colleague", "receive"), ["The dossier was not given to you."])

    def test_the_other_agency_sees_this_dossier_and_no_other(self):
        with acting("citizen"):
            other = file_one(self.procedure).dossier
        self.assertEqual(self.seen_by("clerk"), [])
        self.to_justice()
        self.assertEqual(self.seen_by("clerk"), [self.dossier.reference])
        self.assertEqual(self.here().agency, OTHER_AGENCY)
        self.assertEqual(when(steps.due_of(self.dossier, self.here())), "7 October 2026, 15:00")
        self.assertTrue(self.may_view("clerk"))
        self.assertFalse(self.may_view("clerk", other))

    def test_it_waits_for_the_group_until_somebody_receives_it(self):
        self.to_justice()
        waits = (f"{OTHER_AGENCY}.processing",)
        with acting("clerk"):
            self.assertEqual(catalogue.search(waits_for=waits).total, 1)
        self.act("clerk", "receive", "2026-10-06 10:00")
        with acting("clerk"):
            self.assertEqual(catalogue.search(waits_for=waits).total, 0)
        self.assertEqual(self.dossier.officer, "clerk")

    def test_the_rights_end_with_the_step(self):
        self.to_justice()
        self.act("clerk", "receive", "2026-10-06 10:00")
        self.act("clerk", "hand_over", "2026-10-07 09:00", comment="Đã xác nhận")
        self.assertEqual((self.here().name, self.here().agency), ("Phê duyệt", AGENCY))
        self.act("leader", "receive", "2026-10-07 09:30")
        self.assertEqual(self.seen_by("clerk"), [])
        self.assertFalse(self.may_view("clerk"))
        with acting("clerk"):
            self.assertEqual(available(self.dossier), [])
        self.assertNotIn(OTHER_AGENCY, str(self.dossier.get_local_roles()))

    def test_a_guest_does_not_do_what_is_the_receiving_agencys(self):
        self.to_justice()
        self.act("clerk", "receive", "2026-10-06 10:00")
        for name, data in (
            ("require_supplement", {"reason": "x", "items": ["place"]}),
            ("require_payment", {"amount": 1000}),
            ("stop", {"reason": "x"}),
            ("extend", {"reason": "x", "new_due": date(2026, 10, 20)}),
        ):
            with self.subTest(name):
                self.assertIn(
                    "Only the agency that received the dossier does this.", self.refused_at("clerk", name, **data)
                )

    def test_a_guest_is_offered_what_he_may_do(self):
        self.to_justice()
        anybody = {"receive", "hand_over", "hand_back", "ask_opinion", "complete"}
        self.assertEqual(self.may("clerk"), anybody | {"process", "ask_desk"})
        self.assertEqual(self.may("chief"), anybody)

    def test_who_gave_it_away_is_offered_to_recall_it_and_nothing_that_takes_hold_of_it(self):
        self.to_justice()
        self.assertEqual(self.may("officer"), {"recall", "require_payment", "step_back", "stop"})
        self.assertEqual(self.may("colleague"), {"require_payment", "step_back", "stop"})

    def test_while_it_is_away_the_own_officer_does_nothing_with_it(self):
        self.to_justice()
        self.assertTrue(self.refused_at("officer", "complete", outcome="x"))
        self.assertTrue(self.refused_at("colleague", "hand_over"))

    def test_the_result_ends_the_step_wherever_it_is(self):
        self.assertEqual(steps.ahead(self.dossier), ["Lấy xác nhận hộ tịch", "Phê duyệt"])
        self.act("officer", "complete", "2026-10-06 10:00", outcome="Đồng ý")
        self.assertEqual(self.here().outcome, "completed")
        self.assertEqual(steps.ahead(self.dossier), [])

    def test_only_leadership_skips_steps(self):
        self.assertTrue(self.refused_at("officer", "hand_over", step="3"))
        self.act("leader", "hand_over", "2026-10-06 10:00", step="3", officer="leader")
        self.assertEqual(self.here().step, 3)

    def test_back_to_the_step_before_with_a_reason(self):
        self.to_justice()
        self.assertTrue(self.refused_at("clerk", "hand_back"))
        self.act("clerk", "hand_back", "2026-10-06 11:00", reason="Thiếu giấy khai sinh")
        self.assertEqual((self.here().step, self.here().officer), (1, "officer"))
        self.assertEqual(self.dossier.handovers[-2].outcome, "handed_back")
        self.assertTrue(self.refused_at("officer", "hand_back", at="2026-10-06 11:30", reason="x"))
        self.assertEqual(self.seen_by("clerk"), [self.dossier.reference])  # until it is received: it may be recalled

    def test_recall_by_the_giver_while_it_is_not_received(self):
        self.to_justice()
        self.assertEqual(self.refused("leader", "recall"), ["Only who gave the dossier can recall it."])
        self.act("officer", "recall", "2026-10-06 09:10")
        self.assertEqual((self.here().step, self.dossier.officer), (1, "officer"))
        self.assertEqual(when(self.here().given), "5 October 2026, 10:30")
        self.assertEqual(self.seen_by("clerk"), [])
        self.to_justice()
        self.act("clerk", "receive", "2026-10-06 10:00")
        self.assertTrue(self.refused_at("officer", "recall", at="2026-10-06 10:05"))

    def test_what_was_received_and_given_on_within_one_second_can_be_recalled(self):
        self.act("officer", "hand_over", "2026-10-06 10:00")
        self.act("clerk", "receive", "2026-10-06 10:00")
        self.act("clerk", "hand_over", "2026-10-06 10:00")
        self.assertEqual(self.seen_by("clerk"), [self.dossier.reference])
        self.act("clerk", "recall", "2026-10-06 10:00")
        self.assertEqual((self.here().step, self.dossier.officer), (2, "clerk"))

    def test_to_another_officer_at_the_same_step(self):
        self.act("officer", "hand_over", "2026-10-05 14:00", step="1", officer="colleague")
        self.assertEqual((self.here().step, self.dossier.officer), (1, "colleague"))
        self.assertTrue(self.refused_at("officer", "hand_over"))

    def test_an_officer_of_nowhere_is_refused(self):
        self.assertTrue(self.refused_at("officer", "hand_over", officer="neighbour"))
        self.assertTrue(self.refused_at("officer", "hand_over", step="9"))

    def test_the_steps_wait_with_the_dossier_and_begin_anew_after_it_was_completed(self):
        self.act("receptionist", "require_supplement", "2026-10-05 14:00", reason="x", items=["place"])
        self.act("citizen", "supply", "2026-10-06 14:00", comment="y")
        self.assertEqual((self.state(), self.here().step, self.here().ended), ("processing", 1, None))
        self.assertEqual(when(steps.due_of(self.dossier, self.here())), "7 October 2026, 10:30")
        self.act("leader", "complete", "2026-10-06 15:00", outcome="x")
        self.act("leader", "step_back", "2026-10-06 15:30", reason="nhầm")
        self.assertEqual((self.state(), self.here().step, self.here().ended), ("processing", 1, None))

    def test_the_control_sheet_says_given_and_received(self):
        self.act("officer", "receive", "2026-10-05 11:00")
        self.to_justice()
        self.act("clerk", "receive", "2026-10-06 10:00")
        self.act("clerk", "hand_over", "2026-10-08 09:00")
        rows = control.rows(self.dossier)
        self.assertEqual([row["agency"] for row in rows], ["Sở Ngoại vụ", "Sở Tư pháp", "Sở Ngoại vụ"])
        self.assertEqual([row["step"] for row in rows], ["Thẩm định", "Lấy xác nhận hộ tịch", "Phê duyệt"])
        self.assertEqual([row["receiver"] for row in rows], ["Officer", "Clerk", ""])
        self.assertEqual(rows[1]["received"]["hour"], 10)
        self.assertEqual([row["standing"] for row in rows], ["on_time", "late", ""])

    def test_the_control_sheet_judges_nothing_that_was_recalled(self):
        self.to_justice()
        self.act("officer", "recall", "2026-10-06 09:10")
        standings = [(row["act"], row["standing"]) for row in control.rows(self.dossier)]
        self.assertIn(("hand_over", ""), standings)

    def test_the_register_of_the_other_agency_has_it_not(self):
        from egov.portal.documents.register import entries

        self.to_justice()
        with acting("clerk"):
            self.assertEqual(entries(OTHER_AGENCY, 2026), [])

    def test_the_agency_cannot_go_while_it_has_a_step(self):
        self.to_justice()
        with self.assertRaises(AgencyRefused) as caught:
            api.content.delete(self.portal["co-quan"][OTHER_AGENCY])
        self.assertIn(OTHER_AGENCY, str(caught.exception))

    def test_a_step_whose_agency_is_gone_is_given_by_the_leader(self):
        api.content.delete(self.portal["co-quan"][OTHER_AGENCY])
        self.assertIn("does not exist any more", self.refused_at("officer", "hand_over")[0])
        self.act("leader", "hand_over", "2026-10-06 09:00", step="2", agency=AGENCY, officer="colleague")
        self.assertEqual((self.here().step, self.here().agency), (2, AGENCY))
        self.act("colleague", "hand_over", "2026-10-06 10:00")
        self.assertEqual(self.here().step, 3)

    def test_strangers_do_nothing(self):
        for who in ("citizen", "neighbour", "clerk"):
            with self.subTest(who), self.assertRaises(Unauthorized), acting(who):
                act(self.dossier, "hand_over", {})


class TestWithoutSteps(LifecycleCase):
    """The simple way has one step without a name, and asks nobody to confirm anything."""

    def setUp(self):
        super().setUp()
        self.act("receptionist", "accept", "2026-10-05 10:00")
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")

    def test_one_step_that_needs_no_receipt(self):
        here = self.dossier.handovers[-1]
        self.assertEqual((here.step, here.agency, here.officer), (-1, AGENCY, "officer"))
        self.assertEqual(steps.due_of(self.dossier, here), self.dossier.due)
        self.act("officer", "complete", "2026-10-06 10:00", outcome="Đồng ý")
        self.assertEqual(self.state(), "completed")

    def test_it_can_go_to_another_agency_all_the_same(self):
        self.act("officer", "hand_over", agency=OTHER_AGENCY)
        self.assertEqual(self.dossier.handovers[-1].agency, OTHER_AGENCY)
        with acting("stranger"):
            self.assertEqual(catalogue.search().total, 1)

    def test_filing_stores_nothing_of_all_this(self):
        with acting("citizen"):
            dossier = file_one(self.procedure).dossier
            catalogue.flush()
        for name in ("handovers", "opinions", "desk_requests", "outgoing"):
            self.assertNotIn(name, vars(dossier))
        self.assertEqual(catalogue.tool().rows[dossier.record].waits, ())
        waiting = catalogue.tool().records.getIndex("waits").items()
        self.assertFalse([group for group, records in waiting if dossier.record in records])
