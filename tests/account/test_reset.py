"""A forgotten password: the link by mail, and that nobody learns or gains anything by asking for another's."""

from egov.portal.account import pending
from html import unescape
from plone import api
from plone.app.testing import SITE_OWNER_NAME
import re
from tests.account.support import GOOD
from tests.account.support import later
from tests.account.support import visitor
from tests.account.test_confirm import MailCase
import transaction


NEW = "Một-câu-khác-hẳn-7"
SAID = "a link is on its way"


class ResetTest(MailCase):
    def setUp(self):
        super().setUp()
        api.user.create(
            username="vanan",
            email="an@example.org",
            password=GOOD["password"],
            properties={"fullname": "Nguyễn Văn An"},
        )
        transaction.commit()
        self.site = self.layer["portal"].absolute_url()

    def ask(self, said, browser=None):
        """The page that answers."""
        browser = browser or visitor(self.layer)
        browser.open(f"{self.site}/@@login-help")
        browser.getControl(name="login").value = said
        browser.getControl(name="send").click()
        transaction.begin()
        return unescape(browser.contents)

    def link(self):
        return re.search(r"http\S+/@@new-password\?token=\S+", self.mails()[-1])[0]

    def set(self, link, password=NEW, again=None):
        browser = visitor(self.layer)
        browser.open(link)
        browser.getControl(name="password").value = password
        browser.getControl(name="password_again").value = password if again is None else again
        browser.getControl(name="set").click()
        return unescape(browser.contents)

    def enters(self, password):
        browser = visitor(self.layer, "vanan", password)
        browser.open(f"{self.site}/@@profile")
        return "profile-form" in browser.contents

    def test_the_link_sets_a_new_password(self):
        self.assertIn(SAID, self.ask("vanan"))
        (mail,) = self.mails()
        self.assertIn('"vanan"', mail)
        self.assertIn("Your new password is set", self.set(self.link()))
        self.assertTrue(self.enters(NEW))
        self.assertFalse(self.enters(GOOD["password"]))

    def test_who_forgot_the_login_name_asks_by_the_address(self):
        self.ask("an@example.org")
        self.assertIn('"vanan"', self.mails()[0])

    def test_the_answer_is_the_same_for_nobody(self):
        self.assertEqual(self.ask("vanan"), self.ask("khong-co-ai"))
        self.assertEqual(1, len(self.mails()))

    def test_the_administrator_of_the_root_gets_no_link(self):
        self.ask(SITE_OWNER_NAME)
        self.assertEqual([], self.mails())

    def test_a_link_is_good_once(self):
        self.ask("vanan")
        link = self.link()
        self.set(link)
        browser = visitor(self.layer)
        browser.open(link)
        self.assertIn("not good any more", unescape(browser.contents))
        self.assertNotIn('name="password"', browser.contents)

    def test_a_link_ends(self):
        self.ask("vanan")
        link = self.link()
        with later(pending.RESET_HOURS * 3600 + 60):
            browser = visitor(self.layer)
            browser.open(link)
            self.assertIn("not good any more", unescape(browser.contents))

    def test_a_later_link_ends_the_earlier(self):
        self.ask("vanan")
        first = self.link()
        self.ask("vanan")
        self.assertNotEqual(first, self.link())
        browser = visitor(self.layer)
        browser.open(first)
        self.assertIn("not good any more", unescape(browser.contents))

    def test_a_link_for_one_thing_opens_nothing_else(self):
        self.ask("vanan")
        browser = visitor(self.layer)
        browser.open(self.link().replace("@@new-password", "@@confirm-account"))
        self.assertIn("not good any more", unescape(browser.contents))

    def test_the_rules_for_passwords_hold_and_the_link_is_not_used_up(self):
        self.ask("vanan")
        link = self.link()
        for password, again, message in (
            ("ngan", None, "needs at least"),
            ("matkhau123456", None, "easy to guess"),
            (NEW, "khác", "not the same"),
        ):
            self.assertIn(message, self.set(link, password, again))
        self.assertTrue(self.enters(GOOD["password"]))
        self.set(link)
        self.assertTrue(self.enters(NEW))

    def test_opening_the_link_does_nothing(self):
        self.ask("vanan")
        visitor(self.layer).open(self.link())
        self.assertTrue(self.enters(GOOD["password"]))

    def test_nobody_fills_a_mailbox(self):
        for _ in range(5):
            self.assertIn(SAID, self.ask("vanan"))
        self.assertEqual(3, len(self.mails()))

    def test_nobody_asks_without_an_end(self):
        api.portal.set_registry_record("egov.portal.account.registration_rate", "2/hour")
        transaction.commit()
        pages = [self.ask(f"ai-{number}") for number in range(3)]
        self.assertIn("Too many attempts", pages[-1])
        self.assertIn(SAID, pages[1])

    def test_the_log_names_nobody(self):
        with self.assertLogs("egov.portal.account", "INFO") as logged:
            self.ask("vanan")
        self.assertNotIn("an@", str(logged.output))
        self.assertEqual(["link for a new password sent"], [record.getMessage() for record in logged.records])

    def test_plones_own_ways_are_shut(self):
        for name in ("mail_password_form", "mail_password?userid=vanan", "@@mail_password?userid=khong-co"):
            browser = visitor(self.layer)
            browser.open(f"{self.site}/{name}")
            self.assertTrue(browser.url.endswith("/@@login-help"), browser.url)
        self.assertEqual([], self.mails())

    def test_a_forged_page_is_refused(self):
        browser = visitor(self.layer)
        browser.post(f"{self.site}/@@login-help", "login=an")
        self.assertEqual([], self.mails())

    def test_nothing_is_promised_without_a_mail_server(self):
        api.portal.set_registry_record("plone.smtp_host", "")
        transaction.commit()
        browser = visitor(self.layer)
        browser.open(f"{self.site}/@@login-help")
        self.assertIn("cannot send mail", unescape(browser.contents))
        self.assertNotIn('name="send"', browser.contents)
