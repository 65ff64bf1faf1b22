"""What finished dossiers let an applicant expect."""

from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from egov.portal.rules.expectation import expectation
from egov.portal.rules.expectation import LEAST
from egov.portal.rules.expectation import time_in_hands
from egov.portal.rules.worktime import HANOI
from egov.portal.rules.worktime import WorkCalendar
from hypothesis import given
from hypothesis import strategies
import unittest


CALENDAR = WorkCalendar()
HOUR = timedelta(hours=1)
SPANS = strategies.lists(strategies.integers(0, 1_000_000), min_size=LEAST, max_size=60)


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=HANOI)


class TestTimeInHands(unittest.TestCase):
    def taken(self, *waits):
        """Monday 8:00 to Wednesday 8:00: two working days."""
        spans = [(at(begin), at(end)) for begin, end in waits]
        return time_in_hands(at("16 08:00"), at("18 08:00"), spans, CALENDAR)

    def test_working_time_only(self):
        self.assertEqual(self.taken(), 16 * HOUR)

    def test_waiting_does_not_count(self):
        self.assertEqual(self.taken(("16 09:00", "16 11:00")), 14 * HOUR)

    def test_waits_that_overlap_count_once(self):
        self.assertEqual(self.taken(("16 09:00", "16 11:00"), ("16 10:00", "16 11:30")), 13.5 * HOUR)
        self.assertEqual(self.taken(("16 09:00", "16 11:00"), ("16 09:30", "16 10:00")), 14 * HOUR)

    def test_what_lies_outside_has_no_effect(self):
        self.assertEqual(self.taken(("13 08:00", "16 09:00")), 15 * HOUR)
        self.assertEqual(self.taken(("17 17:00", "20 08:00")), 15 * HOUR)
        self.assertEqual(self.taken(("12 08:00", "13 09:00"), ("19 08:00", "20 08:00")), 16 * HOUR)

    def test_never_negative(self):
        self.assertEqual(self.taken(("12 08:00", "30 08:00")), timedelta(0))
        self.assertEqual(time_in_hands(at("18 08:00"), at("16 08:00"), (), CALENDAR), timedelta(0))


class TestExpectation(unittest.TestCase):
    def test_few_dossiers_say_nothing(self):
        self.assertIsNone(expectation([HOUR] * (LEAST - 1)))
        self.assertIsNotNone(expectation([HOUR] * LEAST))

    def test_median_and_ninetieth_percentile(self):
        found = expectation([n * 8 * HOUR for n in range(1, 21)])
        self.assertEqual((found.median, found.most, found.count), (Decimal(10), Decimal(18), 20))

    def test_halves_rounded_up(self):
        self.assertEqual(expectation([5 * HOUR] * LEAST).median, Decimal(1))
        self.assertEqual(expectation([4 * HOUR] * LEAST).median, Decimal("0.5"))
        self.assertEqual(expectation([timedelta(0)] * LEAST).median, Decimal("0.5"))

    def test_one_that_slept_for_a_year_changes_nothing(self):
        self.assertEqual(expectation([8 * HOUR] * 40 + [9999 * HOUR]).most, Decimal(1))

    @given(SPANS)
    def test_at_least_the_share_is_within(self, minutes):
        times = [timedelta(minutes=number) for number in minutes]
        found = expectation(times)
        self.assertLessEqual(found.median, found.most)
        for days, share in ((found.median, 50), (found.most, 90)):
            within = sum(time <= int(days * 2) * 4 * HOUR for time in times)
            self.assertGreaterEqual(within * 100, share * len(times))
