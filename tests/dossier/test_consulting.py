"""Opinions of other agencies, requests to the desk, papers that leadership signs, new appointments, the token."""

from AccessControl import Unauthorized
from datetime import date
from egov.portal.dossier import deadlines
from egov.portal.dossier import journal
from egov.portal.dossier import rights
from egov.portal.dossier.lifecycle import act
from egov.portal.dossier.lifecycle import available
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.dossier.words import explanation
from egov.portal.dossier.words import when
from tests.dossier.process import ProcessCase
from tests.dossier.support import a_file
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.test_lifecycle import LifecycleCase


class TestOpinions(ProcessCase):
    def ask(self, until=date(2026, 10, 8)):
        self.act(
            "officer", "ask_opinion", "2026-10-06 09:00", agency=OTHER_AGENCY, question="Có ý kiến gì?", until=until
        )

    def test_it_appears_with_the_other_agency_until_it_has_answered(self):
        due = self.dossier.due
        self.ask()
        self.assertEqual(self.seen_by("clerk"), [self.dossier.reference])
        self.assertTrue(self.may_view("clerk"))
        with acting("clerk"):
            self.assertEqual([each.id for each in available(self.dossier)], ["give_opinion"])
        self.act("clerk", "give_opinion", "2026-10-07 09:00", opinion="1", answer="Đồng ý", file=a_file("y-kien.pdf"))
        opinion = self.dossier.opinions[0]
        self.assertEqual(
            (opinion.answer, opinion.answered_by, opinion.file.filename), ("Đồng ý", "clerk", "y-kien.pdf")
        )
        self.assertEqual(self.seen_by("clerk"), [])
        self.assertFalse(self.may_view("clerk"))
        self.assertEqual(self.dossier.due, due)  # the clock went on

    def test_whom_it_waits_for(self):
        self.ask()
        self.assertIn(f"{OTHER_AGENCY}.processing", rights.waits_for(self.dossier))

    def test_the_limit_lies_ahead_and_within_the_time(self):
        for until in (date(2026, 10, 6), date(2026, 10, 1), date(2026, 10, 13)):
            with self.subTest(until):
                self.assertTrue(
                    self.refused_at("officer", "ask_opinion", agency=OTHER_AGENCY, question="?", until=until)
                )

    def test_whom_not_to_ask(self):
        for agency in (AGENCY, "so-khong-co"):
            self.assertTrue(
                self.refused_at("officer", "ask_opinion", agency=agency, question="?", until=date(2026, 10, 8))
            )
        self.ask()
        self.assertTrue(
            self.refused_at("officer", "ask_opinion", agency=OTHER_AGENCY, question="?", until=date(2026, 10, 8))
        )

    def test_only_who_was_asked_answers_and_once(self):
        self.ask()
        self.act("clerk", "give_opinion", opinion="1", answer="x")
        with self.assertRaises(Unauthorized):
            self.act("clerk", "give_opinion", opinion="1", answer="y")
        self.assertEqual(self.dossier.opinions[0].answer, "x")

    def test_what_is_open_at_the_end_lapses(self):
        self.ask()
        self.act("leader", "complete", "2026-10-06 10:00", outcome="x")
        self.assertEqual(rights.open_opinions(self.dossier), [])
        self.assertFalse(self.may_view("clerk"))


class TestTheDesk(ProcessCase):
    def test_only_the_desk_asks_the_applicant(self):
        self.assertEqual(
            self.refused_at("officer", "require_supplement", reason="x", items=["place"]),
            ["Only the desk asks the applicant: ask the desk."],
        )

    def test_what_the_officer_asks_becomes_the_desks_request(self):
        self.act("officer", "ask_desk", reason="Sai địa điểm", items=["place"])
        self.assertIn(f"{AGENCY}.reception", rights.waits_for(self.dossier))
        self.assertTrue(self.refused("officer", "ask_desk", reason="x", items=["place"]))
        self.act("receptionist", "require_supplement", reason="Sai địa điểm", items=["place"])
        self.assertEqual((self.state(), self.dossier.desk_requests[-1].outcome), ("supplement_required", "asked"))

    def test_the_desk_declines_with_a_reason(self):
        self.act("officer", "ask_desk", reason="Sai địa điểm", items=["place"])
        self.assertTrue(self.refused("receptionist", "decline_request"))
        self.act("receptionist", "decline_request", reason="Đã có trong đơn")
        request = self.dossier.desk_requests[-1]
        self.assertEqual((request.outcome, request.answer), ("declined", "Đã có trong đơn"))
        self.assertEqual(self.state(), "processing")
        self.assertEqual(rights.open_requests(self.dossier), [])


class TestOfficersWhoAsk(ProcessCase):
    procedure_fields = {"desk_asks": False}

    def test_an_officer_asks_the_applicant_himself_where_the_procedure_says_so(self):
        self.assertIn("require_supplement", self.may("officer"))
        self.act("officer", "require_supplement", reason="x", items=["place"])
        self.assertEqual(self.state(), "supplement_required")


