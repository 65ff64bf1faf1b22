"""Inbox, messages of a dossier, texts, settings, failures: as their readers see them."""

from egov.portal.dossier import lifecycle
from egov.portal.notification import mailbox
from egov.portal.notification import wording
from egov.portal.notification.box import box
from egov.portal.notification.letter import Delivery
from html import unescape
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
from tests.desk.support import DeskTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
import transaction
from urllib.parse import urlencode


class PageTest(DeskTest):
    def setUp(self):
        super().setUp()
        self.url = self.portal.absolute_url()

    def inbox(self, who="citizen", query=""):
        return self.text(who, f"{self.url}/@@inbox{query}")

    def keys(self, account="citizen"):
        transaction.begin()
        return list(mailbox.keys(account))

    def manager(self):
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "en")
        browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
        return browser

    def fail(self, state="failed", error="connection"):
        """Let the only letter of the citizen have failed."""
        (key,) = self.keys()
        letter = box().letters[key]
        letter.deliveries = (Delivery("mail", letter.at, state, 6, error, letter.at),)
        box().failed["20261116\0x"] = key
        transaction.commit()
        return key


class TestInbox(PageTest):
    def test_it_tells_what_happened_and_links_to_the_dossier(self):
        contents = self.inbox()
        self.assertIn(self.dossier.reference, contents)
        self.assertIn(self.dossier.absolute_url(), contents)
        self.assertIn("1 unread messages", contents)
        self.assertIn(f'<a href="{self.dossier.absolute_url()}">{self.dossier.absolute_url()}</a>', contents)

    def test_an_empty_one(self):
        self.assertIn("No messages yet", self.inbox("neighbour"))

    def test_nobody_reads_anothers(self):
        for who in ("neighbour", "stranger", "receptionist"):
            self.assertNotIn(self.dossier.reference, self.inbox(who), who)
        self.assertNotIn(self.dossier.reference, self.inbox(None))

    def test_marked_as_read(self):
        browser = self.page("citizen", f"{self.url}/@@inbox")
        browser.getControl("Mark as read").click()
        self.assertIn("no unread messages", browser.contents)
        self.assertNotIn("Mark as read", browser.contents)

    def test_all_marked_as_read_until_the_next_one(self):
        for _ in range(3):
            file_one(self.procedure)
        transaction.commit()
        browser = self.page("citizen", f"{self.url}/@@inbox")
        self.assertIn("4 unread", browser.contents)
        browser.getControl("Mark all as read").click()
        self.assertIn("no unread messages", browser.contents)
        self.act("receptionist", "accept", "2030-01-01 09:00")
        self.assertIn("1 unread", self.inbox())

    def test_reading_the_page_marks_nothing(self):
        self.inbox()
        self.inbox("citizen", "?read=all")
        self.assertIn("1 unread", self.inbox())

    def test_without_the_forms_token_nothing_is_marked(self):
        browser = self.browser("citizen")
        browser.open(f"{self.url}/@@inbox", urlencode({"read": "all"}))
        self.assertEqual("403", browser.headers["Status"][:3])
        self.assertIn("1 unread", self.inbox())

    def test_anothers_letter_cannot_be_marked(self):
        (key,) = self.keys()
        mailbox.mark_read("neighbour", [key.partition("\0")[2], key, "", "\0", f"../citizen\0{key}"])
        self.assertFalse(box().letters[key].read)

    def test_pages_of_fifty_newest_first(self):
        with acting("citizen", "2026-11-17 09:00"):
            for _ in range(60):
                file_one(self.procedure)
        transaction.commit()
        first, second = self.inbox(), self.inbox("citizen", "?b_start=50")
        self.assertEqual((50, 11), (first.count('class="eg-result"'), second.count('class="eg-result"')))
        self.assertNotIn(self.dossier.reference, first)
        self.assertIn(self.dossier.reference, second)

    def test_odd_starts(self):
        for start in ("x", "-1", "99999999999999", "500"):
            self.assertIn("Inbox", self.inbox("citizen", f"?b_start={start}"))

    def test_an_officer_finds_what_was_handed_over_to_him(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", officer="officer")
        self.assertIn("handed over to you", self.inbox("officer"))
        self.assertNotIn("handed over to you", self.inbox("citizen"))

    def test_who_takes_a_dossier_himself_is_not_told(self):
        self.act("receptionist", "accept")
        with acting("officer", "2026-11-16 11:00"):
            lifecycle.act(self.dossier, "process", {"officer": "officer"})
        transaction.commit()
        self.assertEqual([], self.keys("officer"))

    def test_what_somebody_wrote_into_the_procedure_is_no_markup(self):
        procedure = self.portal["thu-tuc"]["hoi-nghi"]
        procedure.title = "<script>alert(1)</script>"
        file_one(procedure)
        transaction.commit()
        page = self.page("citizen", f"{self.url}/@@inbox").contents
        self.assertNotIn("<script>alert(1)", page)


class TestLetters(PageTest):
    def test_the_applicant_reads_them_without_the_deliveries(self):
        self.fail()
        contents = self.text("citizen", "/@@letters")
        self.assertIn(self.dossier.reference, contents)
        for internal in ("could not be reached", "Send again", "E-mail"):
            self.assertNotIn(internal, contents)

    def test_staff_see_what_failed_and_send_it_again(self):
        key = self.fail()
        browser = self.page("receptionist", "/@@letters")
        self.assertIn("could not be reached", browser.contents)
        browser.getControl("Send again").click()
        transaction.begin()
        self.assertEqual(["waiting"], [each.state for each in box().letters[key].deliveries])
        self.assertIn(key, box().shard(key))

    def test_the_desks_page_warns_of_failures(self):
        self.assertNotIn("could not be delivered", self.text("receptionist", "/@@desk"))
        self.fail()
        self.assertIn("could not be delivered", self.text("receptionist", "/@@desk"))

    def test_in_the_inbox_only(self):
        self.assertIn("In the inbox only", self.text("receptionist", "/@@letters"))

    def test_strangers_get_nothing(self):
        for who in (None, "neighbour", "stranger"):
            self.assertNotIn("received your dossier", self.text(who, "/@@letters"), who)

    def test_the_applicant_cannot_have_one_sent_again(self):
        key = self.fail()
        token = self.page("citizen", f"{self.url}/@@inbox").getControl(name="_authenticator", index=0).value
        browser = self.browser("citizen")
        browser.open(
            f"{self.dossier.absolute_url()}/@@letters",
            urlencode({"again": key.partition("\0")[2], "_authenticator": token}),
        )
        transaction.begin()
        self.assertEqual(["failed"], [each.state for each in box().letters[key].deliveries])

    def test_a_letter_of_another_dossier_is_not_found(self):
        with acting("neighbour"):
            file_one(self.procedure, account="neighbour")
        transaction.commit()
        self.fail()
        (key,) = self.keys("neighbour")
        token = self.page("receptionist", "/@@letters").getControl(name="_authenticator", index=0).value
        browser = self.browser("receptionist")
        browser.open(
            f"{self.dossier.absolute_url()}/@@letters",
            urlencode({"again": key.partition("\0")[2], "_authenticator": token}),
        )
        self.assertEqual("404", browser.headers["Status"][:3])


class TestTexts(PageTest):
    def editor(self, event="accepted", language="en"):
        browser = self.manager()
        browser.open(f"{self.url}/@@notification-text?event={event}&language={language}")
        return browser

    def test_only_managers(self):
        for who in (None, "citizen", "leader", "receptionist"):
            for page in ("@@notification-texts", "@@notification-text?event=accepted&language=en"):
                self.assertNotIn("eg-table", self.text(who, f"{self.url}/{page}"))

    def test_the_list_leads_to_each_text(self):
        browser = self.manager()
        browser.open(f"{self.url}/@@notification-texts")
        self.assertIn("event=received&amp;language=vi", browser.contents)
        self.assertEqual(2 * len(wording.OCCASIONS), browser.contents.count("@@notification-text?event="))

    def test_previewed_saved_in_force_and_restored(self):
        browser = self.editor()
        browser.getControl("Subject").value = "Good news: ${reference}"
        browser.getControl(name="body").value = "Due ${due}\n${link}"
        browser.getControl("Preview").click()
        self.assertIn("Good news: H27.10-261122-0001", browser.contents)
        self.assertIn("25 December 2026, 16:30", browser.contents)
        self.assertFalse(wording.is_changed("accepted", "en"))
        browser.getControl("Save").click()
        transaction.begin()
        self.assertEqual("Good news: ${reference}", wording.wording("accepted", "en").subject)
        self.act("receptionist", "accept")
        self.assertIn(f"Good news: {self.dossier.reference}", self.inbox())
        browser = self.editor()
        browser.getControl("Back to the shipped text").click()
        transaction.begin()
        self.assertFalse(wording.is_changed("accepted", "en"))

    def test_an_unknown_variable_is_refused_and_what_was_typed_stays(self):
        browser = self.editor()
        browser.getControl("Subject").value = "Dear ${owner_name}"
        browser.getControl("Save").click()
        self.assertIn("There is no such variable: ${owner_name}", browser.contents)
        self.assertEqual("Dear ${owner_name}", browser.getControl("Subject").value)
        transaction.begin()
        self.assertFalse(wording.is_changed("accepted", "en"))

    def test_markup_in_a_text_stays_text(self):
        browser = self.editor()
        browser.getControl(name="body").value = "<script>alert(1)</script> ${link}"
        browser.getControl("Preview").click()
        self.assertNotIn("<script>alert(1)", browser.contents)

    def test_no_such_text(self):
        for event, language in (("none", "vi"), ("accepted", "fr"), ("", "")):
            self.assertEqual("404", self.editor(event, language).headers["Status"][:3])

    def test_without_the_forms_token_nothing_is_kept(self):
        browser = self.manager()
        data = {"event": "accepted", "language": "en", "subject": "S", "body": "B", "save": "1"}
        browser.open(f"{self.url}/@@notification-text", urlencode(data))
        self.assertEqual("403", browser.headers["Status"][:3])
        self.assertFalse(wording.is_changed("accepted", "en"))


class TestSettings(PageTest):
    def settings(self):
        browser = self.manager()
        browser.open(f"{self.url}/@@notification-settings")
        return browser

    def test_only_managers(self):
        for who in (None, "citizen", "leader"):
            self.assertNotIn("form.widgets.public_url", self.text(who, f"{self.url}/@@notification-settings"))

    def test_kept(self):
        browser = self.settings()
        self.assertIn("E-mail is not configured", unescape(browser.contents))
        browser.getControl(name="form.widgets.public_url").value = "https://dichvucong.example.vn/portal"
        browser.getControl(name="form.widgets.addresses").value = "json://u:p@gateway.example/${phone}"
        browser.getControl("Save").click()
        transaction.begin()
        self.assertEqual(
            ("json://u:p@gateway.example/${phone}",),
            api.portal.get_registry_record("egov.portal.notification.addresses"),
        )

    def test_wrong_ones_are_refused(self):
        for name, value in (
            ("public_url", "javascript:alert(1)"),
            ("addresses", "nonsense://x"),
            ("reminder_days", "0"),
        ):
            browser = self.settings()
            browser.getControl(name=f"form.widgets.{name}").value = value
            browser.getControl("Save").click()
            self.assertNotIn("Changes saved", browser.contents, name)
        transaction.begin()
        self.assertEqual((), api.portal.get_registry_record("egov.portal.notification.addresses"))


class TestUndelivered(PageTest):
    def test_the_managers_see_what_failed(self):
        self.fail()
        browser = self.manager()
        browser.open(f"{self.url}/@@undelivered")
        self.assertIn(f"{self.dossier.absolute_url()}/@@letters", browser.contents)
        self.assertIn("could not be reached", browser.contents)

    def test_nothing_failed(self):
        browser = self.manager()
        browser.open(f"{self.url}/@@undelivered")
        self.assertIn("Nothing has failed", browser.contents)

    def test_nobody_else(self):
        self.fail()
        for who in (None, "citizen", "receptionist"):
            self.assertNotIn(self.dossier.reference, self.text(who, f"{self.url}/@@undelivered"), who)
