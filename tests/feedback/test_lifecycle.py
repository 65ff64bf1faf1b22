"""Feedback from its arrival to its end: states, limits, who may do what, what is kept of it."""

from AccessControl import Unauthorized
from datetime import date
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier.rating import RatingRefused
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.feedback import catalogue
from egov.portal.feedback import lifecycle
from egov.portal.feedback import limits
from egov.portal.feedback import rating
from egov.portal.feedback.sending import problems
from egov.portal.feedback.sending import send
from egov.portal.rules.reference import check_pin
from egov.portal.testing import FUNCTIONAL
from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from tests.dossier import support as world
from tests.feedback.support import act
from tests.feedback.support import PUBLIC
from tests.feedback.support import sending
from tests.feedback.support import sent
from tests.feedback.support import SUBMITTER
import unittest
from zope.annotation.interfaces import IAnnotations


LATER = date(2026, 11, 12)


class FeedbackTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = world.build(self.portal)
        self.addCleanup(login, self.portal, TEST_USER_NAME)

    def refused(self, feedback, who, name, at=None, **data):
        """What the refusal says."""
        with self.assertRaises(TransitionRefused) as caught:
            act(feedback, who, name, at, **data)
        return " ".join(str(message.default or message) for message in caught.exception.messages)


class SendingTest(FeedbackTest):
    def test_it_is_stored_with_reference_pin_and_limits(self):
        feedback, pin = sent()
        self.assertEqual(("PA-261102-0001", "received"), (feedback.reference, feedback.review_state))
        self.assertTrue(check_pin(pin, feedback.pin_hash))
        self.assertEqual(world.instant("2026-11-23 09:00"), feedback.due)
        self.assertEqual("/plone/phan-anh/2026/11", "/".join(feedback.getPhysicalPath()[:-1]))
        self.assertEqual(["send"], [entry.act for entry in journal.entries(feedback)])
        self.assertEqual([], journal.verify(feedback))
        self.assertEqual(feedback, catalogue.by_reference("PA-261102-0001"))
        self.assertEqual("PA-261102-0002", sent()[0].reference)

    def test_it_is_in_no_other_catalogue(self):
        feedback, _pin = sent()
        self.assertEqual([], list(self.portal.portal_catalog.unrestrictedSearchResults(UID=feedback.UID())))

    def test_it_goes_to_whom_it_concerns(self):
        general, _pin = sent()
        about, _pin = sent(procedure_code="1.000123")
        dossier, _pin = sent(dossier="h27.11-261102-0001")
        self.assertEqual([world.AGENCY] * 2, [general.agency, about.agency])
        self.assertEqual(world.PROCEDURE["title"], about.procedure_title)
        self.assertEqual((world.OTHER_AGENCY, "H27.11-261102-0001"), (dossier.agency, dossier.dossier))
        api.portal.set_registry_record("egov.portal.feedback.feedback_agency", world.OTHER_AGENCY)
        self.assertEqual(world.OTHER_AGENCY, sent()[0].agency)

    def test_whether_there_is_such_a_dossier_makes_no_difference(self):
        dossier = world.file_one(self.procedure).dossier
        real, _pin = sent(dossier=dossier.reference)
        invented, _pin = sent(dossier="H27.10-991231-9999")
        self.assertEqual(real.agency, invented.agency)
        self.assertEqual(2, len(dossier.journal) + 1)

    def test_what_is_wrong_is_said_by_part(self):
        wrong = sending(
            title="",
            text="x" * 10_001,
            submitter={"name": "<script>", "phone": "12", "address": "x" * 301},
            procedure_code="9.999999",
            dossier="H27",
            files=[object()] * 6,
        )
        found = problems(wrong)
        self.assertEqual(
            {"title", "text", "name", "phone", "address", "procedure_code", "dossier", "files"}, set(found)
        )
        with self.assertRaises(ValueError):
            send(wrong)
        self.assertIn("email", problems(sending(submitter={"name": "An Bình"})))
        self.assertEqual({}, problems(sending(submitter={"name": "An Bình", "phone": "0912 345 678"})))


