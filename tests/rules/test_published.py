"""Time limits and amounts as they are published."""

from egov.portal.rules.published import iso_date
from egov.portal.rules.published import money
from egov.portal.rules.published import time_limit
from hypothesis import given
from hypothesis import strategies as st
import unittest


class TestPublished(unittest.TestCase):
    def test_time_limits(self):
        for text, expected in (
            ("05 Ngày làm việc", ("5", "working_day")),
            ("2,5 ngày làm việc", ("2.5", "working_day")),
            ("10 WORKING_DAY", ("10", "working_day")),
            ("15 ngày", ("15", "day")),
            ("3 DAY", ("3", "day")),
            ("4 giờ", ("4", "working_hour")),
            ("0 ngày", None),
            ("5 tuần", None),
            ("ngay trong ngày", None),
            ("", None),
        ):
            with self.subTest(text):
                self.assertEqual(expected, time_limit(text))

    def test_amounts(self):
        for text, expected in (
            ("8.000 đồng", 8000),
            ("1,200,000 VND", 1200000),
            ("30000", 30000),
            ("Không", 0),
            ("2.000 đồng/trang", None),
            ("theo quy định", None),
            ("8.00", None),
            ("", None),
        ):
            with self.subTest(text):
                self.assertEqual(expected, money(text))

    @given(st.integers(0, 10**9))
    def test_groups_of_thousands(self, amount):
        self.assertEqual(amount, money(f"{amount:,} đồng".replace(",", ".")))

    def test_dates(self):
        for text in ("31/12/2025", "31-12-2025", "31.12.2025", " 2025-12-31 ", "2025-12-31T00:00:00Z"):
            with self.subTest(text):
                self.assertEqual("2025-12-31", iso_date(text))
        for text in ("31/02/2025", "12/2025", "soon", ""):
            with self.subTest(text):
                self.assertIsNone(iso_date(text))
