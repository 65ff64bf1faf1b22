"""The link that confirms a registration: no account before it, one account by it, nothing after it."""

from egov.portal.account import pending
from egov.portal.account import registration
from egov.portal.account.store import accounts
from email import message_from_bytes
from html import unescape
from plone import api
from Products.CMFPlone.tests.utils import MockMailHost
from Products.MailHost.interfaces import IMailHost
import re
from tests.account.support import GOOD
from tests.account.support import later
from tests.account.support import visitor
from tests.account.test_register import Case
import transaction
from zope.component import getSiteManager


class MailCase(Case):
    """With a mail server that keeps what it gets."""

    def setUp(self):
        super().setUp()
        api.portal.set_registry_record("plone.smtp_host", "localhost")
        api.portal.set_registry_record("plone.email_from_address", "portal@example.org")
        portal = self.layer["portal"]
        portal._delObject("MailHost")
        portal._setObject("MailHost", MockMailHost("MailHost"))
        manager = getSiteManager(portal)
        manager.unregisterUtility(provided=IMailHost)
        manager.registerUtility(portal.MailHost, provided=IMailHost)
        transaction.commit()

    def mails(self):
        """Their texts."""
        transaction.begin()
        mails = self.layer["portal"].MailHost.messages
        return [message_from_bytes(mail).get_payload(decode=True).decode() for mail in mails]


class ConfirmTest(MailCase):
    def link(self):
        """The address in the only mail."""
        (text,) = self.mails()
        return re.search(r"http\S+/@@confirm-account\?token=(\S+)", text)[0]

    def test_there_is_no_account_before_the_link(self):
        page = self.send(self.opened())
        self.assertIn("an@example.org", page)
        self.assertIn("Please look into your mail", page)
        self.assertFalse(self.exists())
        self.assertNotIn(GOOD["password"], str([dict(row) for row in accounts().pending.values()]))

    def test_opening_the_link_does_nothing_its_button_does(self):
        self.send(self.opened())
        browser = visitor(self.layer)
        browser.open(self.link())
        transaction.begin()
        self.assertFalse(self.exists())
        browser.getControl("Confirm").click()
        transaction.begin()
        self.assertTrue(self.exists())
        self.assertIn("You can log in now", unescape(browser.contents))
        signed_in = visitor(self.layer, GOOD["login"])
        signed_in.open(f"{self.layer['portal'].absolute_url()}/@@profile")
        self.assertIn("profile-form", signed_in.contents)

    def test_a_link_is_good_once(self):
        self.send(self.opened())
        link = self.link()
        for _ in range(2):
            browser = visitor(self.layer)
            browser.open(link)
            if "Confirm</button>" in browser.contents:
                browser.getControl("Confirm").click()
        self.assertIn("This link is not good any more", browser.contents)

    def test_a_link_ends(self):
        self.send(self.opened())
        link = self.link()
        with later(49 * 3600):
            browser = visitor(self.layer)
            browser.open(link)
        self.assertIn("This link is not good any more", browser.contents)

    def test_forged_links(self):
        for token in ("", "x", "<script>alert(1)</script>", "A" * 5000):
            browser = visitor(self.layer)
            browser.open(f"{self.layer['portal'].absolute_url()}/@@confirm-account?token={token}")
            self.assertIn("This link is not good any more", browser.contents)
            self.assertNotIn("<script>alert(1)", browser.contents)

    def test_whose_name_has_gone_meanwhile_registers_again(self):
        particulars = {"login": "hai-nguoi", "fullname": "A B", "email": "a@example.org", "password": GOOD["password"]}
        first, second = pending.keep(particulars), pending.keep({**particulars, "email": "b@example.org"})
        self.assertIsNotNone(registration.confirmed(first))
        self.assertIsNone(registration.confirmed(second))
        self.assertEqual("a@example.org", api.user.get(userid="hai-nguoi").getProperty("email"))

    def test_the_setting_decides(self):
        for wanted, mail, link, is_open in (
            ("with_mail", True, True, True),
            ("with_mail", False, False, True),
            ("always", False, True, False),
            ("never", True, False, True),
        ):
            api.portal.set_registry_record("egov.portal.account.confirmation", wanted)
            api.portal.set_registry_record("plone.smtp_host", "localhost" if mail else "")
            found = (registration.needs_link(), registration.is_open())
            self.assertEqual((link, is_open), found, wanted)
