"""What officers and applicants are told of opinions and new appointments, and a round in which one dossier fails."""

from datetime import date
from egov.portal.dossier import clock
from egov.portal.dossier import lifecycle
from egov.portal.notification.box import box
from egov.portal.notification.tick import tick
from tests.desk.support import DeskTest
from tests.dossier.process import add_people
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.support import instant
from tests.dossier.support import OTHER_AGENCY
import transaction


class ProcessLettersTest(DeskTest):
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

    def test_no_reminder_of_an_opinion_that_was_given(self):
        until = date(2026, 11, 19)
        self.act("officer", "ask_opinion", "2026-11-17 09:00", agency=OTHER_AGENCY, question="?", until=until)
        self.act("clerk", "give_opinion", "2026-11-18 11:00", opinion="1", answer="Thống nhất")
        self.round("2026-11-19 09:00")
        self.assertNotIn("opinion_due", self.told("officer"))

    def test_a_new_appointment_is_told_and_the_old_one_is_forgotten(self):
        self.act("officer", "extend", "2026-11-18 09:00", reason="Cần xác minh", new_due=date(2026, 11, 30))
        self.assertIn("extended", self.told("citizen"))
        self.round("2026-11-25 09:00")
        self.assertNotIn("late", self.told("citizen"))
        self.round("2026-12-01 09:00")
        self.assertIn("late", self.told("citizen"))

    def test_early_completion_is_told(self):
        self.act("officer", "complete", "2026-11-18 09:00", outcome="Đồng ý")
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
