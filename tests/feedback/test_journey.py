"""The way of a feedback through the pages: a visitor sends it, is asked and answered, everybody reads it."""

from datetime import date
from egov.portal.feedback import catalogue
from egov.portal.testing import FUNCTIONAL
from egov.portal.throttle import limiter
from html import unescape
import io
from plone import api
import re
from tests.account.support import hidden
from tests.account.support import solved
from tests.account.support import visitor
from tests.dossier import support as world
from tests.feedback import support
from tests.feedback.support import NAME
from tests.feedback.support import PUBLIC
from tests.feedback.support import TEXT
from tests.theme.untranslated import recorded
import transaction
import unittest


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FIELDS = {
    "title": "Giờ mở cửa",
    "text": TEXT,
    "submitter_name": NAME,
    "submitter_email": "an@example.org",
}


class PagesTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        limiter.storage.reset()
        self.portal = self.layer["portal"]
        self.procedure = world.build(self.portal)
        api.portal.set_registry_record("egov.portal.account.check_effort", 1000)
        transaction.commit()
        self.url = self.portal.absolute_url()

    def browser(self, who=None):
        browser = visitor(self.layer, who, world.PASSWORD)
        browser.handleErrors = False
        return browser

    def opened(self, who, page):
        browser = self.browser(who)
        browser.open(page if page.startswith("http") else f"{self.url}/{page}")
        return browser

    def send(self, browser, check=True, files=(), **changes):
        for name, value in {**FIELDS, **changes}.items():
            browser.getControl(name=f"form.widgets.{name}").value = value
        for number, (data, filename) in enumerate(files, start=1):
            browser.getControl(name=f"form.widgets.file_{number}").add_file(
                io.BytesIO(data), "application/pdf", filename
            )
        if check:
            browser.getControl(name="altcha").value = solved(hidden(browser, "challenge"))
        browser.getForm(index=self.form_index(browser, "send-feedback")).submit()
        transaction.begin()
        return unescape(browser.contents)

    def form_index(self, browser, action):
        forms = re.findall(r"<form[^>]*>", browser.contents)
        return next(place for place, form in enumerate(forms) if action in form)

    def act(self, who, feedback, name, **values):
        browser = self.opened(who, f"{feedback.absolute_url()}/@@act?transition={name}")
        for field, value in values.items():
            kind = ":list" if isinstance(value, list) else ""
            browser.getControl(name=f"form.widgets.{field}{kind}").value = value
        browser.getControl(name="form.buttons.act").click()
        transaction.begin()
        return browser

    def only(self):
        return catalogue.by_reference(catalogue.tool().rows.values()[0].reference)


