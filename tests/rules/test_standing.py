"""Early, on time, late; and how long there is."""

from .sample import at
from .sample import calendars
from .sample import given
from .sample import instants
from .sample import SATURDAY
from .sample import STANDARD
from datetime import timedelta
from decimal import Decimal
from egov.portal.rules.deadline import remaining
from egov.portal.rules.deadline import Standing
from egov.portal.rules.deadline import standing
from hypothesis import strategies as st
from unittest import TestCase


DUE = at("2026-11-20", "08:37")


class TestStanding(TestCase):
    def test_finished_by_date(self):
        for day, clock, expected in (
            ("2026-11-19", "17:00", Standing.early),
            ("2026-11-20", "07:00", Standing.on_time),
            ("2026-11-20", "16:59", Standing.on_time),
            ("2026-11-21", "08:00", Standing.late),
        ):
            with self.subTest(day=day, clock=clock):
                self.assertEqual(standing(DUE, at(day, clock), True, STANDARD), expected)

    def test_unfinished(self):
        for day, expected in (
            ("2026-11-18", Standing.running),
            ("2026-11-19", Standing.due_soon),
            ("2026-11-20", Standing.due_soon),
            ("2026-11-21", Standing.overdue),
        ):
            with self.subTest(day=day):
                self.assertEqual(standing(DUE, at(day, "16:00"), False, STANDARD), expected)

    def test_due_after_the_weekend_is_soon_on_friday(self):
        monday = at("2026-11-23")
        self.assertEqual(standing(monday, at("2026-11-20"), False, STANDARD), Standing.due_soon)
        self.assertEqual(standing(monday, at("2026-11-20"), False, SATURDAY), Standing.running)

    def test_no_date(self):
        for finished in (True, False):
            self.assertEqual(standing(None, at("2026-11-20"), finished, STANDARD), Standing.no_date)

    @given(calendars, instants, st.integers(-10_000, 10_000))
    def test_lists_and_reports_agree(self, calendar, due, minutes):
        due = calendar.normalise(due)
        now = due + timedelta(minutes=minutes)
        ended, open_ = (standing(due, now, finished, calendar) for finished in (True, False))
        self.assertEqual(ended is Standing.late, open_ is Standing.overdue)
        self.assertEqual(remaining(now, due, calendar) < 0, open_ is Standing.overdue)
        if remaining(now, due, calendar) > 1:
            self.assertIn(open_, (Standing.running, Standing.due_soon))
        if open_ is Standing.due_soon:
            self.assertLess(remaining(now, due, calendar), 3)


class TestRemaining(TestCase):
    def test_ahead(self):
        for day, clock, expected in (
            ("2026-11-18", "08:37", "2"),
            ("2026-11-18", "08:38", "1.5"),
            ("2026-11-19", "14:37", "0.5"),
            ("2026-11-19", "14:38", "0"),
            ("2026-11-20", "08:00", "0"),
            ("2026-11-20", "16:00", "0"),
        ):
            with self.subTest(day=day, clock=clock):
                self.assertEqual(remaining(at(day, clock), DUE, STANDARD), Decimal(expected))

    def test_late(self):
        for day, expected in (("2026-11-21", -1), ("2026-11-23", -1), ("2026-11-24", -1), ("2026-11-25", -2)):
            with self.subTest(day=day):
                self.assertEqual(remaining(at(day, "07:30"), DUE, STANDARD), expected)

    def test_due_on_what_became_a_day_off(self):
        self.assertEqual(remaining(at("2026-11-20", "07:00"), at("2026-11-21", "09:00"), STANDARD), 1)

    @given(calendars, instants, st.integers(0, 40))
    def test_counts_what_was_added(self, calendar, now, halves):
        due = calendar.add_days(now, Decimal(halves) / 2)
        left = remaining(now, due, calendar)
        self.assertLessEqual(left, Decimal(halves) / 2 + 1)
        self.assertGreaterEqual(left, Decimal(halves) / 2 - 1)

    @given(instants, st.integers(0, 40))
    def test_counts_exactly_with_even_days(self, now, halves):
        due = STANDARD.add_days(now, Decimal(halves) / 2)
        self.assertEqual(remaining(now, due, STANDARD), Decimal(halves) / 2)
