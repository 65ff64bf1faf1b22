"""The day of return: who may take the result, what is compared, what becomes of the receipt."""

from egov.portal.dossier import journal
from egov.portal.dossier import lifecycle
from egov.portal.testing import INTEGRATION
from tests.dossier.support import a_file
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest


PAPER = "paper_proposal/1"


class TestReturn(unittest.TestCase):
    layer = INTEGRATION
    channel = "online"

    def setUp(self):
        procedure = build(self.layer["portal"])
        with acting("citizen", "2026-11-16 09:00"):
            self.dossier = file_one(procedure, channel=self.channel).dossier
        self.act("receptionist", "accept")
        self.act("officer", "complete", outcome="Cấp phép", result=a_file("giay-phep.pdf"))

    def act(self, who, name, **data):
        with acting(who, "2026-11-18 09:00"):
            lifecycle.act(self.dossier, name, data)

    def give(self, **data):
        self.act("receptionist", "return_result", **{"received_by": "Nguyễn Văn An", **data})

    def refused(self, **data):
        with self.assertRaises(lifecycle.TransitionRefused) as caught:
            self.give(**data)
        self.assertEqual(self.dossier.review_state, "completed")
        return caught.exception.messages


class TestTaker(TestReturn):
    def test_the_owner_needs_only_a_name(self):
        self.give()
        self.assertEqual((self.dossier.review_state, self.dossier.receiver.taker), ("returned", "owner"))

    def test_a_proxy_is_known_by_number_and_authorisation(self):
        self.assertEqual(len(self.refused(taker="proxy")), 2)
        self.assertEqual(len(self.refused(taker="proxy", identity_number="042190001234", authorisation=" ")), 1)
        self.give(taker="proxy", identity_number="042190001234", authorisation="Giấy ủy quyền số 12")
        self.assertEqual(self.dossier.receiver.authorisation, "Giấy ủy quyền số 12")

    def test_nobody_else(self):
        self.assertEqual([message.mapping for message in self.refused(taker="thief")], [{"value": "thief"}])

    def test_the_journal_names_him_and_not_his_number(self):
        self.give(identity_number="042190001234")
        facts = journal.entries(self.dossier)[-1].facts
        self.assertEqual(facts, {"received_by": "Nguyễn Văn An", "taker": "owner", "receipt": "", "compared": []})


class TestComparison(TestReturn):
    def test_a_paper_that_fits(self):
        self.give(compared=[{"paper": PAPER, "finding": "fits", "note": ""}])
        self.assertEqual(
            [(each.title, each.finding) for each in self.dossier.receiver.compared], [("Tờ trình", "fits")]
        )
        self.assertEqual(journal.entries(self.dossier)[-1].facts["compared"], [["Tờ trình", "fits"]])

    def test_what_differs_is_described(self):
        self.assertEqual(len(self.refused(compared=[{"paper": PAPER, "finding": "differs", "note": " "}])), 1)
        self.give(compared=[{"paper": PAPER, "finding": "differs", "note": "Thiếu con dấu"}])
        self.assertEqual(self.dossier.receiver.compared[0].note, "Thiếu con dấu")

    def test_only_what_came_electronically(self):
        for paper in ("paper_proposal/2", "paper_other/1", "", "../x"):
            self.assertEqual(len(self.refused(compared=[{"paper": paper, "finding": "fits"}])), 1, paper)

    def test_no_other_finding(self):
        self.assertEqual(len(self.refused(compared=[{"paper": PAPER, "finding": "perhaps"}])), 1)


class TestReceipt(TestReturn):
    channel = "counter"

    def test_what_became_of_a_paper_receipt_has_to_be_said(self):
        self.assertEqual(len(self.refused()), 1)
        self.give(receipt="taken_back")
        self.assertEqual(self.dossier.receiver.receipt, "taken_back")

    def test_a_lost_one_is_declared(self):
        self.assertEqual(len(self.refused(receipt="lost")), 1)
        self.give(receipt="lost", receipt_note="Tôi cam đoan đã làm mất giấy hẹn.")
        self.assertIn("cam đoan", self.dossier.receiver.receipt_note)

    def test_nothing_else_can_have_become_of_it(self):
        self.assertEqual(len(self.refused(receipt="eaten")), 1)