class JourneyTest(PagesTest):
    def test_from_a_visitor_to_everybody(self):
        browser = self.opened(None, "@@send-feedback?procedure_code=1.000123")
        self.assertEqual("1.000123", browser.getControl(name="form.widgets.procedure_code").value)
        page = self.send(browser, files=[(PDF, "anh.pdf")])
        feedback = self.only()
        self.assertIn("Thank you. Your feedback has been received.", page)
        pin = re.search(r'eg-pin">(\w{6})<', page)[1]
        self.assertEqual(("received", world.AGENCY, 1), (feedback.review_state, feedback.agency, len(feedback.papers)))
        self.act("receptionist", feedback, "assign", officer=["officer"])
        self.act("officer", feedback, "ask", question="Hôm nào?", until="2099-12-31")
        self.assertEqual("information_required", feedback.review_state)
        self.answered_by_sender(feedback, pin)
        self.act("officer", feedback, "answer", text=f"Chào ông {NAME}, mở cửa từ 7 giờ.")
        self.published(feedback)
        self.rated(feedback, pin)

    def followed(self, feedback, pin):
        browser = self.opened(None, "@@feedback-status")
        browser.getControl(name="reference").value = feedback.reference
        browser.getControl(name="pin").value = pin.lower()
        browser.getControl("Follow it").click()
        return browser

    def test_the_sender_withdraws_it(self):
        page = self.send(self.opened(None, "@@send-feedback"))
        feedback, pin = self.only(), re.search(r'eg-pin">(\w{6})<', page)[1]
        browser = self.followed(feedback, pin)
        browser.getControl(name="reason").value = "Đã rõ"
        browser.getControl("Withdraw it").click()
        transaction.begin()
        self.assertIn("You have withdrawn your feedback.", browser.contents)
        self.assertEqual(("withdrawn", "Đã rõ"), (feedback.review_state, feedback.reason))
        self.assertNotIn("Withdraw it", self.followed(feedback, pin).contents)
        self.assertIn("Đã rõ", unescape(self.opened("officer", feedback.absolute_url()).contents))

    def answered_by_sender(self, feedback, pin):
        browser = self.followed(feedback, pin)
        self.assertIn("Hôm nào?", browser.contents)
        browser.getLink("Answer now").click()
        browser.getControl(name="form.widgets.text").value = "Thứ Hai"
        browser.getControl(name="form.widgets.file").add_file(io.BytesIO(PDF), "application/pdf", "lich.pdf")
        browser.getControl(name="form.buttons.send").click()
        transaction.begin()
        self.assertIn("Your answer has been sent.", browser.contents)
        self.assertEqual(("processing", "Thứ Hai"), (feedback.review_state, feedback.enquiries[0].text))
        link = re.search(r'href="([^"]*@@feedback-file/1/1[^"]*)"', browser.contents)[1]
        browser.open(unescape(link))
        self.assertIn("%PDF", str(browser.contents))

    def published(self, feedback):
        draft = self.opened("officer", f"{feedback.absolute_url()}/@@act?transition=publish")
        question = draft.getControl(name="form.widgets.question").value
        answer = draft.getControl(name="form.widgets.answer").value
        self.assertEqual("Tôi là ***, số ***. Bộ phận một cửa mở cửa muộn.", question.strip())
        self.assertIn("Chào ông ***", answer)
        draft.getControl(name="form.widgets.answer").value = f"Chào ông {NAME}"
        draft.getControl(name="form.buttons.act").click()
        self.assertIn("The text still tells who sent it", unescape(draft.contents))
        self.act("officer", feedback, "publish", **PUBLIC)
        self.assertEqual("published", feedback.review_state)
        everybody = self.opened(None, "@@feedback?q=mo+cua")
        self.assertIn("1 answers published", everybody.contents)
        everybody.getLink(PUBLIC["title"]).click()
        self.assertIn(PUBLIC["answer"], everybody.contents)
        for page in (everybody.contents, self.opened(None, "@@feedback").contents):
            for secret in (NAME, "0912 345 678", "an@example.org", "anh.pdf"):
                self.assertNotIn(secret, page)

    def rated(self, feedback, pin):
        browser = self.followed(feedback, pin)
        self.assertIn(f"Chào ông {NAME}", browser.contents)
        browser.getControl(name="grade").value = ["satisfied"]
        browser.getControl("Send the rating").click()
        transaction.begin()
        self.assertIn("Thank you for your rating.", browser.contents)
        self.assertEqual("satisfied", feedback.rating.grade)
        self.assertNotIn("Send the rating", self.followed(feedback, pin).contents)
        self.assertIn("Satisfied", self.opened("officer", feedback.absolute_url()).contents)


class FormTest(PagesTest):
    """What is wrong is said at its field, what was filled in stays, and nothing is stored."""

    def test_what_was_filled_in_stays_files_too(self):
        browser = self.opened(None, "@@send-feedback")
        page = self.send(browser, files=[(PDF, "anh.pdf")], submitter_phone="12", procedure_code="9.999999")
        self.assertIn("This is not a telephone number", page)
        self.assertIn('href="#form-widgets-procedure_code"', page)
        self.assertIn("There is no procedure with this code.", page)
        self.assertEqual(0, len(catalogue.tool().rows))
        self.assertEqual(FIELDS["title"], browser.getControl(name="form.widgets.title").value)
        browser.getControl(name="form.widgets.submitter_phone").value = "0912 345 678"
        browser.getControl(name="form.widgets.procedure_code").value = ""
        browser.getControl(name="altcha").value = solved(hidden(browser, "challenge"))
        browser.getForm(index=self.form_index(browser, "send-feedback")).submit()
        transaction.begin()
        self.assertEqual(["anh.pdf"], [paper.title for paper in self.only().papers])

    def test_programs_are_stopped(self):
        self.assertIn("human check could not be read", self.unchecked())
        browser = self.opened(None, "@@send-feedback")
        browser.getControl(name="website").value = "http://spam.example"
        self.assertIn("must stay empty", self.send(browser))
        self.assertEqual(0, len(catalogue.tool().rows))

    def unchecked(self):
        browser = self.opened(None, "@@send-feedback")
        browser.getControl(name="altcha").value = "Zm9yZ2Vk"
        return self.send(browser, check=False)

    def test_a_wrong_file_is_named(self):
        page = self.send(self.opened("citizen", "@@send-feedback"), check=False, files=[(b"MZ", "anh.pdf")])
        self.assertIn("“anh.pdf” is not what its name says", page)
        self.assertEqual(0, len(catalogue.tool().rows))

    def test_with_an_account_no_check_is_needed(self):
        browser = self.opened("citizen", "@@send-feedback")
        self.assertEqual("citizen@example.org", browser.getControl(name="form.widgets.submitter_email").value)
        self.send(browser, check=False)
        self.assertEqual("citizen", self.only().account)
        mine = self.opened("citizen", "@@my-feedback")
        mine.getLink(FIELDS["title"]).click()
        self.assertIn("Bộ phận một cửa mở cửa muộn.", unescape(mine.contents))
        self.assertIn("You have sent no feedback yet.", self.opened("neighbour", "@@my-feedback").contents)
        self.assertIn(self.only().reference, self.opened("officer", "@@feedback-desk").contents)

    def followed_button(self, browser, who="citizen"):
        """The feedback that comes of the page's button, with nothing said about what it is about."""
        url = browser.getLink("Send feedback about this").url
        for private in (NAME, "Nguy", "pin", "key="):
            self.assertNotIn(private, url.partition("?")[2])
        browser = self.opened(who, url)
        self.send(browser, check=False)
        return max(catalogue.tool().rows.items())[1], browser

    def test_buttons_carry_what_it_is_about(self):
        row, _browser = self.followed_button(self.opened("citizen", self.procedure.absolute_url()))
        self.assertEqual(("1.000123", world.PROCEDURE["title"]), (row.procedure_code, row.procedure_title))
        agency = self.portal["co-quan"][world.OTHER_AGENCY]
        row, _browser = self.followed_button(self.opened("citizen", agency.absolute_url()))
        self.assertEqual((world.OTHER_AGENCY, ""), (row.agency, row.procedure_code))
        dossier, pin = (filed := world.file_one(self.procedure)).dossier, filed.pin
        transaction.commit()
        self.followed_button(self.opened("citizen", dossier.absolute_url()))
        self.assertEqual(dossier.reference, self.newest().dossier)
        tracked = self.opened(None, "@@track")
        tracked.getControl(name="reference").value, tracked.getControl(name="pin").value = dossier.reference, pin
        tracked.getControl("Track", index=0).click()
        self.followed_button(tracked)
        self.assertEqual((dossier.reference, world.AGENCY), (self.newest().dossier, self.newest().agency))

    def newest(self):
        return catalogue.by_reference(max(catalogue.tool().rows.items())[1].reference)

    def test_the_page_says_what_it_is_about_and_takes_nothing_invented(self):
        page = unescape(self.opened(None, "@@send-feedback?procedure_code=1.000123").contents)
        self.assertIn(f"It is about: <strong>{world.PROCEDURE['title']}", page)
        for query in ("", "?procedure_code=9.9", "?agency=nowhere", "?agency:list=x", "?dossier="):
            self.assertNotIn("It is about", self.opened(None, f"@@send-feedback{query}").contents, query)


