"""What officers and applicants are told of opinions and new appointments, and a round in which one dossier fails."""

from datetime import date
from egov.portal.dossier import clock
from egov.portal.dossier import lifecycle
from egov.portal.notification.box import box
from egov.portal.notification.tick import tick
from tests.desk.support import DeskTest
from tests.dossier.process import add_people
from tests.dossier.process import PROCESS
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.support import instant
from tests.dossier.support import OTHER_AGENCY
import transaction


class LettersCase(DeskTest):
    """A dossier with `officer` since Monday 2026-11-16 at 10:30."""

    def setUp(self):
        super().setUp()
        add_people()
        transaction.commit()
        self.act("receptionist", "accept", "2026-11-16 10:00")
        self.act("receptionist", "process", "2026-11-16 10:30", officer="officer")

    def told(self, account):
        """The events that this account was told of."""
        transaction.begin()
        return [letter.event for letter in box().letters.values() if letter.account == account]

    def round(self, at):
        with clock.at(instant(at)):
            return tick(self.layer["app"]._p_jar.db())


class ProcessLettersTest(LettersCase):
    procedure_values = {"signed_papers": ["result"]}

    def test_an_opinion_is_asked_reminded_and_answered(self):
        until = date(2026, 11, 19)
        self.act("officer", "ask_opinion", "2026-11-17 09:00", agency=OTHER_AGENCY, question="?", until=until)
        self.assertEqual(["opinion_asked"], self.told("clerk"))
        self.assertEqual(0, self.told("clerk").count("opinion_due"))
        self.round("2026-11-18 12:00")
        self.assertNotIn("opinion_due", self.told("clerk"))
        self.round("2026-11-19 09:00")
        self.round("2026-11-19 10:00")
        self.assertEqual((1, 1), (self.told("clerk").count("opinion_due"), self.told("officer").count("opinion_due")))
        self.act("clerk", "give_opinion", "2026-11-19 11:00", opinion="1", answer="Thống nhất")
        self.assertIn("opinion_given", self.told("officer"))

    def test_an_opinion_that_does_not_come_is_told_to_who_asked_and_asked_again(self):
        ask = {"agency": OTHER_AGENCY, "question": "?"}
        self.act("officer", "ask_opinion", "2026-11-16 11:00", until=date(2026, 11, 17), **ask)
        for at in ("2026-11-18 07:00", "2026-11-18 07:10"):
            self.round(at)
            self.assertEqual(1, self.told("officer").count("opinion_over"))
        self.assertNotIn("opinion_over", self.told("clerk"))
        self.act("officer", "ask_opinion", "2026-11-18 09:00", until=date(2026, 11, 19), **ask)
        self.assertEqual([True, False], [opinion.closed is not None for opinion in self.dossier.opinions])
        self.act("clerk", "give_opinion", "2026-11-18 10:00", opinion="2", answer="Thống nhất")
        self.round("2026-11-20 08:00")
        self.assertEqual(1, self.told("officer").count("opinion_over"))

    def test_no_reminder_of_an_opinion_that_was_given(self):
        until = date(2026, 11, 19)
        self.act("officer", "ask_opinion", "2026-11-17 09:00", agency=OTHER_AGENCY, question="?", until=until)
        self.act("clerk", "give_opinion", "2026-11-18 11:00", opinion="1", answer="Thống nhất")
        self.round("2026-11-19 09:00")
        self.assertNotIn("opinion_due", self.told("officer"))

    def test_a_paper_signed_or_sent_back_is_told_to_who_drafted_it(self):
        for number, (act, data) in enumerate((("send_back_paper", {"comment": "x"}), ("sign_paper", {})), start=1):
            self.act("officer", "draft_paper", "2026-11-17 09:00", kind="result", text="Đồng ý")
            self.act("leader", act, "2026-11-17 10:00", paper=str(number), **data)
        told = {event for event in self.told("officer") if "paper" in event}
        self.assertEqual({"paper_sent_back", "paper_signed"}, told)

    def test_what_the_desk_declines_is_told(self):
        self.act("officer", "ask_desk", "2026-11-17 09:00", reason="x", items=["place"])
        self.act("receptionist", "decline_request", "2026-11-17 10:00", reason="y")
        self.assertIn("request_declined", self.told("officer"))

    def test_a_new_appointment_is_told_and_the_old_one_is_forgotten(self):
        self.act("officer", "extend", "2026-11-18 09:00", reason="Cần xác minh", new_due=date(2026, 11, 30))
        self.assertIn("extended", self.told("citizen"))
        self.round("2026-11-25 09:00")
        self.assertNotIn("late", self.told("citizen"))
        self.round("2026-12-01 09:00")
        self.assertIn("late", self.told("citizen"))

    def test_early_completion_is_told(self):
        self.act("officer", "draft_paper", "2026-11-17 09:00", kind="result", text="Đồng ý")
        self.act("leader", "sign_paper", "2026-11-17 10:00", paper="1")
        self.act("officer", "complete", "2026-11-18 09:00")
        self.assertIn("completed_early", self.told("citizen"))

    def test_one_that_fails_stops_no_other_and_is_named(self):
        with acting("citizen", "2026-11-16 09:00"):
            other = file_one(self.procedure).dossier
        with acting("receptionist", "2026-11-16 10:00"):
            lifecycle.act(other, "accept", {})
        key = next(key for key in box().agenda if other.getId() in key and "\0late\0" in key)
        box().agenda[key.replace("\0late\0", "\0unheard-of\0")] = other.due
        transaction.commit()
        done = self.round("2026-11-24 09:00")
        self.assertEqual(1, done.failed)
        self.assertIn("unheard-of", done.failures[0])
        self.assertEqual(2, self.told("citizen").count("late"))
        self.assertEqual(1, self.round("2026-11-24 09:10").failed)
        self.assertEqual(2, self.told("citizen").count("late"))


