"""What is shown of a person."""

from .sample import given
from egov.portal.rules.masking import masked_name
from egov.portal.rules.masking import masked_number
from hypothesis import strategies as st
from unittest import TestCase


class TestMasking(TestCase):
    def test_names(self):
        for name, shown in (
            ("Nguyễn Văn An", "N*** V*** An"),
            ("  Nguyễn   An ", "N*** An"),
            ("An", "A***"),
            ("", ""),
        ):
            self.assertEqual(masked_name(name), shown)

    def test_numbers(self):
        for number, shown in (
            ("042190001234", "*********234"),
            ("B1234567", "*****567"),
            ("123456", "******"),
            ("", ""),
        ):
            self.assertEqual(masked_number(number), shown)

    @given(st.text("0123456789", min_size=7, max_size=20))
    def test_only_three_digits_are_left(self, number):
        shown = masked_number(number)
        self.assertEqual((len(shown), shown.count("*"), shown[-3:]), (len(number), len(number) - 3, number[-3:]))
