"""The life of a dossier: guards, preconditions, effects, deadline, journal."""

from AccessControl import Unauthorized
from datetime import date
from egov.portal.dossier import journal
from egov.portal.dossier.lifecycle import act
from egov.portal.dossier.lifecycle import available
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.dossier.words import explanation
from egov.portal.dossier.words import when
from egov.portal.rules.status import STATUS_CODES
from egov.portal.testing import INTEGRATION
from plone import api
from tests.dossier.support import a_file
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest


class LifecycleCase(unittest.TestCase):
    layer = INTEGRATION
    procedure_fields = {}

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal, **self.procedure_fields)
        with acting("citizen", "2026-10-05 09:00"):  # a Monday
            self.dossier = file_one(self.procedure).dossier

    def act(self, who, name, at=None, **data):
        with acting(who, at):
            act(self.dossier, name, data)

    def may(self, who):
        with acting(who):
            return {transition.id for transition in available(self.dossier)}

    def refused(self, who, name, **data):
        with acting(who), self.assertRaises(TransitionRefused) as caught:
            act(self.dossier, name, data)
        return [str(message) for message in caught.exception.messages]

    def state(self):
        return self.dossier.review_state


class TestTheMainWay(LifecycleCase):
    def test_from_submission_to_the_result(self):
        self.act("receptionist", "accept", "2026-10-05 10:00", comment="Đủ giấy tờ")
        self.assertEqual(when(self.dossier.due), "12 October 2026, 10:00")
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")
        self.assertEqual((self.state(), self.dossier.officer), ("processing", "officer"))
        self.act("officer", "complete", "2026-10-08 15:00", outcome="Đồng ý", result=a_file("ket-qua.pdf"))
        self.assertEqual(when(self.dossier.finished), "8 October 2026, 15:00")
        self.assertEqual(self.dossier.results[0].file.filename, "ket-qua.pdf")
        self.act("receptionist", "return_result", "2026-10-09 08:00", received_by="Nguyễn Văn An")
        self.assertEqual((self.state(), self.dossier.receiver.name), ("returned", "Nguyễn Văn An"))
        acts = [entry.act for entry in journal.entries(self.dossier)]
        self.assertEqual(acts, ["submit", "accept", "process", "complete", "return_result"])
        self.assertEqual(journal.verify(self.dossier), [])

    def test_register_numbers_run(self):
        self.act("receptionist", "accept")
        first = self.dossier.register_number
        self.dossier = file_one(self.procedure).dossier
        self.act("receptionist", "accept")
        self.assertEqual(self.dossier.register_number, first + 1)

    def test_who_may_do_what(self):
        self.assertEqual(self.may("citizen"), {"request_withdrawal"})
        self.assertEqual(self.may("receptionist"), {"accept", "reject", "require_supplement", "require_payment"})
        self.assertEqual(self.may("officer"), {"require_payment"})
        self.assertEqual(self.may("leader"), set())
        for outsider in ("neighbour", "stranger"):
            self.assertEqual(self.may(outsider), set())

    def test_guards_hold(self):
        for who in ("citizen", "officer", "leader", "neighbour", "stranger"):
            with self.subTest(who), self.assertRaises(Unauthorized):
                self.act(who, "accept")
        self.assertEqual(self.state(), "submitted")

    def test_what_the_state_does_not_know_is_refused(self):
        self.assertIn("present state", self.refused("receptionist", "return_result", received_by="X")[0])

    def test_rejected_with_a_reason(self):
        self.refused("receptionist", "reject", reason="  ")
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.assertEqual((self.state(), self.dossier.reason), ("rejected", "Không thuộc thẩm quyền"))
        self.assertIsNotNone(self.dossier.finished)
        self.assertEqual(self.may("receptionist") | self.may("citizen"), set())

    def test_only_the_holder_passes_it_on(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", officer="officer")
        self.assertIn("not the officer", self.refused("colleague", "complete")[0])
        self.act("leader", "complete")
        self.assertEqual(self.state(), "completed")

    def test_an_officer_of_elsewhere_cannot_be_named(self):
        self.act("receptionist", "accept")
        self.assertIn("not an officer", self.refused("receptionist", "process", officer="stranger")[0])

    def test_stock_pages_meet_the_same_preconditions(self):
        with acting("receptionist"), self.assertRaises(api.exc.InvalidParameterError):
            api.content.transition(self.dossier, "return_result")
        with acting("receptionist"), self.assertRaises(TransitionRefused):
            self.portal.portal_workflow.doActionFor(self.dossier, "reject")

    def test_states_are_those_with_a_code(self):
        states = self.portal.portal_workflow["dossier_workflow"].states.objectIds()
        self.assertEqual(set(states), set(STATUS_CODES))


class TestSupplement(LifecycleCase):
    def ask(self, at="2026-10-06 10:00", **data):
        data = {"reason": "Tờ trình thiếu chữ ký", "items": ["paper_proposal", "place"], **data}
        self.act("receptionist", "require_supplement", at, **data)

    def supply(self, at="2026-10-08 10:00", **data):
        self.act("citizen", "supply", at, **data)

    def test_leads_back_to_where_it_came_from(self):
        for forward in ((), ("accept",), ("accept", "process")):
            with self.subTest(forward):
                self.dossier = file_one(self.procedure).dossier
                for name in forward:
                    self.act("receptionist", name)
                before = self.state()
                self.ask()
                self.assertEqual(
                    (self.state(), self.may("citizen")), ("supplement_required", {"supply", "request_withdrawal"})
                )
                self.supply(comment="Đã ký")
                self.assertEqual(
                    (self.state(), self.dossier.resumes, self.dossier.came_from[-1:]),
                    (before, "", (before == "processing" and ("accepted",)) or ()),
                )

    def test_only_what_was_asked_for_changes(self):
        self.ask()
        self.supply(
            answers={"place": "Vinh", "owner_name": "Người khác"},
            papers={"paper_proposal": [(a_file("moi.pdf"), "Tờ trình", "proposal")]},
        )
        self.assertEqual(dict(self.dossier.answers), {"owner_name": "Nguyễn Văn An", "place": "Vinh"})
        names = [paper.file.filename for paper in self.dossier.papers["paper_proposal"]]
        self.assertEqual(names, ["to-trinh.pdf", "moi.pdf"])
        self.assertEqual(journal.entries(self.dossier)[-1].facts["changed"], ["paper_proposal", "place"])

    def test_the_clock_stands_still(self):
        self.act("receptionist", "accept", "2026-10-05 10:00")
        self.ask("2026-10-06 10:00")
        self.supply("2026-10-08 10:00", comment="Đã ký")
        self.assertEqual(when(self.dossier.due), "14 October 2026, 10:00")
        request = self.dossier.supplements[0]
        self.assertEqual(
            (when(request.due_before), when(request.due_after)), ("12 October 2026, 10:00", "14 October 2026, 10:00")
        )
        with acting("citizen"):
            self.assertTrue(any("stood still" in line for line in explanation(self.dossier)))

    def test_refused_after_the_applicants_limit_only(self):
        self.ask(until=date(2026, 10, 12))
        with acting("receptionist", "2026-10-12 16:00"), self.assertRaises(TransitionRefused):
            act(self.dossier, "reject", {"reason": "Quá hạn bổ sung"})
        self.act("receptionist", "reject", "2026-10-13 08:00", reason="Quá hạn bổ sung")
        self.assertEqual(self.state(), "rejected")

    def test_needs_reason_items_and_a_day_to_come(self):
        self.assertEqual(len(self.refused("receptionist", "require_supplement")), 2)
        past = self.refused("receptionist", "require_supplement", reason="x", items=["place"], until=date(2020, 1, 1))
        self.assertIn("past", past[0])

    def test_nothing_supplied_is_refused(self):
        self.ask()
        self.assertIn("Nothing", self.refused("citizen", "supply", answers={})[0])


class TestRestart(LifecycleCase):
    procedure_fields = {"clock_policy": "restart"}

    def test_counts_anew_from_the_first_step(self):
        self.act("receptionist", "accept", "2026-10-05 10:00")
        self.act("receptionist", "process", "2026-10-05 10:00", officer="officer")
        self.act("receptionist", "require_supplement", "2026-10-06 10:00", reason="x", items=["place"])
        self.act("citizen", "supply", "2026-10-08 10:00", answers={"place": "Vinh"})
        self.assertEqual((self.state(), when(self.dossier.due)), ("accepted", "15 October 2026, 10:00"))


class TestMoney(LifecycleCase):
    procedure_fields = {"upfront_fee": True}

    def test_the_fee_comes_first(self):
        self.assertIn("fee", self.refused("receptionist", "accept")[0])
        for amount in (None, 0, -5, 1.5, "1000", True):
            self.refused("receptionist", "require_payment", amount=amount)
        self.act("receptionist", "require_payment", amount=30000)
        self.assertIn("30000", self.refused("receptionist", "pay", amount=20000)[0].replace("${amount}", "30000"))
        self.act("receptionist", "pay", amount=30000)
        self.assertEqual(self.state(), "submitted")
        self.act("receptionist", "accept")
        self.assertEqual(self.state(), "accepted")


class TestWithdrawalAndSteps(LifecycleCase):
    def test_withdrawn(self):
        self.act("receptionist", "accept")
        self.act("citizen", "request_withdrawal", reason="Không còn nhu cầu")
        self.act("receptionist", "stop", reason="Theo yêu cầu")
        self.assertEqual(self.state(), "stopped")
        self.act("leader", "step_back", reason="Nhầm hồ sơ")
        self.assertEqual((self.state(), self.dossier.finished), ("accepted", None))

    def test_refused_withdrawal_goes_on_even_with_a_supplement(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "require_supplement", reason="x", items=["place"])
        self.act("citizen", "request_withdrawal", reason="Thôi")
        self.act("receptionist", "refuse_withdrawal", reason="Đã có kết quả")
        self.assertEqual(self.state(), "supplement_required")
        self.act("citizen", "supply", answers={"place": "Vinh"})
        self.assertEqual(self.state(), "accepted")

    def test_not_after_completion(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", officer="officer")
        self.act("officer", "complete")
        self.assertEqual(self.may("citizen"), set())

    def test_a_step_back(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", officer="officer")
        self.act("officer", "complete")
        self.act("officer", "step_back", reason="Sai mẫu")
        self.assertEqual((self.state(), self.dossier.finished), ("processing", None))
        self.act("officer", "step_back", reason="Chuyển lại")
        self.assertEqual(self.state(), "accepted")
        entries = journal.entries(self.dossier)
        self.assertEqual(
            [(e.from_state, e.to_state) for e in entries[-2:]],
            [("completed", "processing"), ("processing", "accepted")],
        )
