"""How long personal data are kept."""

from datetime import date
from egov.portal.rules.retention import ends_on
from egov.portal.rules.retention import notice_on
from hypothesis import given
from hypothesis import strategies
import unittest


class RetentionTest(unittest.TestCase):
    def test_the_same_day_so_many_months_on(self):
        self.assertEqual(date(2027, 11, 22), ends_on(date(2026, 11, 22), 12))
        self.assertEqual(date(2027, 1, 15), ends_on(date(2026, 12, 15), 1))

    def test_the_last_day_of_a_shorter_month(self):
        self.assertEqual(date(2027, 2, 28), ends_on(date(2026, 11, 30), 3))
        self.assertEqual(date(2028, 2, 29), ends_on(date(2026, 8, 31), 18))

    def test_no_date_for_ever(self):
        for months in (0, -1):
            with self.assertRaises(ValueError):
                ends_on(date(2026, 11, 22), months)

    @given(strategies.dates(date(2000, 1, 1), date(2100, 1, 1)), strategies.integers(1, 1200))
    def test_longer_is_never_earlier(self, finished, months):
        self.assertLess(finished, ends_on(finished, months))
        self.assertLess(ends_on(finished, months), ends_on(finished, months + 1))

    def test_the_notice(self):
        self.assertEqual(date(2026, 12, 2), notice_on(date(2027, 1, 1), 30))
