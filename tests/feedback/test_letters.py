"""What is told about feedback, when, and what the portal holds on its sender."""

from datetime import date
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.feedback import lifecycle
from egov.portal.notification import agenda
from egov.portal.notification.box import box
from egov.portal.notification.lines import line
from egov.portal.privacy import forgetting
from egov.portal.privacy import retention
from egov.portal.privacy.feedback import FeedbackData
from plone.registry.interfaces import IRegistry
from tests.dossier import support as world
from tests.feedback.support import act
from tests.feedback.support import PUBLIC
from tests.feedback.support import sent
from tests.feedback.test_lifecycle import FeedbackTest
import transaction
from zope.component import getUtility


class LetterTest(FeedbackTest):
    def about(self, feedback, account=None):
        """The events told to the sender, or to an account, the oldest first."""
        keys = box().keys_of(account) if account else box().keys_about(feedback.account, feedback.getId())
        return [box().letters[key].event for key in reversed(list(keys))]

    def letter(self, feedback):
        key = next(iter(box().keys_about(feedback.account, feedback.getId())))
        return line(key, box().letters[key])

    def test_the_sender_is_told_of_each_step_that_concerns_him(self):
        feedback, _pin = sent()
        act(feedback, "receptionist", "assign", "2026-11-02 10:00", officer="officer")
        act(feedback, "officer", "ask", "2026-11-03 09:00", question="Hôm nào?", until=date(2026, 11, 12))
        with clock.at(world.instant("2026-11-04 09:00")):
            lifecycle.act_as_sender(feedback, "supply", {"text": "Thứ Hai"})
        act(feedback, "officer", "answer", "2026-11-05 09:00", text="Mở cửa từ 7 giờ.")
        act(feedback, "leader", "publish", "2026-11-05 10:00", **PUBLIC)
        told = ["feedback_received", "feedback_asked", "feedback_answered", "feedback_published"]
        self.assertEqual(told, self.about(feedback))
        self.assertEqual(["feedback_assigned", "feedback_supplied"], self.about(feedback, "officer"))

    def test_letters_lead_each_reader_to_his_page_and_tell_no_text(self):
        feedback, _pin = sent(account="citizen")
        act(feedback, "receptionist", "assign", officer="officer")
        letter = self.letter(feedback)
        self.assertTrue(letter.url.endswith(f"/@@feedback-status?reference={feedback.reference}"), letter.url)
        self.assertIn(feedback.reference, letter.text.subject)
        self.assertIn("23 November 2026", letter.text.body)
        self.assertNotIn("Nguyễn", letter.text.body)
        key = next(iter(box().keys_of("officer")))
        self.assertEqual(feedback.absolute_url(), line(key, box().letters[key]).url)

    def test_the_round_reminds_the_officer_and_tells_when_it_is_late(self):
        feedback, _pin = sent()
        self.take_up("2026-11-03 08:30")
        self.assertEqual(["feedback_due"], self.about(feedback, "receptionist"))
        act(feedback, "receptionist", "assign", "2026-11-03 10:00", officer="officer")
        self.take_up("2026-11-20 08:30")
        self.take_up("2026-11-24 08:30")
        told = ["feedback_due", "feedback_assigned", "feedback_due", "feedback_late"]
        self.assertEqual(told, self.about(feedback, "officer"))
        self.assertEqual(["feedback_due"], self.about(feedback, "receptionist"))
        self.assertEqual(["feedback_late"], self.about(feedback, "leader"))

    def test_the_sender_is_reminded_and_the_officer_told_when_his_time_is_over(self):
        feedback, _pin = sent(account="citizen")
        act(feedback, "officer", "ask", "2026-11-03 09:00", question="Hôm nào?", until=date(2026, 11, 12))
        self.take_up("2026-11-06 09:00")
        self.assertNotIn("feedback_reminder", self.about(feedback))
        for at in ("2026-11-11 09:00", "2026-11-11 10:00"):
            self.take_up(at)
            self.assertEqual(1, self.about(feedback).count("feedback_reminder"))
        self.take_up("2026-11-13 09:00")
        self.assertIn("feedback_unanswered", self.about(feedback, "receptionist"))

    def test_who_has_answered_is_not_reminded(self):
        feedback, _pin = sent(account="citizen")
        act(feedback, "officer", "ask", "2026-11-03 09:00", question="Hôm nào?", until=date(2026, 11, 12))
        with clock.at(world.instant("2026-11-04 09:00")):
            lifecycle.act_as_sender(feedback, "supply", {"text": "Thứ Hai"})
        self.take_up("2026-11-13 09:00")
        self.assertNotIn("feedback_reminder", self.about(feedback))
        self.assertNotIn("feedback_unanswered", self.about(feedback, "receptionist"))

    def test_a_withdrawal_is_told_to_who_has_it_and_ends_all_reminders(self):
        feedback, _pin = sent(account="citizen")
        act(feedback, "receptionist", "assign", "2026-11-02 10:00", officer="officer")
        with clock.at(world.instant("2026-11-03 09:00")):
            lifecycle.act_as_sender(feedback, "withdraw", {})
        self.take_up("2026-12-30 08:30")
        self.assertEqual(["feedback_assigned", "feedback_withdrawn"], self.about(feedback, "officer"))
        self.assertEqual([], self.about(feedback, "leader"))

    def test_nobody_is_reminded_of_what_is_done(self):
        feedback, _pin = sent()
        act(feedback, "officer", "answer", "2026-11-02 10:00", text="Mở cửa từ 7 giờ.")
        act(feedback, "officer", "publish", "2026-11-02 11:00", **PUBLIC)
        self.take_up("2026-12-30 08:30")
        self.assertEqual([], self.about(feedback, "officer"))

    def take_up(self, at):
        with clock.at(world.instant(at)):
            for key in agenda.due_entries(clock.now()):
                agenda.take_up(key)


