"""Sign-in by OpenID Connect against a provider on the loopback: the right way, and answers that must be refused."""

from egov.portal.account import openid
from egov.portal.account import profile
from egov.portal.testing import FUNCTIONAL
from plone import api
import re
import requests
from tests.account.provider import PERSON
from tests.account.provider import Provider
from tests.account.support import visitor
import transaction
from unittest import TestCase


class OpenIdTest(TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.url = self.layer["portal"].absolute_url()
        self.provider = Provider().__enter__()
        self.addCleanup(self.provider.__exit__)
        self.switch(openid_issuer=self.provider.issuer, openid_client_id="portal", openid_client_secret="s" * 32)
        self.switch(openid_enabled=True)

    def switch(self, **values):
        for name, value in values.items():
            api.portal.set_registry_record(f"egov.portal.openid.{name}", value)
        transaction.commit()

    def start(self):
        """A browser that has been sent to the provider, and the address that the provider sends it back to."""
        browser = visitor(self.layer)
        browser.followRedirects = False
        browser.open(f"{self.url}/@@openid-login?came_from={self.url}/@@profile")
        there = requests.get(browser.headers["Location"], allow_redirects=False, timeout=10)
        return browser, there.headers["Location"]

    def come_back(self, browser, address):
        browser.open(address)
        transaction.begin()
        return browser.headers.get("Location", "")

    @property
    def account(self):
        return openid.account_of(self.provider.issuer, PERSON["sub"])

    def refused(self, browser, address):
        self.assertTrue(self.come_back(browser, address).endswith("/login"), browser.contents[:300])
        self.assertIsNone(api.user.get(userid=self.account))

    def test_it_is_off_by_default(self):
        self.switch(openid_enabled=False)
        self.assertIsNone(openid.plugin())
        browser = visitor(self.layer)
        browser.open(f"{self.url}/login")
        self.assertNotIn("@@openid-login", browser.contents)
        for name in ("@@openid-login", "@@openid-callback?state=x&code=y"):
            browser.open(f"{self.url}/{name}")
            self.assertTrue(browser.headers["Status"].startswith("404"))

    def test_the_person_is_signed_in_and_vouched_for(self):
        browser, address = self.start()
        self.assertEqual(f"{self.url}/@@profile", self.come_back(browser, address))
        self.assertEqual(PERSON["name"], api.user.get(userid=self.account).getProperty("fullname"))
        self.assertEqual(PERSON["identity_number"], profile.of(self.account)["identity_number"])
        self.assertEqual(("name", "identity_number"), profile.verified(self.account))
        browser.open(f"{self.url}/@@profile")
        self.assertIn("042085001234", browser.contents)
        self.assertIn("readonly", browser.contents)

    def test_the_second_time_it_is_the_same_account(self):
        for _ in range(2):
            self.come_back(*self.start())
        self.assertEqual(1, len([user for user in api.user.get_users() if user.getId().startswith("oidc-")]))

    def test_a_subject_is_nobodys_login_name(self):
        """The provider's subject is "admin"; the administrator of that name is somebody else."""
        self.come_back(*self.start())
        self.assertNotIn("Manager", api.user.get_roles(username=self.account))

    def test_the_sign_in_page_offers_it(self):
        browser = visitor(self.layer)
        browser.open(f"{self.url}/login")
        self.assertIn("@@openid-login", browser.contents)

    def test_another_state_is_refused(self):
        browser, address = self.start()
        self.refused(browser, re.sub(r"state=[^&]*", "state=forged", address))

    def test_no_state_is_refused(self):
        browser, address = self.start()
        self.refused(browser, re.sub(r"&state=[^&]*", "", address))

    def test_another_browser_is_refused(self):
        _browser, address = self.start()
        other = visitor(self.layer)
        other.followRedirects = False
        self.refused(other, address)

    def test_an_answer_is_good_once(self):
        browser, address = self.start()
        self.come_back(browser, address)
        self.assertTrue(self.come_back(browser, address).endswith("/login"))

    def test_a_broken_session_is_refused(self):
        _browser, address = self.start()
        other = visitor(self.layer)
        other.followRedirects = False
        other.addHeader("Cookie", "__ac_session=xxxxx")
        self.refused(other, address)

    def test_lies_of_the_provider_are_refused(self):
        claims = {"nonce": "x", "aud": "other", "iss": "https://example.org", "exp": 1}
        lies = {**claims, "key": "other", "info_sub": "other"}
        for name, lie in lies.items():
            with self.subTest(name):
                self.provider.faults = {name: lie}
                self.refused(*self.start())