class CourseTest(FeedbackTest):
    def test_from_question_to_rating(self):
        feedback, _pin = sent()
        act(feedback, "receptionist", "assign", "2026-11-02 10:00", officer="officer")
        self.assertEqual(("processing", "officer"), (feedback.review_state, feedback.officer))
        act(feedback, "officer", "ask", "2026-11-03 09:00", question="Hôm nào?", until=LATER)
        self.assertEqual("information_required", feedback.review_state)
        self.assertEqual(feedback.enquiry.until, limits.next_due(feedback))
        with clock.at(world.instant("2026-11-05 09:00")):
            lifecycle.act_as_sender(feedback, "supply", {"text": "Thứ Hai"})
        self.assertEqual(("processing", "Thứ Hai"), (feedback.review_state, feedback.enquiries[0].text))
        self.assertEqual(world.instant("2026-11-26 09:00"), feedback.due)
        act(feedback, "officer", "answer", "2026-11-09 09:00", text="Mở cửa từ 7 giờ.", file=world.a_file())
        self.assertEqual(("answered", 1), (feedback.review_state, len(feedback.answer.files)))
        self.assertEqual(world.instant("2026-11-11 09:00"), limits.next_due(feedback))
        act(feedback, "leader", "publish", "2026-11-10 09:00", **PUBLIC)
        self.assertEqual(("published", None), (feedback.review_state, limits.next_due(feedback)))
        rating.rate(feedback, "satisfied", "Nhanh")
        with self.assertRaises(RatingRefused):
            rating.rate(feedback, "satisfied")
        acts = [entry.act for entry in journal.entries(feedback)]
        self.assertEqual(["send", "assign", "ask", "supply", "answer", "publish", "rate"], acts)
        self.assertEqual([], journal.verify(feedback))

    def test_late_acts_are_marked_in_the_journal(self):
        feedback, _pin = sent()
        act(feedback, "officer", "ask", "2026-11-10 10:00", question="Hôm nào?", until=LATER)
        self.assertTrue(journal.last_entry(feedback, "ask").facts["late"])
        quick, _pin = sent()
        act(quick, "receptionist", "refuse", "2026-11-03 10:00", reason="Không thuộc thẩm quyền")
        self.assertFalse(journal.last_entry(quick, "refuse").facts["late"])

    def test_passed_on_it_is_seen_there_and_no_more_here(self):
        feedback, _pin = sent()
        act(feedback, "receptionist", "pass_on", agency=world.OTHER_AGENCY, comment="Không phải của chúng tôi")
        self.assertEqual(("received", ""), (feedback.review_state, feedback.officer))
        # Plone remembers for a request who has which role where.
        IAnnotations(self.layer["request"]).clear()
        with self.assertRaises(Unauthorized):
            act(feedback, "receptionist", "assign")
        act(feedback, "stranger", "assign")
        self.assertEqual("stranger", feedback.officer)

    def test_once_asked_it_is_not_refused_before_the_time_is_over(self):
        feedback, _pin = sent()
        act(feedback, "officer", "ask", "2026-11-03 09:00", question="Hôm nào?", until=LATER)
        self.assertIn("still has time", self.refused(feedback, "officer", "refuse", "2026-11-04 09:00", reason="x"))
        act(feedback, "officer", "refuse", "2026-11-13 09:00", reason="Không trả lời")
        self.assertEqual("refused", feedback.review_state)

    def test_the_sender_withdraws_it_until_it_is_answered(self):
        for way in ((), (("assign", {}),), (("ask", {"question": "Hôm nào?", "until": LATER}),)):
            feedback, _pin = sent(account="citizen")
            for name, data in way:
                act(feedback, "officer", name, "2026-11-03 09:00", **data)
            with clock.at(world.instant("2026-11-04 09:00")):
                lifecycle.act_as_sender(feedback, "withdraw", {"reason": "Đã rõ"})
            self.assertEqual(("withdrawn", "Đã rõ"), (feedback.review_state, feedback.reason))
            self.assertEqual(world.instant("2026-11-04 09:00"), feedback.ended)
            self.assertEqual((None, "citizen"), (limits.next_due(feedback), journal.entries(feedback)[-1].actor))
        answered, _pin = sent()
        act(answered, "officer", "answer", text="Chào ông")
        for ended in (answered, feedback):
            self.assertFalse(lifecycle.can_withdraw(ended))
            with self.assertRaises(TransitionRefused):
                lifecycle.act_as_sender(ended, "withdraw", {})
        with self.assertRaises(Unauthorized):
            act(sent(account="citizen")[0], "officer", "withdraw")

    def test_names_keep_it_from_being_published(self):
        feedback, _pin = sent()
        act(feedback, "officer", "answer", text="Chào ông")
        named = {**PUBLIC, "question": "Ông NGUYEN VAN AN hỏi"}
        self.assertIn("still tells who sent it", self.refused(feedback, "officer", "publish", **named))
        self.assertIn("is missing", self.refused(feedback, "officer", "publish", **{**PUBLIC, "answer": " "}))
        self.assertEqual("answered", feedback.review_state)

    def test_so_does_the_senders_wish(self):
        feedback, _pin = sent(may_publish=False)
        act(feedback, "officer", "answer", text="Chào ông")
        self.assertIn("does not want this", self.refused(feedback, "officer", "publish", **PUBLIC))
        act(feedback, "officer", "close", reason="Người gửi không đồng ý")
        self.assertEqual(("closed", None), (feedback.review_state, limits.next_due(feedback)))

    def test_a_publication_can_be_taken_back(self):
        feedback, _pin = sent()
        act(feedback, "officer", "answer", text="Chào ông")
        act(feedback, "officer", "publish", **PUBLIC)
        self.assertEqual(1, catalogue.published("mo cua").total)
        act(feedback, "leader", "take_down", reason="Còn tên người")
        self.assertEqual(0, catalogue.published("mo cua").total)
        self.assertEqual(0, catalogue.published().total)

    def test_what_is_missing_or_wrong_is_refused(self):
        feedback, _pin = sent()
        self.assertIn("not one of", self.refused(feedback, "officer", "assign", officer="stranger"))
        self.assertIn("not one of", self.refused(feedback, "officer", "pass_on", agency=world.AGENCY))
        past = self.refused(feedback, "officer", "ask", "2026-11-20 09:00", question="?", until=LATER)
        self.assertIn("lies in the past", past)
        self.assertIn("too long", self.refused(feedback, "officer", "answer", text="x" * 10_001))
        self.assertIn("not possible", self.refused(feedback, "officer", "publish", **PUBLIC))
        self.assertEqual(1, len(feedback.journal))

    def test_who_acts_on_what_he_has_not_seen_is_told(self):
        feedback, _pin = sent()
        seen = journal.version(feedback)
        act(feedback, "officer", "assign")
        with world.acting("colleague"), self.assertRaises(OvertakenError):
            lifecycle.act(feedback, "answer", {"text": "x"}, seen)

    def test_who_may_act(self):
        feedback, _pin = sent(account="citizen")
        for who in ("citizen", "neighbour", "stranger"):
            with world.acting(who):
                self.assertEqual([], lifecycle.available(feedback))
                self.assertFalse(api.user.has_permission("View", obj=feedback))
        with world.acting("receptionist"):
            names = {each.id for each in lifecycle.available(feedback)}
        self.assertEqual({"assign", "pass_on", "ask", "answer", "refuse"}, names)
        act(feedback, "officer", "answer", text="Chào ông")
        with world.acting("receptionist"):
            self.assertEqual([], lifecycle.available(feedback))
        with self.assertRaises(Unauthorized):
            act(feedback, "citizen", "publish", **PUBLIC)