class ListsTest(PagesTest):
    def publish(self, number):
        """So many publications, about every second one the procedure."""
        for count in range(number):
            code = "1.000123" if count % 2 else ""
            feedback, _pin = support.sent(procedure_code=code, account="citizen")
            support.act(feedback, "officer", "answer", text="Chào")
            support.act(feedback, "officer", "publish", **{**PUBLIC, "title": f"Giờ mở cửa số {count}"})
        transaction.commit()

    def test_what_is_published_is_paged_searched_and_narrowed(self):
        self.publish(23)
        first = self.opened(None, "@@feedback")
        self.assertIn("23 answers published", first.contents)
        self.assertEqual(20, first.contents.count("@@feedback-answer/"))
        first.getLink("2").click()
        self.assertEqual(3, first.contents.count("@@feedback-answer/"))
        self.assertEqual(11, self.opened(None, "@@feedback?procedure=1.000123").contents.count("@@feedback-answer/"))
        found = self.opened(None, "@@feedback?q=mo+cua+so+22").contents
        self.assertEqual((1, True), (found.count("@@feedback-answer/"), "số 22" in unescape(found)))

    def test_every_page_is_vietnamese(self):
        api.portal.set_registry_record("plone.default_language", "vi")
        api.portal.set_registry_record("plone.available_languages", ["vi", "en"])
        self.publish(1)
        asked, _pin = support.sent(account="citizen")
        support.act(asked, "officer", "ask", question="Hôm nào?", until=date(2099, 12, 31))
        open_, _pin = support.sent(account="citizen")
        transaction.commit()
        status = "@@feedback-status?reference="
        pages = {
            None: ("@@send-feedback?procedure_code=1.000123", "@@feedback", "@@feedback-status"),
            "citizen": ("@@my-feedback", *(status + one.reference for one in (asked, open_, self.first()))),
            "officer": (
                *("@@feedback-desk?state=all", asked.absolute_url(), self.first().absolute_url()),
                *(f"{open_.absolute_url()}/@@act?transition={name}" for name in ("assign", "pass_on", "ask", "answer")),
                f"{open_.absolute_url()}/@@act?transition=refuse",
            ),
        }
        with recorded() as missing:
            for who, addresses in pages.items():
                browser = self.browser(who)
                browser.addHeader("Accept-Language", "vi")
                for address in addresses:
                    browser.open(address if address.startswith("http") else f"{self.url}/{address}")
        self.assertEqual(set(), missing)

    def first(self):
        """The oldest feedback, which is published."""
        return catalogue.by_reference(catalogue.tool().rows.values()[0].reference)
