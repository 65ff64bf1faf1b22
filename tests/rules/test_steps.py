"""The clocks of internal steps: within the legal one, in half days, over holidays and make-up Saturdays."""

from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from egov.portal.rules.deadline import Pause
from egov.portal.rules.steps import days_of
from egov.portal.rules.steps import step_due
from egov.portal.rules.worktime import HANOI
from egov.portal.rules.worktime import WorkCalendar
from hypothesis import given
from hypothesis import strategies as st
import unittest


CALENDAR = WorkCalendar()
INSTANTS = st.datetimes(datetime(2018, 1, 1), datetime(2027, 12, 1)).map(lambda naive: naive.replace(tzinfo=HANOI))
HALVES = st.integers(1, 30).map(lambda halves: Decimal(halves) / 2)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


class TestVectors(unittest.TestCase):
    def due(self, given, days, legal="2030-01-01 17:00", pauses=()):
        found = step_due(at(given), Decimal(days), CALENDAR, at(legal), pauses, at("2030-01-01 00:00"))
        return f"{found:%Y-%m-%d %H:%M}"

    def test_half_a_day_is_half_of_what_is_worked(self):
        self.assertEqual(self.due("2026-10-05 07:00", "0.5"), "2026-10-05 11:00")
        self.assertEqual(self.due("2026-10-05 14:00", "0.5"), "2026-10-06 08:00")

    def test_across_new_year_with_a_make_up_saturday(self):
        self.assertEqual(self.due("2018-12-27 09:00", "5"), "2019-01-05 09:00")

    def test_across_tet(self):
        self.assertEqual(self.due("2019-01-31 09:00", "5"), "2019-02-14 09:00")

    def test_given_on_a_day_off_it_begins_on_the_next_working_day(self):
        self.assertEqual(self.due("2026-10-10 10:00", "1"), "2026-10-13 07:00")

    def test_never_beyond_the_legal_date(self):
        self.assertEqual(self.due("2026-10-05 09:00", "10", legal="2026-10-08 09:00"), "2026-10-08 09:00")

    def test_waiting_for_the_applicant_lengthens_it(self):
        pause = Pause(at("2026-10-05 13:30"), at("2026-10-06 13:30"))
        self.assertEqual(self.due("2026-10-05 09:00", "1", pauses=[pause]), "2026-10-07 09:00")

    def test_without_a_limit_the_legal_date_holds(self):
        legal = at("2026-10-08 09:00")
        self.assertEqual(step_due(at("2026-10-05 09:00"), None, CALENDAR, legal), legal)
        self.assertIsNone(step_due(at("2026-10-05 09:00"), None, CALENDAR, None))


class TestProperties(unittest.TestCase):
    @given(INSTANTS, HALVES, INSTANTS)
    def test_within_the_legal_date(self, begin, days, legal):
        self.assertLessEqual(step_due(begin, days, CALENDAR, legal), legal)

    @given(INSTANTS, HALVES, HALVES)
    def test_more_days_are_never_less_time(self, begin, days, more):
        ends = [step_due(begin, each, CALENDAR, None) for each in sorted((days, more))]
        self.assertLessEqual(*ends)

    @given(INSTANTS, HALVES)
    def test_it_ends_in_working_time_after_it_was_given(self, begin, days):
        end = step_due(begin, days, CALENDAR, None)
        self.assertGreater(end, begin)
        self.assertTrue(CALENDAR.is_working(end.date()))

    @given(INSTANTS, HALVES, st.integers(0, 40), st.integers(1, 40))
    def test_a_pause_never_shortens(self, begin, days, after, hours):
        pause = Pause(begin + timedelta(hours=after), begin + timedelta(hours=after + hours))
        plain, paused = step_due(begin, days, CALENDAR, None), step_due(begin, days, CALENDAR, None, [pause])
        self.assertGreaterEqual(paused, plain)


class TestTyped(unittest.TestCase):
    def test_what_an_editor_types(self):
        typed = {"0.5": Decimal("0.5"), " 2 ": Decimal(2), "": None, "x": None, "-1": None, "0": None, "inf": None}
        self.assertEqual({text: days_of(text) for text in typed}, typed)