class ForgettingTest(FeedbackTest):
    def test_people_go_the_publication_and_the_chain_stay(self):
        feedback, _pin = sent(account="citizen", files=[world.a_file()])
        file = feedback.papers[0].file
        act(feedback, "officer", "answer", text="Chào ông An", file=world.a_file())
        act(feedback, "officer", "publish", **PUBLIC)
        rating.rate(feedback, "satisfied", "Riêng tư")
        act(feedback, TEST_USER_NAME, "anonymise", reason="Hết thời hạn lưu")
        self.assertEqual(({}, "", "", ()), (feedback.submitter, feedback.account, feedback.text, feedback.papers))
        self.assertEqual(("", "satisfied", ""), (feedback.answer.text, feedback.rating.grade, feedback.rating.text))
        self.assertEqual(0, file.getSize())
        self.assertEqual([], journal.verify(feedback))
        self.assertEqual("officer", journal.entries(feedback)[1].actor)
        self.assertEqual("", journal.entries(feedback)[0].actor)
        self.assertEqual(PUBLIC["question"], catalogue.by_reference(feedback.reference).publication.question)
        self.assertNotIn("citizen", str(feedback.journal))
        row = catalogue.published().items[0]
        self.assertEqual(("", ""), (row.account, row.sender))
        self.assertEqual(0, catalogue.of_account("citizen").total)