class TestPapers(ProcessCase):
    procedure_fields = {"signed_papers": ["result", "refusal", "apology"]}

    def lay(self, kind="result", **data):
        self.act("officer", "draft_paper", kind=kind, text="Cho phép tổ chức", **data)

    def test_no_result_without_a_signature(self):
        self.assertIn("Leadership has not signed", self.refused_at("officer", "complete", outcome="x")[0])
        self.lay(file=a_file("giay-phep.pdf"))
        self.assertIn(f"{AGENCY}.leadership", rights.waits_for(self.dossier))
        self.assertTrue(self.refused_at("officer", "complete", outcome="x"))
        self.act("leader", "sign_paper", paper="1")
        self.act("officer", "complete", "2026-10-06 10:00", outcome="Khác", result=a_file("khac.pdf"))
        self.assertEqual(self.dossier.outcome, "Cho phép tổ chức")
        self.assertEqual([paper.file.filename for paper in self.dossier.results], ["giay-phep.pdf"])
        self.assertEqual(self.dossier.outgoing[0].status, "used")

    def test_a_file_that_leadership_has_not_seen_does_not_go_out(self):
        self.lay()
        self.act("leader", "sign_paper", paper="1")
        self.act("officer", "complete", "2026-10-06 10:00", result=a_file("khac.pdf"))
        self.assertEqual(self.dossier.results, ())

    def test_sent_back_with_a_comment_and_drafted_anew(self):
        self.lay()
        self.assertTrue(self.refused("leader", "send_back_paper", paper="1"))
        self.act("leader", "send_back_paper", paper="1", comment="Thiếu căn cứ")
        self.assertEqual(
            (self.dossier.outgoing[0].status, self.dossier.outgoing[0].comment), ("sent_back", "Thiếu căn cứ")
        )
        self.assertTrue(self.refused("leader", "sign_paper", paper="1"))
        self.lay()
        self.assertTrue(self.refused("officer", "draft_paper", kind="result", text="x"))
        self.act("leader", "sign_paper", paper="2")
        self.assertEqual(rights.waits_for(self.dossier)[-1:], ("officer",))

    def test_officers_do_not_sign(self):
        self.lay()
        with acting("officer"):
            self.assertNotIn("sign_paper", {each.id for each in available(self.dossier)})

    def test_the_apology_says_what_was_signed(self):
        self.assertTrue(self.refused_at("officer", "extend", reason="x", new_due=date(2026, 10, 16)))
        self.lay("apology")
        self.act("leader", "sign_paper", paper="1")
        self.act("officer", "extend", "2026-10-07 10:00", new_due=date(2026, 10, 16))
        self.assertEqual(self.dossier.extensions[0].reason, "Cho phép tổ chức")

    def test_other_kinds_go_out_as_before(self):
        self.act("receptionist", "require_supplement", reason="x", items=["place"])
        self.assertEqual(self.state(), "supplement_required")


class TestExtension(LifecycleCase):
    def setUp(self):
        super().setUp()
        self.act("receptionist", "accept", "2026-10-05 10:00")
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")

    def extend(self, day, at="2026-10-08 10:00"):
        self.act("officer", "extend", at, reason="Cần thêm thời gian", new_due=day)

    def refused_extension(self, day, at="2026-10-08 10:00"):
        with acting("officer", at), self.assertRaises(TransitionRefused) as caught:
            act(self.dossier, "extend", {"reason": "x", "new_due": day})
        return [str(message) for message in caught.exception.messages]

    def test_one_new_appointment_at_the_same_time_of_day(self):
        self.extend(date(2026, 10, 16))
        self.assertEqual(when(self.dossier.due), "16 October 2026, 10:00")
        with acting("officer", "2026-10-09 10:00"):
            self.assertIn("16 October 2026, 10:00", str([line.mapping for line in explanation(self.dossier)]))
        facts = journal.last_entry(self.dossier, "extend").facts
        self.assertEqual(facts["due_before"][:10], "2026-10-12")
        self.assertTrue(self.refused_extension(date(2026, 10, 20)))

    def test_dates_that_are_none(self):
        for day in (date(2026, 10, 12), date(2026, 10, 9), date(2020, 1, 1), date(2026, 10, 17)):
            with self.subTest(day):
                self.assertTrue(self.refused_extension(day))
        self.assertEqual(self.dossier.extensions, ())

    def test_too_late_on_the_due_day_and_after(self):
        for at in ("2026-10-12 07:30", "2026-10-20 08:00"):
            with self.subTest(at):
                self.assertTrue(self.refused_extension(date(2026, 10, 30), at))

    def test_later_it_is_late_by_the_new_date(self):
        self.extend(date(2026, 10, 16))
        with acting("officer", "2026-10-14 10:00"):
            self.assertEqual(deadlines.standing(self.dossier), "running")
        with acting("officer", "2026-10-19 10:00"):
            self.assertEqual(deadlines.standing(self.dossier), "overdue")


class TestTheToken(LifecycleCase):
    def test_the_second_of_two_is_refused_and_nothing_overwritten(self):
        seen = journal.version(self.dossier)
        with acting("receptionist"):
            act(self.dossier, "accept", {}, seen)
            with self.assertRaises(OvertakenError):
                act(self.dossier, "require_supplement", {"reason": "x", "items": ["place"]}, seen)
        self.assertEqual((self.state(), self.dossier.supplements), ("accepted", ()))
        self.assertEqual([entry.act for entry in journal.since(self.dossier, seen)], ["accept"])

    def test_reading_changes_no_version(self):
        seen = journal.version(self.dossier)
        journal.record(self.dossier, "read", actor="officer")
        self.assertEqual(journal.version(self.dossier), seen)
