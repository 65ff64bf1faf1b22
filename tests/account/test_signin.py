"""Guessing passwords: stopped by account and address, without locking the owner out."""

from egov.portal.account import signin
from egov.portal.testing import FUNCTIONAL
from egov.portal.throttle import limiter
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.account.support import address
from tests.account.support import PASSWORD
from tests.account.support import visitor
import transaction
from unittest import TestCase


HOME, ELSEWHERE = "203.0.113.7", "198.51.100.1"


class Case(TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        limiter.storage.reset()
        self.addCleanup(limiter.storage.reset)
        self.url = self.layer["portal"].absolute_url()
        with api.env.adopt_roles(["Manager"]):
            for name in ("victim", "other"):
                api.user.create(username=name, email=f"{name}@example.org", password=PASSWORD)
        transaction.commit()

    def log_in(self, password, login="victim", at=HOME):
        """Does it let in? And the page."""
        browser = visitor(self.layer)
        with address(at):
            browser.open(f"{self.url}/login")
            browser.getControl(name="__ac_name").value = login
            browser.getControl(name="__ac_password").value = password
            browser.getControl(name="buttons.login").click()
            browser.open(f"{self.url}/@@profile")
        return "profile-form" in browser.contents

    def basic(self, password, login="victim", at=HOME):
        browser = visitor(self.layer, login, password)
        with address(at):
            browser.open(f"{self.url}/@@profile")
        return "profile-form" in browser.contents

    def guess(self, times, at=HOME, login="victim"):
        for number in range(times):
            self.assertFalse(self.basic(f"wrong-{number}", login, at))


class SignInTest(Case):
    def test_the_right_password_lets_in(self):
        self.assertTrue(self.log_in(PASSWORD))
        self.assertTrue(self.basic(PASSWORD))

    def test_after_five_wrong_ones_the_right_one_waits_too(self):
        self.guess(5)
        self.assertFalse(self.basic(PASSWORD))
        self.assertFalse(self.log_in(PASSWORD))

    def test_the_form_counts_as_well(self):
        for number in range(5):
            self.assertFalse(self.log_in(f"wrong-{number}"))
        self.assertFalse(self.log_in(PASSWORD))

    def test_the_answer_is_the_same_for_nobody(self):
        answers = []
        for login in ("victim", "nobody-at-all"):
            for number in range(6):
                browser = visitor(self.layer)
                with address(HOME):
                    browser.open(f"{self.url}/login")
                    browser.getControl(name="__ac_name").value = login
                    browser.getControl(name="__ac_password").value = f"wrong-{number}"
                    browser.getControl(name="buttons.login").click()
            self.assertIn("Too many wrong passwords", browser.contents)
            self.assertTrue(browser.headers["Status"].startswith("429"))
            self.assertGreater(int(browser.headers["Retry-After"]), 0)
            answers.append(browser.contents.replace(login, ""))
            limiter.storage.reset()
        self.assertEqual(len(answers[0]), len(answers[1]))

    def test_the_owner_elsewhere_is_not_locked_out(self):
        self.guess(6, at=ELSEWHERE)
        self.assertTrue(self.basic(PASSWORD, at=HOME))

    def test_many_addresses_do_not_lock_the_owner_out_at_home(self):
        self.assertTrue(self.basic(PASSWORD, at=HOME))
        for number in range(1, 14):
            self.guess(1, at=f"198.51.100.{number}")
        self.assertFalse(self.basic(PASSWORD, at="192.0.2.9"), "a new address waits a minute")
        self.assertTrue(self.basic(PASSWORD, at=HOME))

    def test_one_address_cannot_try_all_accounts(self):
        for number in range(51):
            signin.failed(f"account-{number}", ELSEWHERE, "Password1")
        self.assertFalse(self.basic(PASSWORD, "other", ELSEWHERE))
        self.assertTrue(self.basic(PASSWORD, "other", HOME))

    def test_an_ipv6_subscriber_is_one_address(self):
        for number in range(5):
            signin.failed("victim", f"2001:db8:1:2::{number}", f"wrong-{number}")
        self.assertTrue(signin.blocked("victim", "2001:db8:1:2:ffff::9"))
        self.assertFalse(signin.blocked("victim", "2001:db8:1:3::9"))

    def test_success_forgives(self):
        for _round in range(3):
            self.guess(4)
            self.assertTrue(self.basic(PASSWORD))

    def test_the_same_wrong_password_again_is_no_guess(self):
        for _ in range(10):
            self.assertFalse(self.basic("my-old-password"))
        self.assertTrue(self.basic(PASSWORD))

    def test_administrators_of_the_root_are_no_failures(self):
        for _ in range(60):
            signin_page = self.basic(SITE_OWNER_PASSWORD, SITE_OWNER_NAME)
        self.assertTrue(signin_page)
        self.assertTrue(self.basic(PASSWORD))

    def test_nor_can_they_be_guessed_through_the_portal(self):
        self.guess(5, login=SITE_OWNER_NAME)
        self.assertFalse(self.basic(SITE_OWNER_PASSWORD, SITE_OWNER_NAME))

    def test_the_log_names_nobody(self):
        with self.assertLogs("egov.portal.account", "INFO") as log:
            self.guess(6)
        self.assertIn("too many wrong passwords", " ".join(log.output))
        for secret in ("victim", HOME, "wrong-"):
            self.assertNotIn(secret, " ".join(log.output))

    def test_the_limit_is_a_setting(self):
        api.portal.set_registry_record("egov.portal.account.sign_in_rate", "1/hour")
        transaction.commit()
        self.guess(1)
        self.assertFalse(self.basic(PASSWORD))
