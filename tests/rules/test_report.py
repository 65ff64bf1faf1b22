"""The report table: one dossier at a time, and any number of them through any period."""

from collections import Counter
from datetime import date
from datetime import timedelta
from decimal import Decimal
from egov.portal.rules.course import Change
from egov.portal.rules.course import changes
from egov.portal.rules.course import Moment
from egov.portal.rules.course import Place
from egov.portal.rules.measure import Measure
from egov.portal.rules.period import Period
from egov.portal.rules.report import of_one
from egov.portal.rules.report import share
from egov.portal.rules.report import Table
from egov.portal.rules.report import table
from hypothesis import strategies
from tests.rules.courses import counted
from tests.rules.courses import courses
from tests.rules.courses import DAYS
from tests.rules.sample import given
import unittest


DAY = timedelta(days=1)
SEVERAL = strategies.lists(courses(), max_size=4)
PERIODS = strategies.tuples(DAYS, DAYS).map(sorted)


def on(day):
    return date(2026, 3, day)


def in_hand(day, due=None):
    return Moment(on(day), Place.in_hand, due and on(due))


def resolved(day, due=None):
    return Moment(on(day), Place.resolved, due and on(due))


def paused(day, due=None, asked=None, requests=1):
    return Moment(on(day), Place.paused, due and on(due), asked and on(asked), requests)


def sums_until(found, day):
    """The plain sums up to the evening of a day."""
    sums = Counter()
    for change, number in found.items():
        if change.ended is None and change.day <= day:
            sums[change.measure] += number
    return sums


def taken_up(found, first, last):
    sums = Counter()
    for change, number in found.items():
        if change.ended and change.ended < first <= change.day <= last:
            sums[change.measure] += number
    return sums


def report(dossiers, first, last):
    """The table by the rule."""
    found = Counter()
    for channel, moments in dossiers:
        found.update(changes(channel, moments))
    return table(sums_until(found, first - DAY), sums_until(found, last), taken_up(found, first, last))


class TestOneDossier(unittest.TestCase):
    def of(self, *moments, first=1, last=31, channel="online"):
        found = report([(channel, moments)], on(first), on(last))
        self.assertTrue(found.adds_up)
        return {name: value for name, value in vars(found).items() if value}

    def test_what_was_never_received_is_outside(self):
        self.assertEqual(changes("online", [Moment(on(2), Place.outside)]), {})
        self.assertEqual(changes("online", []), {})

    def test_received_and_resolved(self):
        self.assertEqual(self.of(in_hand(2, due=9), resolved(8, due=9)), {"online": 1, "early": 1})
        self.assertEqual(self.of(in_hand(2, due=9), resolved(9, due=9)), {"online": 1, "on_time": 1})
        self.assertEqual(self.of(in_hand(2, due=9), resolved(10, due=9)), {"online": 1, "late": 1})
        self.assertEqual(self.of(in_hand(2), resolved(10)), {"online": 1, "on_time": 1})

    def test_by_its_way(self):
        for channel, known in (("post", "post"), ("counter", "counter"), ("drone", "counter")):
            self.assertEqual(self.of(in_hand(2), channel=channel), {known: 1, "in_hand": 1})

    def test_overdue_from_the_day_after_the_appointment(self):
        moments = (in_hand(2, due=9), resolved(20, due=9))
        self.assertEqual(self.of(*moments, last=9), {"online": 1, "in_hand": 1})
        self.assertEqual(self.of(*moments, last=10), {"online": 1, "in_hand": 1, "overdue": 1})
        self.assertEqual(self.of(*moments, first=15), {"carried_over": 1, "late": 1})
        self.assertEqual(self.of(*moments, first=21), {})

    def test_a_new_appointment(self):
        moments = (in_hand(2, due=9), in_hand(8, due=16))
        self.assertEqual(self.of(*moments, last=12), {"online": 1, "in_hand": 1})
        self.assertEqual(self.of(*moments, last=17), {"online": 1, "in_hand": 1, "overdue": 1})

    def test_paused(self):
        asked = (in_hand(2, due=9), paused(5, due=9, asked=5))
        self.assertEqual(self.of(*asked), {"online": 1, "paused": 1})
        self.assertEqual(self.of(*asked, in_hand(20, due=24), last=19), {"online": 1, "paused": 1})
        self.assertEqual(self.of(*asked, in_hand(20, due=24), last=24), {"online": 1, "in_hand": 1})

    def test_paused_late(self):
        late = {"online": 1, "paused": 1, "paused_late": 1}
        self.assertEqual(self.of(in_hand(2, due=9), paused(10, due=9)), late)
        self.assertEqual(self.of(in_hand(2, due=9), paused(5, due=9, requests=2)), late)
        # A withdrawal that is refused leads back to the same request.
        self.assertEqual(
            self.of(in_hand(2, due=9), paused(5, due=9, asked=5), in_hand(10, due=9), paused(11, due=9, asked=5)),
            {"online": 1, "paused": 1},
        )

    def test_given_back(self):
        moments = (in_hand(2, due=9), Moment(on(20), Place.given_back, on(9)))
        self.assertEqual(self.of(*moments), {"online": 1, "given_back": 1})

    def test_handing_over_is_no_second_end(self):
        moments = (in_hand(2, due=9), resolved(9, due=9), resolved(25, due=9))
        self.assertEqual(self.of(*moments), {"online": 1, "on_time": 1})

    def test_taken_up_again(self):
        moments = (in_hand(2, due=9), resolved(8, due=9), in_hand(12, due=9), resolved(14, due=9))
        self.assertEqual(self.of(*moments, last=11), {"online": 1, "early": 1})
        self.assertEqual(self.of(*moments, first=12), {"carried_over": 1, "taken_up": 1, "late": 1})
        self.assertEqual(self.of(*moments), {"online": 1, "late": 1})
        self.assertEqual(
            self.of(*moments, first=12, last=13), {"carried_over": 1, "taken_up": 1, "in_hand": 1, "overdue": 1}
        )
        self.assertIn(Change(on(12), Measure.early, on(8)), changes("online", moments))

    def test_taken_up_on_the_day_it_ended_never_ended(self):
        found = changes("online", (in_hand(2), resolved(8), in_hand(8)))
        self.assertEqual(found, changes("online", (in_hand(2),)))


