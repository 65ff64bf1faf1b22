"""References and PINs."""

from .sample import given
from datetime import date
from egov.portal.rules.reference import check_pin
from egov.portal.rules.reference import format_reference
from egov.portal.rules.reference import hash_pin
from egov.portal.rules.reference import new_pin
from egov.portal.rules.reference import parse_reference
from egov.portal.rules.reference import PIN_ALPHABET
from hypothesis import strategies as st
import random
from unittest import TestCase


units = st.from_regex(r"[A-Z0-9]{1,4}(\.[A-Z0-9]{1,4}){0,3}", fullmatch=True)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
pins = st.text(PIN_ALPHABET, min_size=6, max_size=6)


class TestReference(TestCase):
    def test_examples(self):
        for unit, day, number, expected in (
            ("H27.10", date(2026, 11, 22), 1, "H27.10-261122-0001"),
            ("000.00.01.H36", date(2019, 6, 12), 42, "000.00.01.H36-190612-0042"),
            ("H36", date(2005, 1, 2), 12345, "H36-050102-12345"),
        ):
            self.assertEqual(format_reference(unit, day, number), expected)
            self.assertEqual(parse_reference(expected), (unit, day, number))

    def test_as_somebody_types_it(self):
        self.assertEqual(parse_reference("  h27.10 - 261122 - 0001\n"), ("H27.10", date(2026, 11, 22), 1))

    def test_what_cannot_be_formatted(self):
        day = date(2026, 11, 22)
        for arguments in (
            ("", day, 1),
            ("h27", day, 1),
            ("H-27", day, 1),
            ("H27.", day, 1),
            ("H27\n", day, 1),
            ("H27", date(1999, 12, 31), 1),
            ("H27", date(2100, 1, 1), 1),
            ("H27", day, 0),
        ):
            with self.subTest(arguments=arguments), self.assertRaises(ValueError):
                format_reference(*arguments)

    def test_what_is_no_reference(self):
        for text in (
            "",
            "H27",
            "H27-261122",
            "H27-261122-001",
            "H27-261122-0000",
            "H27-261322-0001",
            "H27-260230-0001",
            "H27-261122-00001",
            "-261122-0001",
            "H27..1-261122-0001",
            "H27-261122-0001-1",
            "H27-２61122-0001",
        ):
            with self.subTest(text=text), self.assertRaises(ValueError):
                parse_reference(text)

    @given(units, days, st.integers(1, 10**7))
    def test_round_trip(self, unit, day, number):
        self.assertEqual(parse_reference(format_reference(unit, day, number)), (unit, day, number))

    @given(st.text(max_size=40))
    def test_anything_typed_is_a_reference_or_a_value_error(self, text):
        try:
            found = parse_reference(text)
        except ValueError:
            return
        self.assertEqual(format_reference(*found), "".join(text.split()).upper())


class TestPin(TestCase):
    def test_alphabet(self):
        self.assertFalse(set("0OQD1IL2Z5S8B") & set(PIN_ALPHABET))
        self.assertEqual(len(set(PIN_ALPHABET)), len(PIN_ALPHABET))

    def test_new(self):
        self.assertEqual(len({new_pin() for _ in range(200)}), 200)
        self.assertRegex(new_pin(), f"^[{PIN_ALPHABET}]{{6}}$")
        self.assertEqual(new_pin(random.Random(1)), new_pin(random.Random(1)))
        drawn = "".join(new_pin(random.Random(seed)) for seed in range(300))
        self.assertEqual(set(drawn), set(PIN_ALPHABET))

    @given(pins, pins)
    def test_only_the_right_one_opens(self, right, other):
        hashed = hash_pin(right)
        self.assertTrue(check_pin(right, hashed))
        self.assertTrue(check_pin(f" {right[:3].lower()} {right[3:]}\n", hashed))
        self.assertEqual(check_pin(other, hashed), other == right)
        self.assertNotIn(right, hashed)

    def test_salted(self):
        self.assertNotEqual(hash_pin("A3C4E6"), hash_pin("A3C4E6"))

    def test_strange_hashes_open_nothing(self):
        good = hash_pin("A3C4E6")
        parts = good.split("$")
        for hashed in (
            None,
            "",
            "x",
            "$$$$$",
            good + "$",
            good.replace("scrypt", "plain"),
            "$".join([*parts[:5], ""]),
            "$".join(["scrypt", "3", *parts[2:]]),
            "$".join([*parts[:4], "é", parts[5]]),
        ):
            with self.subTest(hashed=hashed):
                self.assertFalse(check_pin("A3C4E6", hashed))

    def test_strange_pins(self):
        hashed = hash_pin("A3C4E6")
        for pin in ("", "\ud800", "A3C4E6" * 1000):
            self.assertFalse(check_pin(pin, hashed))
