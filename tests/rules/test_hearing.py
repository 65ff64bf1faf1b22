"""The limits of feedback, in working days; a question stops the time to answer, and only that."""

from datetime import datetime
from datetime import timedelta
from egov.portal.rules.duration import Pause
from egov.portal.rules.hearing import limits
from egov.portal.rules.hearing import publish_by
from egov.portal.rules.worktime import WorkCalendar
from hypothesis import given
from hypothesis import strategies as st
import unittest


CALENDAR = WorkCalendar()
ZONE = CALENDAR.timezone


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


class LimitsTest(unittest.TestCase):
    def test_two_five_and_fifteen_working_days(self):
        found = limits(at("2026-11-02 09:00"), CALENDAR)  # a Monday
        self.assertEqual(at("2026-11-04 09:00"), found.refuse_by)
        self.assertEqual(at("2026-11-09 09:00"), found.ask_by)
        self.assertEqual(at("2026-11-23 09:00"), found.answer_by)

    def test_a_question_stops_the_time_to_answer_alone(self):
        start = at("2026-11-02 09:00")
        asked = [Pause(at("2026-11-03 09:00"), at("2026-11-05 09:00"))]
        found = limits(start, CALENDAR, asked)
        self.assertEqual(at("2026-11-04 09:00"), found.refuse_by)
        # The 24th is a public holiday.
        self.assertEqual(at("2026-11-26 09:00"), found.answer_by)

    def test_an_open_question_counts_until_now(self):
        start, asked = at("2026-11-02 09:00"), [Pause(at("2026-11-03 09:00"))]
        early, late = (
            limits(start, CALENDAR, asked, at(now)).answer_by for now in ("2026-11-04 09:00", "2026-11-06 09:00")
        )
        self.assertLess(early, late)
        with self.assertRaises(ValueError):
            limits(start, CALENDAR, asked)

    def test_publication_in_two_working_days_over_a_weekend(self):
        self.assertEqual(at("2026-11-10 16:00"), publish_by(at("2026-11-06 16:00"), CALENDAR))

    @given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)))
    def test_the_limits_follow_one_another(self, when):
        start = when.replace(tzinfo=ZONE)
        found = limits(start, CALENDAR)
        self.assertLess(start, found.refuse_by)
        self.assertLess(found.refuse_by, found.ask_by)
        self.assertLess(found.ask_by, found.answer_by)
        self.assertLess(found.answer_by, start + timedelta(days=60))
