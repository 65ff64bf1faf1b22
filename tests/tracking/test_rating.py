"""The rating: once, after the result, by the applicant alone."""

from egov.portal.dossier import rating
from egov.portal.dossier.events import IDossierRated
from tests.dossier.support import acting
from tests.tracking.support import PageTest
import transaction
from zope.component import getGlobalSiteManager


GRADES = {"conduct": "very_satisfied", "time": "neutral", "guidance": "dissatisfied"}


class TestRating(PageTest):
    def finish(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", officer="officer")
        self.act("officer", "complete", outcome="Đồng ý")
        self.act("receptionist", "return_result", received_by="Nguyễn Văn An")

    def rate(self, grades=GRADES, text="Rất tốt"):
        with acting("citizen"):
            return rating.rate(self.dossier, grades, text)

    def send(self, text):
        browser = self.page("citizen", self.dossier.absolute_url())
        for name, grade in GRADES.items():
            browser.getControl(name=name).value = [grade]
        browser.getControl(name="text", index=0).value = text
        browser.getControl("Send the rating").click()
        transaction.begin()
        return browser

    def test_by_the_form_of_the_status_page(self):
        self.finish()
        browser = self.send("Nhanh <script>alert(1)</script>")
        self.assertEqual(self.dossier.rating.grades, GRADES)
        self.assertEqual(browser.url, self.dossier.absolute_url())
        self.assertIn("You have rated this dossier", browser.contents)
        self.assertNotIn("Send the rating", browser.contents)
        for who in ("citizen", "officer"):
            self.assertNotIn("<script>alert", self.text(who, self.dossier.absolute_url()))

    def test_the_journal_keeps_no_text(self):
        self.finish()
        self.rate(text="Tôi tên là An")
        self.assertEqual(self.dossier.journal[-1][2], "rate")
        self.assertNotIn("Tôi tên là An", repr(self.dossier.journal))

    def test_once(self):
        self.finish()
        self.rate()
        with self.assertRaises(rating.RatingRefused):
            self.rate()

    def test_not_before_the_result(self):
        with self.assertRaises(rating.RatingRefused):
            self.rate()
        self.assertNotIn("Send the rating", self.page("citizen", self.dossier.absolute_url()).contents)

    def test_every_question_and_no_more_than_the_grades(self):
        self.finish()
        for grades in ({}, {**GRADES, "time": "splendid"}, {**GRADES, "time": None}):
            with self.assertRaises(rating.RatingRefused):
                self.rate(grades)
        with self.assertRaises(rating.RatingRefused):
            self.rate(text="x" * (rating.MAX_LENGTH + 1))
        self.assertIsNone(self.dossier.rating)

    def test_others_cannot_and_nothing_without_the_authenticator(self):
        self.finish()
        for who in (None, "neighbour", "officer", "citizen"):
            browser = self.browser(who)
            browser.post(f"{self.dossier.absolute_url()}/@@rate", "conduct=neutral&time=neutral&guidance=neutral")
            transaction.begin()
            self.assertIsNone(self.dossier.rating, who)
        self.assertEqual(self.page("citizen", f"{self.dossier.absolute_url()}/@@rate").headers["Status"][:3], "404")

    def test_the_rooms_above_are_told(self):
        self.finish()
        told = []
        getGlobalSiteManager().registerHandler(told.append, (IDossierRated,))
        self.addCleanup(getGlobalSiteManager().unregisterHandler, told.append, (IDossierRated,))
        given = self.rate()
        self.assertEqual([event.rating for event in told], [given])
