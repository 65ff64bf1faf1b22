"""The registration in the browser: what it asks, whom it stops, and what comes of it."""

import base64
from egov.portal.account import human
from egov.portal.account.store import accounts
from egov.portal.testing import FUNCTIONAL
from egov.portal.throttle import limiter
from html import unescape
import json
from plone import api
from tests.account.support import GOOD
from tests.account.support import hidden
from tests.account.support import later
from tests.account.support import solved
from tests.account.support import visitor
import transaction
from unittest import TestCase


class Case(TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        limiter.storage.reset()
        self.url = f"{self.layer['portal'].absolute_url()}/@@register"
        api.portal.set_registry_record("egov.portal.account.check_effort", 1000)
        transaction.commit()

    def opened(self):
        browser = visitor(self.layer)
        browser.open(self.url)
        return browser

    def send(self, browser, check=None, **changes):
        for name, value in {**GOOD, **changes}.items():
            browser.getControl(name=name).value = value
        browser.getControl(name="altcha").value = solved(hidden(browser, "challenge")) if check is None else check
        browser.getControl(name="register").click()
        transaction.begin()
        page = browser.contents
        return unescape(page) if isinstance(page, str) else str(page)

    def exists(self, login=GOOD["login"]):
        return api.user.get(userid=login) is not None

    def refused(self, browser, message, check=None, **changes):
        page = self.send(browser, check, **changes)
        self.assertIn(message, page)
        self.assertFalse(self.exists())
        return page


class RegisterTest(Case):
    def test_an_account_comes_of_it_and_is_signed_in(self):
        browser = self.opened()
        self.assertIn("(*)", browser.contents)
        page = self.send(browser)
        self.assertTrue(browser.url.endswith("/@@profile"), browser.url)
        self.assertIn("Your account is ready", page)
        member = api.user.get(userid=GOOD["login"])
        self.assertEqual(
            ("Nguyễn Văn An", "an@example.org"), (member.getProperty("fullname"), member.getProperty("email"))
        )
        self.assertIn("Member", api.user.get_roles(username=GOOD["login"]))

    def test_what_was_typed_comes_back_but_no_password(self):
        browser = self.opened()
        page = self.refused(browser, "The two passwords are not the same.", password_again="khac")
        self.assertIn('aria-describedby="password_again-error"', page)
        self.assertIn('href="#password_again"', page)
        self.assertEqual(GOOD["fullname"], browser.getControl(name="fullname").value)
        self.assertEqual("", browser.getControl(name="password").value)
        self.assertNotIn(GOOD["password"], page)

    def test_nothing_typed_is_all_told(self):
        page = self.refused(self.opened(), "Please fill in: Full name", **dict.fromkeys(GOOD, ""))
        for message in ("4 to 40 characters", "This is not an e-mail address.", "needs at least 10 characters"):
            self.assertIn(message, page)

    def test_a_name_is_no_markup_and_not_endless(self):
        self.refused(self.opened(), "Please write a name", fullname="<script>alert(1)</script>")
        page = self.refused(self.opened(), "at most 120 characters", fullname="A" * 300)
        self.assertNotIn("A" * 300, page.replace('value="' + "A" * 300, ""))

    def test_bad_login_names(self):
        for login in ("a", "có-dấu", "x y z", "../../etc", "a" * 41):
            self.refused(self.opened(), "A login name has 4 to 40 characters", login=login)

    def test_a_login_name_is_given_once(self):
        self.send(self.opened())
        self.assertIn("This login name is taken", self.send(self.opened(), email="other@example.org"))
        self.assertIn("This login name is taken", self.send(self.opened(), login="NguyenVanAn"))

    def test_an_address_is_no_secret_door(self):
        """An e-mail address that an account has already is taken without a word: nobody can ask who is registered."""
        self.send(self.opened())
        self.send(self.opened(), login="nguyenvanan2")
        self.assertTrue(self.exists("nguyenvanan2"))

    def test_bad_addresses(self):
        for email in ("an", "an@", "an@example.org\nBcc: all@example.org", "a" * 300 + "@example.org"):
            self.refused(self.opened(), "This is not an e-mail address.", email=email)

    def test_closed(self):
        api.portal.set_registry_record("egov.portal.account.registration_open", False)
        transaction.commit()
        browser = self.opened()
        self.assertIn("Nobody can register at present", browser.contents)
        self.assertNotIn("register-form", browser.contents)
        browser.post(self.url, "login=abcd")
        self.assertIn("Nobody can register at present", browser.contents)

    def test_a_forged_page_is_refused(self):
        browser = self.opened()
        browser.getControl(name="_authenticator").value = "forged"
        self.send(browser)
        self.assertFalse(self.exists())

    def test_plones_own_ways_are_shut(self):
        browser = visitor(self.layer)
        body = json.dumps({"username": "bot-bot", "email": "b@example.org", "password": GOOD["password"]})
        browser.addHeader("Accept", "application/json")
        browser.post(f"{self.layer['portal'].absolute_url()}/@users", body, "application/json")
        self.assertIn(browser.headers["Status"][:3], ("401", "403"))
        self.assertFalse(self.exists("bot-bot"))


class HumanTest(Case):
    def test_a_program_that_fills_in_everything_is_trapped(self):
        browser = self.opened()
        browser.getControl(name="website").value = "https://example.org"
        self.refused(browser, "must stay empty")

    def test_forged_checks(self):
        made = json.loads(base64.b64decode(hidden(self.opened(), "challenge")))
        easier = {**made, "parameters": {**made["parameters"], "keyPrefix": ""}}
        forged = base64.b64encode(
            json.dumps({"challenge": easier, "solution": {"counter": 0, "derivedKey": "00"}}).encode()
        )
        for check in ("x", "e30=", base64.b64encode(b"[" * 3000).decode(), "A" * 100_000, forged.decode()):
            self.refused(self.opened(), "The human check could not be read", check)

    def test_a_wrong_solution(self):
        browser = self.opened()
        made = json.loads(base64.b64decode(hidden(browser, "challenge")))
        wrong = {"challenge": made, "solution": {"counter": 1, "derivedKey": "00" * 32}}
        self.refused(browser, "was not completed", base64.b64encode(json.dumps(wrong).encode()).decode())

    def test_a_check_is_good_once(self):
        browser = self.opened()
        used = solved(hidden(browser, "challenge"))
        self.send(browser, used)
        self.assertTrue(self.exists())
        self.assertIn("has been sent already", self.send(self.opened(), used, login="second"))
        self.assertFalse(self.exists("second"))

    def test_a_check_expires(self):
        browser = self.opened()
        check = solved(hidden(browser, "challenge"))
        with later(human.LIFETIME + 5):
            self.refused(browser, "The human check has expired", check)

    def test_what_is_spent_is_not_kept_for_ever(self):
        self.send(self.opened())
        self.assertEqual(1, len(accounts().spent))
        with later(human.LIFETIME + 5):
            human.spend(human.Proof("other", 0))
        self.assertEqual(["other"], list(accounts().spent))

    def test_without_javascript_patience_will_do(self):
        browser = self.opened()
        self.assertIn("no sooner than", browser.contents)
        self.refused(browser, "seconds longer", "")
        browser = self.opened()
        with later(30):
            self.send(browser, "")
        self.assertTrue(self.exists())

    def test_patience_is_rare(self):
        api.portal.set_registry_record("egov.portal.account.patient_rate", "1/hour")
        transaction.commit()
        first, second = self.opened(), self.opened()
        with later(30):
            self.send(first, "")
            self.assertIn("Too many attempts", self.send(second, "", login="second"))
        self.assertFalse(self.exists("second"))

    def test_many_tries_of_one_address_are_stopped(self):
        api.portal.set_registry_record("egov.portal.account.registration_rate", "1/hour")
        transaction.commit()
        self.send(self.opened(), email="")
        browser = self.opened()
        self.refused(browser, "Too many attempts")
        self.assertTrue(browser.headers["Status"].startswith("429"))