class ListTest(FeedbackTest):
    def test_what_is_due_first_comes_first_and_only_to_its_agency(self):
        first, _pin = sent("2026-11-02 09:00")
        second, _pin = sent("2026-11-03 09:00", submitter={**SUBMITTER, "name": "Trần Thị Bình"})
        act(first, "officer", "assign", officer="officer")
        filters = catalogue.Filters
        with world.acting("officer"):
            rows = catalogue.search(filters()).items
            self.assertEqual([second.reference, first.reference], [row.reference for row in rows])
            self.assertEqual({"received": 1, "processing": 1}, catalogue.counts())
            self.assertEqual(1, catalogue.search(filters(states=("processing",))).total)
            self.assertEqual(1, catalogue.search(filters(officer="officer")).total)
            self.assertEqual(1, catalogue.search(filters(officer=catalogue.NOBODY)).total)
            self.assertEqual(1, catalogue.search(filters(text="binh")).total)
            self.assertEqual(1, catalogue.search(filters(text="pa-261102")).total)
            self.assertEqual(0, catalogue.search(filters(text="*")).total)
            with clock.at(world.instant("2026-11-06 09:00")):
                self.assertEqual(1, catalogue.search(filters(late=True)).total)
                self.assertTrue(limits.is_late(rows[0]))
        for who in ("stranger", "citizen"):
            with world.acting(who):
                self.assertEqual(0, catalogue.search(filters()).total)
                self.assertEqual({}, catalogue.counts())

    def test_of_an_account_newest_first(self):
        for at in ("2026-11-02 09:00", "2026-11-04 09:00"):
            sent(at, account="citizen")
        rows = catalogue.of_account("citizen")
        self.assertEqual((2, "PA-261104-0001"), (rows.total, rows.items[0].reference))
        self.assertEqual(0, catalogue.of_account("").total)

    def test_published_is_found_by_words_without_accents(self):
        feedback, _pin = sent(procedure_code="1.000123")
        act(feedback, "officer", "answer", text="Chào")
        act(feedback, "officer", "publish", **PUBLIC)
        sent()
        for text in ("", "MO CUA", "mở cửa", "gio mo", "bộ phận"):
            self.assertEqual(1, catalogue.published(text).total, text)
        for text in ("an", "nguyen", "x" * 10_000, "mo xyz"):
            self.assertEqual(0, catalogue.published(text).total, text)
        self.assertEqual(1, catalogue.published("*\"' (").total)
        self.assertEqual(1, catalogue.published(procedure="1.000123").total)
        self.assertEqual(0, catalogue.published(procedure="1.000124").total)

    def test_an_agency_with_feedback_stays(self):
        sent()
        self.assertTrue(catalogue.waits_with(world.AGENCY))
