"""Working time: days, hours, and moving through them."""

from .sample import amounts
from .sample import at
from .sample import calendars
from .sample import days
from .sample import given
from .sample import halves
from .sample import instants
from .sample import MORNING
from .sample import SATURDAY
from .sample import STANDARD
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from egov.portal.rules.national import holiday_name
from egov.portal.rules.national import year
from egov.portal.rules.worktime import OFFICE_HOURS
from egov.portal.rules.worktime import OFFICE_WEEK
from egov.portal.rules.worktime import WorkCalendar
from hypothesis import strategies as st
from unittest import mock
from unittest import TestCase


class TestDays(TestCase):
    def test_ordinary_week(self):
        week = [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
        self.assertEqual([STANDARD.is_working(day) for day in week], [True] * 5 + [False] * 2)
        self.assertEqual(STANDARD.reason_off(week[5]), "weekend")
        self.assertIsNone(STANDARD.reason_off(week[0]))

    def test_holidays_carry_the_name_of_the_library(self):
        self.assertEqual(STANDARD.reason_off(date(2026, 9, 2)), f"holiday:{holiday_name(date(2026, 9, 2))}")
        self.assertEqual(holiday_name(date(2026, 9, 2), "en_US"), "National Day")
        self.assertIsNone(holiday_name(date(2026, 9, 3)))

    def test_language_does_not_hang_on_the_environment(self):
        with mock.patch.dict("os.environ", {"LANGUAGE": "en_US", "LANG": "en_US.UTF-8"}):
            year.cache_clear()
            self.assertNotEqual(holiday_name(date(2026, 9, 2)), "National Day")

    def test_swap_over_new_year_is_seen_from_both_years(self):
        for first in (2018, 2019):
            year.cache_clear()
            year(first)
            self.assertFalse(STANDARD.is_working(date(2018, 12, 31)))
            self.assertTrue(STANDARD.is_working(date(2019, 1, 5)))
        self.assertTrue(STANDARD.is_working(date(2014, 12, 27)), "filed by the library under the year after")

    def test_makeup_saturday_has_the_hours_of_monday(self):
        calendar = WorkCalendar(hours=(MORNING, *OFFICE_WEEK[1:5], ((time(8), time(9)),), ()))
        self.assertEqual(calendar.sessions(date(2019, 1, 5)), MORNING)
        self.assertEqual(calendar.sessions(date(2019, 1, 12)), ((time(8), time(9)),))
        self.assertEqual(calendar.reason_on(date(2019, 1, 5)), "makeup")
        self.assertIsNone(calendar.reason_on(date(2019, 1, 12)))

    def test_tet_2019(self):
        off = [day for day in (date(2019, 2, n) for n in range(1, 13)) if not STANDARD.is_working(day)]
        self.assertEqual(off, [date(2019, 2, n) for n in range(2, 11)])

    def test_compensation_day(self):
        self.assertFalse(STANDARD.is_working(date(2026, 4, 27)))

    def test_site_days(self):
        holiday, plain, saturday = date(2026, 9, 2), date(2026, 9, 9), date(2026, 9, 12)
        calendar = WorkCalendar(off_days={plain, saturday, date(2019, 1, 5)}, working_days={holiday, saturday})
        self.assertEqual(calendar.reason_off(plain), "site")
        self.assertEqual(calendar.reason_off(date(2019, 1, 5)), "site", "the site need not follow a make-up day")
        self.assertIsNone(calendar.reason_on(date(2019, 1, 5)))
        self.assertEqual(calendar.sessions(plain), ())
        for day in (holiday, saturday):
            self.assertTrue(calendar.is_working(day), "working days win over everything")
            self.assertEqual(calendar.reason_on(day), "site")
            self.assertEqual(calendar.sessions(day), OFFICE_HOURS)

    def test_a_holiday_is_named_even_where_the_site_is_closed_too(self):
        calendar = WorkCalendar(off_days={date(2026, 9, 2), date(2026, 9, 5)})
        self.assertTrue(calendar.reason_off(date(2026, 9, 2)).startswith("holiday:"))
        self.assertEqual(calendar.reason_off(date(2026, 9, 5)), "site")

    def test_site_days_may_come_with_their_reasons(self):
        self.assertEqual(WorkCalendar(off_days={date(2026, 9, 9): "storm"}).reason_off(date(2026, 9, 9)), "site")

    @given(calendars, days)
    def test_next_working_day_is_the_first(self, calendar, day):
        found = calendar.next_working_day(day)
        self.assertGreater(found, day)
        self.assertTrue(calendar.is_working(found))
        between = (day + timedelta(days=n) for n in range(1, (found - day).days))
        self.assertFalse(any(calendar.is_working(other) for other in between))
        self.assertEqual(calendar.on_or_after(day), day if calendar.is_working(day) else found)

    @given(calendars, days)
    def test_a_day_is_worked_or_off(self, calendar, day):
        self.assertEqual(bool(calendar.sessions(day)), calendar.is_working(day))
        self.assertEqual(bool(calendar.working_time(day)), calendar.is_working(day))

    def test_a_closed_year_is_an_error_not_a_loop(self):
        closed = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(500))
        with self.assertRaises(ValueError):
            WorkCalendar(off_days=closed).next_working_day(date(2026, 1, 1))