class StepLettersTest(LettersCase):
    """The step `Thẩm định` of one working day, given on Monday 2026-11-16 at 10:30: due on Tuesday at 10:30."""

    procedure_values = {"process": PROCESS}

    def of_step(self, account="officer"):
        return [event for event in reversed(self.told(account)) if event.startswith("step_")]

    def test_the_holder_is_warned_before_the_limit_and_told_at_it_once_each(self):
        self.round("2026-11-16 22:00")
        self.assertEqual([], self.of_step())
        for at in ("2026-11-16 23:00", "2026-11-16 23:10"):
            self.round(at)
            self.assertEqual(["step_soon"], self.of_step())
        for at in ("2026-11-17 10:31", "2026-11-17 10:40"):
            self.round(at)
            self.assertEqual(["step_soon", "step_over"], self.of_step())

    def test_an_act_within_the_step_tells_nothing_again(self):
        self.round("2026-11-17 10:31")
        self.act("officer", "receive", "2026-11-17 10:40")
        self.act("officer", "ask_desk", "2026-11-17 10:45", reason="x", items=["place"])
        self.round("2026-11-17 11:00")
        self.assertEqual(["step_over"], self.of_step())

    def test_what_was_handed_on_in_time_is_not_told(self):
        self.act("officer", "hand_over", "2026-11-16 16:00")
        self.assertIn("given_to_agency", self.told("clerk"))
        self.round("2026-11-17 10:31")
        self.assertEqual([], self.of_step())
        self.round("2026-11-18 15:00")
        self.assertEqual(["step_over"], self.of_step("clerk"))
        self.assertEqual([], self.of_step("chief"))

    def test_who_received_it_is_told_alone(self):
        self.act("officer", "hand_over", "2026-11-16 16:00")
        self.act("clerk", "receive", "2026-11-16 16:30")
        self.round("2026-11-18 15:00")
        self.assertEqual((["step_over"], []), (self.of_step("clerk"), self.of_step("stranger")))

    def test_it_waits_with_the_applicant(self):
        self.act("receptionist", "require_supplement", "2026-11-16 16:30", reason="x", items=["place"])
        self.round("2026-11-17 11:00")
        self.assertEqual([], self.of_step())
        self.act("citizen", "supply", "2026-11-18 16:30", comment="y")
        self.round("2026-11-18 17:00")
        self.assertEqual(["step_soon"], self.of_step())
        self.round("2026-11-19 10:31")
        self.assertEqual(["step_soon", "step_over"], self.of_step())

    def test_the_appointment_is_warned_of_once_whatever_is_done_then(self):
        self.round("2026-11-20 09:00")
        self.assertEqual(1, self.told("officer").count("due_soon"))
        self.act("officer", "ask_desk", "2026-11-20 09:30", reason="x", items=["place"])
        self.round("2026-11-20 10:00")
        self.assertEqual(1, self.told("officer").count("due_soon"))

    def test_after_a_supplement_the_new_appointment_is_warned_of(self):
        self.act("receptionist", "require_supplement", "2026-11-17 10:00", reason="x", items=["place"])
        self.act("citizen", "supply", "2026-11-19 10:00", comment="y")
        self.round("2026-11-25 09:00")  # the 24th is a holiday
        self.assertIn("due_soon", self.told("officer"))

    def test_a_step_that_fails_stops_no_other(self):
        with acting("citizen", "2026-11-16 09:00"):
            other = file_one(self.procedure).dossier
        with acting("receptionist", "2026-11-16 10:30"):
            lifecycle.act(other, "accept", {})
            lifecycle.act(other, "process", {"officer": "colleague"})
        key = next(key for key in box().agenda if other.getId() in key and "\0step_soon\0" in key)
        box().agenda[key.replace("\0step_soon\0", "\0unheard-of\0")] = other.due
        transaction.commit()
        self.assertEqual(1, self.round("2026-11-17 10:31").failed)
        for account in ("officer", "colleague"):
            self.assertEqual(["step_over"], self.of_step(account))
