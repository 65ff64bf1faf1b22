"""What a report is asked for."""

from datetime import date
from egov.portal.rules.period import Period
from egov.portal.statistics.asked import NotUnderstood
from egov.portal.statistics.asked import read
import unittest


TODAY = date(2026, 11, 27)


def period(**form):
    return read({name.rstrip("_"): value for name, value in form.items()}, TODAY).period


class TestAsked(unittest.TestCase):
    def test_named_periods(self):
        for span, first, last in (
            ("month", (2026, 11, 1), (2026, 11, 30)),
            ("quarter", (2026, 10, 1), (2026, 12, 31)),
            ("year", (2026, 1, 1), (2026, 12, 31)),
            ("last-month", (2026, 10, 1), (2026, 10, 31)),
            ("last-quarter", (2026, 7, 1), (2026, 9, 30)),
            ("last-year", (2025, 1, 1), (2025, 12, 31)),
        ):
            self.assertEqual(period(span=span), Period(date(*first), date(*last)), span)
        self.assertEqual(period(), period(span="month"))
        self.assertEqual(read({}, TODAY, default="year").period, period(span="year"))

    def test_days(self):
        self.assertEqual(period(from_="2026-01-05", to="2026-02-05"), Period(date(2026, 1, 5), date(2026, 2, 5)))
        self.assertEqual(period(from_="2026-01-05"), Period(date(2026, 1, 5), TODAY))
        self.assertEqual(period(to="2026-02-05"), Period(date(2026, 2, 1), date(2026, 2, 5)))
        self.assertEqual(period(span="month", from_="2026-01-05"), period(span="month"))

    def test_what_is_not_understood(self):
        for form in (
            {"span": "never"},
            {"by": "officer"},
            {"span": "dates"},
            {"from_": "05/01/2026"},
            {"from_": "2026-02-02", "to": "2026-02-01"},
            {"from_": "1989-12-31"},
            {"from_": "1990-01-01", "to": "2026-01-01"},
            {"agency": ["a", "b"]},
        ):
            with self.subTest(form=form), self.assertRaises(NotUnderstood) as caught:
                period(**form)
            self.assertTrue(caught.exception.message)

    def test_the_address_asks_for_the_same(self):
        for form in (
            {"span": "quarter", "by": "sector", "agency": "x"},
            {"from": "2026-01-05", "to": "2026-02-05", "procedure": "1.000123"},
        ):
            asked = read(form, TODAY)
            self.assertEqual(read(dict(asked.address()), TODAY), asked)

    def test_what_it_includes(self):
        asked = read({"agency": "a", "sector": "s"}, TODAY)
        self.assertTrue(asked.includes(None)(("a", "s", "1.1")))
        self.assertTrue(asked.includes({"a"})(("a", "s", "1.1")))
        self.assertFalse(asked.includes({"b"})(("a", "s", "1.1")))
        self.assertFalse(asked.includes(None)(("a", "t", "1.1")))