class TestAnyDossiers(unittest.TestCase):
    @given(SEVERAL, PERIODS)
    def test_as_counted_one_by_one(self, dossiers, period):
        expected = sum((counted(course, *period) for course in dossiers), Table())
        self.assertEqual(report(dossiers, *period), expected)

    @given(SEVERAL, PERIODS)
    def test_the_table_adds_up(self, dossiers, period):
        found = report(dossiers, *period)
        self.assertTrue(found.adds_up)
        self.assertTrue(all(value >= 0 for value in vars(found).values()))
        self.assertEqual(found.in_time + found.overdue, found.in_hand)
        self.assertEqual(found.paused_in_time + found.paused_late, found.paused)

    @given(SEVERAL, SEVERAL, PERIODS)
    def test_agencies_sum(self, some, others, period):
        self.assertEqual(report(some, *period) + report(others, *period), report(some + others, *period))

    @given(SEVERAL, PERIODS, DAYS)
    def test_periods_join(self, dossiers, period, cut):
        first, last = period
        cut = min(max(cut, first), last - DAY) if first < last else first
        whole, one = report(dossiers, first, last), report(dossiers, first, cut)
        if cut == last:
            return
        two = report(dossiers, cut + DAY, last)
        self.assertEqual(one.in_period + two.in_period, whole.in_period)
        self.assertEqual(one.in_hand + one.paused, two.carried_over - two.taken_up)
        self.assertEqual(whole.carried_over - whole.taken_up, one.carried_over - one.taken_up)
        # What ended in the first part and was taken up in the second stands in both parts, and once in the whole.
        twice = one.taken_up + two.taken_up - whole.taken_up
        ended = [each.resolved + each.given_back for each in (one, two, whole)]
        self.assertEqual(ended[0] + ended[1], ended[2] + twice)

    @given(courses(), PERIODS)
    def test_what_comes_later_changes_no_past_period(self, course, period):
        channel, moments = course
        known = [moment for moment in moments if moment.day <= period[1]]
        self.assertEqual(report([course], *period), report([(channel, known)], *period))


class TestOfOne(unittest.TestCase):
    @given(courses(), PERIODS)
    def test_as_counted_by_looking_at_it(self, course, period):
        channel, moments = course
        found = of_one(changes(channel, moments), Period(*period))
        self.assertEqual(found, counted(course, *period))


class TestShares(unittest.TestCase):
    def test_in_hundredths_and_none_of_nothing(self):
        self.assertEqual(share(2, 3), Decimal("66.67"))
        self.assertIsNone(share(0, 0))

    def test_of_a_table(self):
        found = Table(
            online=3, counter=1, early=1, on_time=1, late=2, in_hand=4, overdue=1, paused=2, paused_late=1, answers=3
        )
        self.assertEqual(found.on_time_share, Decimal(50))
        self.assertEqual(found.timeliness, Decimal(60))
        self.assertEqual(found.online_share, Decimal(75))
        self.assertEqual(found.satisfaction, Decimal(0))
        self.assertFalse(found.empty)
        self.assertTrue(Table().empty)
