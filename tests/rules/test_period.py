"""Periods of reports."""

from datetime import date
from datetime import timedelta
from egov.portal.rules import period
from egov.portal.rules.period import Period
from hypothesis import strategies
from tests.rules.sample import given
import unittest


DAY = timedelta(days=1)
DAYS = strategies.dates(date(1990, 1, 1), date(2100, 12, 31))


class TestPeriod(unittest.TestCase):
    def test_by_hand(self):
        self.assertEqual(period.month(date(2026, 12, 5)), Period(date(2026, 12, 1), date(2026, 12, 31)))
        self.assertEqual(period.month(date(2028, 2, 29)), Period(date(2028, 2, 1), date(2028, 2, 29)))
        self.assertEqual(period.quarter(date(2026, 11, 27)), Period(date(2026, 10, 1), date(2026, 12, 31)))
        self.assertEqual(period.quarter(date(2026, 3, 31)), Period(date(2026, 1, 1), date(2026, 3, 31)))
        self.assertEqual(period.year(date(2026, 11, 27)), Period(date(2026, 1, 1), date(2026, 12, 31)))

    def test_it_does_not_end_before_it_begins(self):
        with self.assertRaises(ValueError):
            Period(date(2026, 1, 2), date(2026, 1, 1))
        self.assertEqual(Period(date(2026, 1, 1), date(2026, 1, 1)).days, 1)

    @given(DAYS)
    def test_each_holds_the_day_and_joins_the_next(self, day):
        for each in (period.month, period.quarter, period.year):
            found = each(day)
            self.assertTrue(found.first <= day <= found.last)
            self.assertEqual(each(found.last + DAY).first, found.last + DAY)
            self.assertEqual(each(found.first), found)
            self.assertEqual(each(found.eve).last, found.eve)

    @given(DAYS, strategies.integers(1, 30))
    def test_months_in_a_row(self, day, number):
        found = period.months_until(day, number)
        self.assertEqual(len(found), number)
        self.assertEqual(found[-1], period.month(day))
        self.assertEqual([each.last + DAY for each in found[:-1]], [each.first for each in found[1:]])

    def test_the_one_before(self):
        for whole, until, first, last in (
            (period.month(date(2026, 11, 27)), date(2026, 11, 27), date(2026, 10, 1), date(2026, 10, 27)),
            (period.month(date(2026, 3, 31)), date(2026, 3, 31), date(2026, 2, 1), date(2026, 2, 28)),
            (period.month(date(2026, 3, 30)), date(2026, 3, 30), date(2026, 2, 1), date(2026, 2, 28)),
            (period.quarter(date(2026, 11, 27)), date(2027, 1, 1), date(2026, 7, 1), date(2026, 9, 30)),
            (period.year(date(2026, 11, 27)), date(2026, 11, 27), date(2025, 1, 1), date(2025, 11, 27)),
            (Period(date(2026, 11, 3), date(2026, 11, 5)), date(2027, 1, 1), date(2026, 10, 31), date(2026, 11, 2)),
        ):
            self.assertEqual(period.before(whole, whole.until(until)), Period(first, last))

    @given(DAYS, DAYS, DAYS)
    def test_the_one_before_ends_before_and_is_no_longer_than_what_is_shown(self, first, last, today):
        whole = Period(min(first, last), max(first, last))
        shown = whole.until(today)
        found = period.before(whole, shown)
        self.assertLess(found.last, whole.first)
        if shown != whole:
            self.assertLessEqual(found.days, shown.days)

    def test_as_far_as_it_has_gone(self):
        year = period.year(date(2026, 11, 27))
        self.assertEqual(year.until(date(2026, 11, 27)).last, date(2026, 11, 27))
        self.assertEqual(year.until(date(2027, 1, 1)), year)
        self.assertEqual(year.until(date(2025, 1, 1)).days, 1)
