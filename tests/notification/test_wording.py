"""Texts, variables and the ladder: plain functions."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.portal.notification import ladder
from egov.portal.notification import variables
from egov.portal.notification import wording
from egov.portal.notification.letter import Delivery
from egov.portal.notification.occasions import OCCASIONS
from egov.portal.notification.reader import phone_number
from egov.portal.notification.settings import is_address
from egov.portal.notification.settings import is_public_url
from egov.portal.testing import INTEGRATION
import unittest
from zope.interface import Invalid


NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


class TestVariables(unittest.TestCase):
    def test_unknown_ones_are_named(self):
        for text, wrong in (
            ("Hồ sơ ${reference}: ${link}", []),
            ("${owner} ${reference} ${owner}", ["${owner}"]),
            ("${}", ["${}"]),
            ("${ reference }", ["${ reference }"]),
            ("${reference", ["${"]),
            ("${reference.__class__}", ["${reference.__class__}"]),
            ("${${link}}", ["${"]),
            ("$reference 50%", []),
        ):
            self.assertEqual(wrong, variables.unknown(text), text)

    def test_a_value_is_not_read_as_text(self):
        self.assertEqual("a ${link} b –", variables.fill("a ${reference} b ${due}", {"reference": "${link}"}))


class TestLadder(unittest.TestCase):
    def test_each_wait_is_longer_and_there_is_an_end(self):
        waits = [ladder.next_attempt(n + 1, NOW) - NOW for n in range(len(ladder.WAITS))]
        self.assertEqual(sorted(set(waits)), waits)
        self.assertIsNone(ladder.next_attempt(len(ladder.WAITS) + 1, NOW))

    def test_a_delivery_goes_up_the_ladder_and_fails_for_good(self):
        delivery, now, attempts = Delivery("mail", NOW), NOW, 0
        while delivery.state == "waiting":
            self.assertTrue(delivery.is_due(now))
            delivery = delivery.claimed(now + timedelta(minutes=10)).missed("connection", now, final=False)
            self.assertFalse(delivery.is_due(now))
            now, attempts = delivery.due, attempts + 1
        self.assertEqual(("failed", len(ladder.WAITS) + 1), (delivery.state, attempts))
        self.assertEqual("connection", delivery.error)

    def test_what_is_final_is_not_tried_again(self):
        self.assertEqual("failed", Delivery("mail", NOW).missed("refused", NOW, final=True).state)

    def test_a_claim_ends_by_itself(self):
        claimed = Delivery("mail", NOW).claimed(NOW + timedelta(minutes=10))
        self.assertFalse(claimed.is_due(NOW + timedelta(minutes=9)))
        self.assertTrue(claimed.is_due(NOW + timedelta(minutes=10)))


class TestAddresses(unittest.TestCase):
    def test_phone_numbers(self):
        for typed, number in (
            ("0912 345 678", "84912345678"),
            ("+84 912.345.678", "84912345678"),
            ("0084912345678", "84912345678"),
            ("84912345678", "84912345678"),
            ("024 3825 1234", "842438251234"),
            ("", ""),
            ("113", ""),
            ("không có", ""),
        ):
            self.assertEqual(number, phone_number(typed), typed)

    def test_apprise_addresses(self):
        self.assertTrue(is_address("json://gateway.example/sms?to=${phone}"))
        for wrong in ("nonsense://x", "0912345678", "", "http://", "${phone}"):
            with self.assertRaises(Invalid, msg=wrong):
                is_address(wrong)

    def test_the_refusal_tells_no_password(self):
        with self.assertRaises(Invalid) as refused:
            is_address("nonsense://user:secret@gateway")
        self.assertNotIn("secret", str(refused.exception))

    def test_public_address(self):
        self.assertTrue(is_public_url("https://dichvucong.example.vn/portal"))
        for wrong in ("dichvucong.example.vn", "javascript:alert(1)", "ftp://example.vn", "https://", "https://x/?a=b"):
            with self.assertRaises(Invalid, msg=wrong):
                is_public_url(wrong)


class TestWording(unittest.TestCase):
    layer = INTEGRATION

    def test_every_shipped_text_is_sound_in_both_languages(self):
        for event in OCCASIONS:
            for language in wording.LANGUAGES:
                shipped = wording.shipped(event, language)
                self.assertEqual([], wording.problems(shipped), (event, language))
                self.assertIn("${link}", shipped.body)

    def test_a_written_one_is_in_force_until_the_shipped_is_restored(self):
        written = wording.Wording("S ${reference}", "B ${link}")
        wording.keep("accepted", "vi", written)
        self.assertEqual(written, wording.wording("accepted", "vi"))
        self.assertTrue(wording.is_changed("accepted", "vi"))
        self.assertFalse(wording.is_changed("accepted", "en"))
        wording.restore("accepted", "vi")
        self.assertEqual(wording.shipped("accepted", "vi"), wording.wording("accepted", "vi"))

    def test_problems(self):
        sound = wording.Wording("S", "B")
        self.assertEqual([], wording.problems(sound))
        for subject, body in (("", "B"), ("S", " "), ("S\nBcc: x", "B"), ("S" * 201, "B"), ("S", "${owner_name}")):
            self.assertEqual(1, len(wording.problems(wording.Wording(subject, body))), (subject, body))
        with self.assertRaises(ValueError):
            wording.keep("accepted", "vi", wording.Wording("S", "${owner_name}"))