class PrivacyTest(FeedbackTest):
    def test_it_is_among_the_data_of_the_account(self):
        feedback, _pin = sent(account="citizen", files=[world.a_file()])
        act(feedback, "officer", "answer", text="Mở cửa từ 7 giờ.")
        sent(account="neighbour")
        glance = FeedbackData().glance("citizen", 5)
        self.assertEqual((1, feedback.reference), (glance.total, glance.lines[0][0]))
        (holding,) = FeedbackData().holdings("citizen")
        self.assertEqual(feedback.text, holding.data["text"])
        self.assertEqual("agency", holding.data["answer"]["by"])
        self.assertEqual(1, len(holding.files))
        for secret in (feedback.pin_hash, "officer"):
            self.assertNotIn(secret, str(holding.data))

    def test_when_the_time_is_over_people_are_told_then_forgotten(self):
        getUtility(IRegistry)["egov.portal.privacy.retention_months"] = 12
        feedback, _pin = sent("2026-01-05 09:00")
        act(feedback, "receptionist", "refuse", "2026-01-06 09:00", reason="Không thuộc thẩm quyền")
        transaction.commit()
        self.assertEqual(forgetting.Round(), self.round("2026-11-01 09:00"))
        self.assertEqual(forgetting.Round(told=1), self.round("2026-12-20 09:00"))
        self.assertEqual(1, len(retention.of_feedback(world.instant("2026-12-21 09:00"))[1]))
        self.assertEqual(forgetting.Round(), self.round("2027-01-10 09:00"))
        self.assertEqual(forgetting.Round(forgotten=1), self.round("2027-01-20 09:00"))
        self.assertEqual(forgetting.Round(), self.round("2027-01-21 09:00"))
        self.assertEqual(({}, ""), (feedback.submitter, feedback.text))
        self.assertEqual([], journal.verify(feedback))
        self.assertEqual([], list(box().keys_about("", feedback.getId())))

    def round(self, at):
        with clock.at(world.instant(at)):
            return forgetting.make_round(self.portal)
