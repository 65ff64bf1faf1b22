"""Telephone numbers as addresses that dial them."""

from egov.portal.rules.telephone import dialled
import unittest


class DialledTest(unittest.TestCase):
    def test_only_digits_and_a_leading_plus(self):
        for written, expected in (
            ("0239 3693 789", "tel:02393693789"),
            ("(+84) 239.3693-789", "tel:+842393693789"),
            (" +84 239", "tel:+84239"),
            ("1022", "tel:1022"),
            ("1022 + 1", "tel:10221"),
            ("٣", "tel:"),
        ):
            self.assertEqual(dialled(written), expected)
