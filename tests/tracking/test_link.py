"""Signed links, and the public look-up under attack: nothing opens but what should, and nothing tells why not."""

import datetime
from egov.portal.dossier import clock
from egov.portal.tracking import link
from egov.portal.tracking.settings import DAYS_RECORD
from egov.portal.tracking.settings import FAILURES_RECORD
from html import unescape
from plone.keyring.interfaces import IKeyManager
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.tracking.support import PageTest
import transaction
from urllib.parse import urlencode
from zope.component import getUtility


OPENED = 'aria-current="step"'


class TestLink(PageTest):
    def link(self):
        return link.signed_link(self.dossier)

    def opened(self, url):
        return OPENED in self.text(None, url)

    def test_opens_without_account_and_pin(self):
        contents = self.text(None, self.link())
        self.assertIn(OPENED, contents)
        self.assertIn("hội nghị", contents)
        self.assertNotIn("Nguyễn", contents)
        self.assertNotIn("to-trinh.pdf", contents)

    def test_fits_into_a_qr_code_and_is_not_passed_on(self):
        self.assertLess(len(self.link()), 140)
        headers = self.page(None, self.link()).headers
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(headers["Cache-Control"], "private, no-store")

    def test_dies_with_the_next_change_of_state(self):
        url = self.link()
        self.act("receptionist", "accept")
        contents = self.text(None, url)
        self.assertNotIn(OPENED, contents)
        self.assertNotIn("hội nghị", contents)
        self.assertIn(self.dossier.reference, contents)  # filled in, for the PIN
        self.assertTrue(self.opened(self.link()))

    def test_reading_ends_no_link(self):
        url = self.link()
        self.page("receptionist", self.dossier.absolute_url())
        self.assertIn("read", self.acts())
        self.assertTrue(self.opened(url))

    def test_dies_of_age(self):
        self.portal.portal_registry[DAYS_RECORD] = 2
        with clock.at(clock.now() - datetime.timedelta(days=3)):
            old = link.key_of(self.dossier)
        with clock.at(clock.now() + datetime.timedelta(days=1)):
            early = link.key_of(self.dossier)
        self.assertFalse(link.opens(self.dossier, old))
        self.assertFalse(link.opens(self.dossier, early))

    def test_is_of_one_dossier(self):
        with acting("neighbour"):
            other = file_one(self.procedure, account="neighbour").dossier
        self.assertFalse(link.opens(other, link.key_of(self.dossier)))
        self.assertFalse(link.opens(None, link.key_of(self.dossier)))

    def test_forged_keys_open_nothing_and_break_nothing(self):
        key = link.key_of(self.dossier)
        made, seal = key.split(".")
        for forged in ("", "x", f"{made}.", f"{int(made, 16) + 1:x}.{seal}", f"{made}.{'A' * 22}", f"{key}A", "é" * 22):
            self.assertFalse(link.opens(self.dossier, forged), forged)
            query = urlencode({"reference": self.dossier.reference, "key": forged})
            self.assertFalse(self.opened(f"{self.portal.absolute_url()}/@@track?{query}"), forged)

    def test_survives_a_change_of_the_sites_key_but_not_its_clearing(self):
        key = link.key_of(self.dossier)
        manager = getUtility(IKeyManager)
        manager.rotate()
        self.assertTrue(link.opens(self.dossier, key))
        manager.clear()
        self.assertFalse(link.opens(self.dossier, key))

    def test_dead_link_and_unknown_reference_get_one_answer(self):
        url = f"{self.portal.absolute_url()}/@@track?"
        answers = [
            unescape(self.page(None, url + urlencode({"reference": name, "key": "1.x"})).contents).replace(name, "X")
            for name in (self.dossier.reference, "H27.10-261116-9999")
        ]
        self.assertEqual(*answers)


class TestLookUps(PageTest):
    """Through REST and the page, which share the counters."""

    def ask(self, pin, reference=None, address="203.0.113.7"):
        """The status of a look-up by POST of the page."""
        browser = self.browser()
        browser.addHeader("X-Forwarded-For", address)
        query = {"reference": reference or self.dossier.reference, "pin": pin}
        browser.post(f"{self.portal.absolute_url()}/@@track", urlencode(query))
        return browser

    def set_failures(self, rate):
        self.portal.portal_registry[FAILURES_RECORD] = rate
        transaction.commit()

    def test_wrong_pins_at_volume_are_stopped_wherever_they_come_from(self):
        self.set_failures("3/hour")
        codes = [self.ask("AAAAAA").headers["Status"][:3] for _ in range(4)]
        self.assertEqual(codes, ["200", "200", "200", "429"])
        self.assertEqual(self.ask(self.pin).headers["Status"][:3], "429")

    def test_an_unknown_reference_is_stopped_alike(self):
        self.set_failures("2/hour")
        codes = [self.ask("AAAAAA", "H27.10-261116-9999").headers["Status"][:3] for _ in range(3)]
        self.assertEqual(codes, ["200", "200", "429"])
        self.assertIn(OPENED, self.ask(self.pin).contents)

    def test_right_pins_do_not_count(self):
        self.set_failures("1/hour")
        for _ in range(3):
            self.assertIn(OPENED, self.ask(self.pin).contents)

    def test_a_look_up_with_the_pin_stands_in_the_journal_once_a_day(self):
        for _ in range(3):
            self.ask(self.pin)
        self.page(None, link.signed_link(self.dossier))
        self.assertEqual(self.acts().count("look_up"), 1)
        contents = self.text("citizen", self.dossier.absolute_url())
        self.assertIn("Looked up without logging in", contents)
        self.assertIn("somebody with the PIN or a link", contents)

    def test_strangers_write_nothing(self):
        for pin in ("", "AAAAAA"):
            self.ask(pin)
        self.page(None, f"{self.portal.absolute_url()}/@@track?reference={self.dossier.reference}&key=1.x")
        self.assertEqual(self.acts(), ["submit"])

    def test_what_is_typed_is_shown_as_text(self):
        for field in ("reference", "pin", "key"):
            query = urlencode({"reference": self.dossier.reference, field: '"><script>alert(1)</script>'})
            for browser in (self.page(None, f"{self.portal.absolute_url()}/@@track?{query}"),):
                self.assertNotIn("<script>alert", browser.contents, field)
        self.assertNotIn("<script>alert", self.ask('"><script>alert(1)</script>').contents)
