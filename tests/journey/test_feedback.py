"""Feedback in a real browser: sent without an account, asked, answered, published and rated, each state looked at."""

import re
from tests.journey.stage import JourneyTest
from tests.journey.visitor import PHONE


FORM = "form.eg-intake"
SENT = {
    "title": "Bộ phận một cửa mở cửa muộn",
    "text": "Sáng thứ Hai tôi đến lúc 7 giờ 30 nhưng bộ phận một cửa chưa mở cửa. Đề nghị cho biết giờ làm việc.",
    "submitter_name": "Phạm Thị Hòa",
    "submitter_email": "hoa@example.org",
}
PUBLIC = {"title": "Giờ mở cửa", "question": "Bộ phận một cửa mở cửa lúc mấy giờ?", "answer": "Mở cửa từ 7 giờ."}


class FeedbackJourneyTest(JourneyTest):
    def test_from_the_button_of_a_procedure_to_the_rating(self):
        sender, officer = self.visitor(), self.visitor("officer")
        self.sent(sender)
        self.dealt_with(officer, "ask", question="Việc này xảy ra ngày nào?", until="2099-12-31")
        self.replied(sender)
        self.dealt_with(officer, "answer", text="Bộ phận một cửa mở cửa từ 7 giờ các ngày làm việc.")
        self.look_at(officer, self.feedback, "feedback-answered-desk")
        self.published(officer)
        self.rated(sender)
        self.read_by_everybody()
        self.assertEqual([], self.faults)

    def test_on_a_phone_it_is_sent_corrected_and_withdrawn(self):
        sender = self.visitor(screen=PHONE)
        sender.go("@@send-feedback")
        sender.look("feedback-form-phone")
        sender.give(FORM, **{**SENT, "submitter_email": "not an address"})
        self.solved(sender)
        sender.send(f"{FORM} button[type=submit]")
        sender.look("feedback-form-wrong")
        self.assertEqual("not an address", sender.page.input_value("[name='form.widgets.submitter_email']"))
        sender.give(FORM, submitter_email="hoa@example.org")
        self.solved(sender)
        sender.send(f"{FORM} button[type=submit]")
        sender.look("feedback-receipt-phone")
        sender.click("details summary")
        sender.look("feedback-withdraw")
        sender.send("form[action$='@@feedback-withdraw'] button")
        sender.look("feedback-withdrawn")
        self.assertEqual([], self.faults)

    def solved(self, visitor):
        """The proof of work is there."""
        visitor.page.wait_for_function("document.querySelector('[name=altcha]').value !== ''")

    def sent(self, sender):
        sender.go("thu-tuc/dang-ky-khai-sinh")
        sender.send("a[href*='send-feedback']")
        sender.look("feedback-form")
        self.assertIn("Đăng ký khai sinh", sender.text(".eg-page"))
        sender.give(FORM, **SENT)
        self.solved(sender)
        sender.send(f"{FORM} button[type=submit]")
        sender.look("feedback-receipt")
        self.reference = re.search(r"PA-\d{6}-\d{4}", sender.text("main"))[0]
        self.pin = sender.text(".eg-pin")
        rows = self.layer.session("officer").get(f"@feedback-desk?text={self.reference}").json()["items"]
        self.feedback = rows[0]["@id"]

    def followed(self, sender):
        """The status page, by reference and PIN."""
        sender.go("@@feedback-status")
        sender.page.fill("[name=reference]", self.reference)
        sender.page.fill("[name=pin]", self.pin)
        sender.send("form[action$='@@feedback-status'] button[type=submit]")

    def look_at(self, visitor, url, name):
        visitor.go(url)
        visitor.look(name)

    def dealt_with(self, officer, transition, **data):
        officer.go("@@feedback-desk")
        if transition == "ask":
            officer.look("feedback-desk")
        self.look_at(officer, self.feedback, f"feedback-before-{transition}")
        officer.click(f"a[href*='transition={transition}']")
        officer.look(f"feedback-{transition}")
        officer.give(FORM, **data)
        officer.send(f"{FORM} [type=submit]")

    def replied(self, sender):
        self.followed(sender)
        sender.look("feedback-asked")
        sender.send("a[href*='feedback-reply']")
        sender.look("feedback-reply")
        sender.give(FORM, text="Sáng thứ Hai tuần trước")
        sender.send(f"{FORM} [type=submit]")
        sender.look("feedback-replied")

    def published(self, officer):
        officer.go(self.feedback)
        officer.click("a[href*='transition=publish']")
        officer.look("feedback-publish")
        officer.give(FORM, **PUBLIC)
        officer.send(f"{FORM} [type=submit]")
        officer.look("feedback-published-desk")

    def rated(self, sender):
        self.followed(sender)
        sender.look("feedback-status-published")
        sender.page.check("#grade-satisfied")
        sender.send("form[action$='@@feedback-rate'] button")
        sender.look("feedback-rated")
        self.assertEqual("satisfied", self.layer.session("officer").get(self.feedback).json()["rating"])

    def read_by_everybody(self):
        reader = self.visitor()
        reader.go("@@feedback?q=mo+cua")
        reader.look("feedback-list")
        reader.send(f"a[href*='{self.reference}']")
        reader.look("feedback-answer")
        self.assertNotIn("Phạm Thị Hòa", reader.page.content())