class TestConfiguration(TestCase):
    def test_wrong_hours(self):
        backwards = ((time(17), time(7)),)
        overlapping = ((time(7), time(12)), (time(11), time(17)))
        touching = ((time(7), time(12)), (time(12), time(17)))
        empty = ((time(7), time(7)),)
        for hours in (
            (OFFICE_HOURS,) * 6,
            ((), *OFFICE_WEEK[1:]),
            *((*OFFICE_WEEK[:4], wrong, (), ()) for wrong in (backwards, overlapping, touching, empty)),
        ):
            with self.subTest(hours=hours), self.assertRaises(ValueError):
                WorkCalendar(hours=hours)

    def test_naive_instants(self):
        naive = datetime(2026, 11, 23, 8)
        for call in (
            lambda: STANDARD.normalise(naive),
            lambda: STANDARD.add_days(naive, Decimal(1)),
            lambda: STANDARD.add_hours(naive, Decimal(1)),
            lambda: STANDARD.hours_between(naive, naive),
        ):
            with self.assertRaises(ValueError):
                call()

    def test_negative_spans(self):
        with self.assertRaises(ValueError):
            STANDARD.add_days(at("2026-11-23"), Decimal(-1))
        with self.assertRaises(ValueError):
            STANDARD.add_hours(at("2026-11-23"), Decimal(-1))


class TestNormalise(TestCase):
    def test_every_part_of_a_day(self):
        for clock, expected in (
            ("06:00", at("2026-11-20", "07:00")),
            ("07:00", at("2026-11-20", "07:00")),
            ("09:30", at("2026-11-20", "09:30")),
            ("11:30", at("2026-11-20", "11:30")),
            ("11:31", at("2026-11-20", "13:30")),
            ("13:29", at("2026-11-20", "13:30")),
            ("17:00", at("2026-11-20", "17:00")),
            ("17:01", at("2026-11-23", "07:00")),
        ):
            with self.subTest(clock=clock):
                self.assertEqual(STANDARD.normalise(at("2026-11-20", clock)), expected)

    def test_days_off(self):
        self.assertEqual(STANDARD.normalise(at("2026-11-21", "09:00")), at("2026-11-23", "07:00"))
        self.assertEqual(
            STANDARD.normalise(at("2026-11-24", "09:00")), at("2026-11-25", "07:00"), "new holiday of 2026"
        )
        self.assertEqual(STANDARD.normalise(at("2019-01-05", "09:00")), at("2019-01-05", "09:00"), "make-up Saturday")

    def test_saturday_morning(self):
        self.assertEqual(SATURDAY.normalise(at("2026-11-21", "09:00")), at("2026-11-21", "09:00"))
        self.assertEqual(SATURDAY.normalise(at("2026-11-21", "12:00")), at("2026-11-23", "07:00"))

    def test_other_zones(self):
        self.assertEqual(STANDARD.normalise(datetime(2026, 11, 20, 11, tzinfo=UTC)), at("2026-11-23", "07:00"))

    @given(calendars, instants)
    def test_properties(self, calendar, instant):
        found = calendar.normalise(instant)
        self.assertGreaterEqual(found, instant)
        self.assertEqual(calendar.normalise(found), found)
        self.assertTrue(calendar.is_working(found.date()))
        self.assertEqual(calendar.hours_between(instant, found), timedelta(0), "no working time is lost")


class TestAddDays(TestCase):
    def test_vectors_of_the_field(self):
        for start, clock, amount, expected in (
            ("2019-11-20", "08:37", 25, "2019-12-25"),
            ("2018-12-27", "09:00", 5, "2019-01-05"),
            ("2019-01-31", "09:00", 5, "2019-02-14"),
        ):
            with self.subTest(start=start):
                self.assertEqual(STANDARD.add_days(at(start, clock), Decimal(amount)), at(expected, clock))

    def test_halves(self):
        for start, clock, amount, expected in (
            ("2026-11-16", "07:00", "0.5", at("2026-11-16", "11:00")),
            ("2026-11-16", "08:37", "0.5", at("2026-11-16", "14:37")),
            ("2026-11-16", "11:00", "0.5", at("2026-11-16", "17:00")),
            ("2026-11-16", "13:30", "0.5", at("2026-11-17", "07:30")),
            ("2026-11-16", "08:37", "2.5", at("2026-11-18", "14:37")),
            ("2026-11-19", "16:00", "0.5", at("2026-11-20", "10:00")),
            ("2026-11-20", "16:00", "0.5", at("2026-11-23", "10:00")),
            ("2026-11-16", "16:00", "3.5", at("2026-11-20", "10:00")),
        ):
            with self.subTest(start=start, clock=clock, amount=amount):
                self.assertEqual(STANDARD.add_days(at(start, clock), Decimal(amount)), expected)

    def test_a_short_day_is_one_day_and_its_half_is_shorter(self):
        self.assertEqual(SATURDAY.add_days(at("2026-11-20", "09:00"), Decimal(1)), at("2026-11-21", "09:00"))
        self.assertEqual(SATURDAY.add_days(at("2026-11-20", "15:00"), Decimal(1)), at("2026-11-23", "07:00"))
        self.assertEqual(SATURDAY.add_days(at("2026-11-21", "07:00"), Decimal("0.5")), at("2026-11-21", "09:15"))

    def test_out_of_hours_starts_count_from_the_opening(self):
        self.assertEqual(STANDARD.add_days(at("2026-11-20", "22:00"), Decimal(1)), at("2026-11-25", "07:00"))
        self.assertEqual(STANDARD.add_days(at("2026-11-19", "12:15"), Decimal(1)), at("2026-11-20", "13:30"))

    @given(calendars, instants, halves)
    def test_ends_in_working_time(self, calendar, instant, amount):
        found = calendar.add_days(instant, amount)
        self.assertEqual(calendar.normalise(found), found)
        self.assertGreaterEqual(found, instant)

    @given(calendars, instants, instants, halves)
    def test_who_comes_first_is_due_first(self, calendar, one, other, amount):
        early, late = sorted((one, other))
        self.assertLessEqual(calendar.add_days(early, amount), calendar.add_days(late, amount))

    @given(calendars, instants, st.integers(0, 3 * 86_400), halves)
    def test_who_comes_shortly_before_is_due_first(self, calendar, instant, seconds, amount):
        later = instant + timedelta(seconds=seconds)
        self.assertLessEqual(calendar.add_days(instant, amount), calendar.add_days(later, amount))

    @given(calendars, instants, halves, amounts)
    def test_more_days_end_later(self, calendar, instant, amount, more):
        self.assertLess(calendar.add_days(instant, amount), calendar.add_days(instant, amount + more + 1))

    @given(instants, st.integers(0, 40))
    def test_whole_days_against_a_naive_count(self, instant, amount):
        start = STANDARD.normalise(instant)
        day, left = start.date(), amount
        while left:
            day += timedelta(days=1)
            left -= STANDARD.is_working(day)
        self.assertEqual(STANDARD.add_days(instant, Decimal(amount)), STANDARD.at(day, start.time()))

    @given(instants, halves)
    def test_with_even_days_a_day_is_eight_hours(self, instant, amount):
        self.assertEqual(
            STANDARD.hours_between(instant, STANDARD.add_days(instant, amount)), timedelta(hours=8) * float(amount)
        )


class TestHours(TestCase):
    def test_eight_hours(self):
        self.assertEqual(STANDARD.add_hours(at("2026-11-16", "10:00"), Decimal(8)), at("2026-11-17", "10:00"))
        self.assertEqual(STANDARD.add_hours(at("2026-11-20", "18:00"), Decimal(8)), at("2026-11-23", "17:00"))
        self.assertEqual(STANDARD.add_hours(at("2026-11-23", "16:00"), Decimal(2)), at("2026-11-25", "08:00"))

    def test_ends_with_the_session_not_with_the_next(self):
        self.assertEqual(STANDARD.add_hours(at("2026-11-16", "07:00"), Decimal("4.5")), at("2026-11-16", "11:30"))

    def test_between(self):
        self.assertEqual(
            STANDARD.hours_between(at("2026-11-20", "16:00"), at("2026-11-23", "08:00")), timedelta(hours=2)
        )
        self.assertEqual(
            STANDARD.hours_between(at("2026-11-23", "08:00"), at("2026-11-20", "16:00")), -timedelta(hours=2)
        )

    @given(calendars, instants, st.integers(0, 400))
    def test_between_undoes_add(self, calendar, instant, quarters):
        end = calendar.add_hours(instant, Decimal(quarters) / 4)
        self.assertEqual(calendar.hours_between(instant, end), timedelta(minutes=15 * quarters))
        self.assertEqual(calendar.normalise(end), end)

    @given(calendars, instants, st.integers(0, 40), st.integers(0, 40))
    def test_hours_add_up(self, calendar, instant, one, other):
        apart = calendar.add_hours(calendar.add_hours(instant, Decimal(one)), Decimal(other))
        self.assertEqual(calendar.hours_between(instant, apart), timedelta(hours=one + other))

    @given(calendars, st.lists(instants, min_size=3, max_size=3))
    def test_between_is_additive(self, calendar, three):
        begin, middle, end = (three[0] + (instant - three[0]) / 20 for instant in three)
        parts = calendar.hours_between(begin, middle) + calendar.hours_between(middle, end)
        self.assertEqual(parts, calendar.hours_between(begin, end))
