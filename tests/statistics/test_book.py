"""The book of figures against the plainest count: any courses, noted and added in any order, read for any period."""

from collections import defaultdict
from datetime import date
from datetime import timedelta
from egov.portal.rules.course import changes
from egov.portal.rules.course import Moment
from egov.portal.rules.course import Place
from egov.portal.rules.measure import Measure
from egov.portal.rules.period import Period
from egov.portal.rules.report import Table
from egov.portal.statistics.book import Book
from egov.portal.statistics.folding import fold
from egov.portal.statistics.reports import Reports
from hypothesis import strategies
from tests.rules.courses import counted
from tests.rules.courses import courses
from tests.rules.courses import DAYS
from tests.rules.courses import START
from tests.rules.sample import given
import unittest


GROUPS = [("so-ngoai-vu", "NG", "1.000001"), ("so-ngoai-vu", "NG", "1.000002"), ("so-tu-phap", "TP", "2.000001")]
DOSSIERS = strategies.lists(strategies.tuples(strategies.sampled_from(GROUPS), courses()), max_size=4)
PERIODS = strategies.tuples(DAYS, DAYS).map(sorted).map(lambda days: Period(*days))
ROUNDS = strategies.lists(strategies.booleans(), min_size=1, max_size=8)
TODAY = START + timedelta(days=70)


def steps(dossiers):
    """(day, group, changes) of each act by itself, as they come: of all dossiers in the order of time."""
    for place, (group, (channel, moments)) in enumerate(dossiers):
        for number, moment in enumerate(moments):
            found = changes(channel, moments[: number + 1])
            found.subtract(changes(channel, moments[:number]))
            yield (moment.day, place, number), group, found


def written(dossiers, rounds):
    """A book in which the acts were noted as they came, with a round after some of them."""
    book = Book()
    for number, ((day, *_), group, found) in enumerate(sorted(steps(dossiers), key=lambda step: step[0])):
        book.note(group, found)
        if rounds[number % len(rounds)]:
            fold(book, day)
    return book


class TestBook(unittest.TestCase):
    @given(DOSSIERS, ROUNDS, PERIODS)
    def test_any_period_as_counted_one_by_one(self, dossiers, rounds, period):
        expected = defaultdict(Table)
        for group, course in dossiers:
            expected[group[0]] += counted(course, period.first, period.last)
        found = Reports(written(dossiers, rounds), [period]).tables(period, lambda group: group[0])
        self.assertEqual(found, {agency: table for agency, table in expected.items() if not table.empty})

    @given(DOSSIERS, ROUNDS)
    def test_a_month_is_the_sum_of_all_before(self, dossiers, rounds):
        book = written(dossiers, rounds)
        fold(book, TODAY)
        self.assertEqual(list(book.noted()), [])
        for first, month in book.months.items():
            sums = [0] * len(month.sums)
            for sheet in book.days.values(None, first, excludemax=True):
                sheet.add_to(sums)
            self.assertEqual(sums, list(month.sums))

    @given(DOSSIERS, ROUNDS, DAYS)
    def test_what_will_be_overdue_if_nothing_happens(self, dossiers, rounds, today):
        known = [(group, (channel, [m for m in moments if m.day <= today])) for group, (channel, moments) in dossiers]
        ahead = today + timedelta(days=4)
        found = Reports(written(known, rounds), evenings=[today, ahead])
        expected = sum((counted(course, today, ahead) for _group, course in known), Table())
        self.assertEqual(found.standing(ahead, Measure.overdue).get("", 0), expected.overdue)
        self.assertLessEqual(found.standing(today, Measure.overdue).get("", 0), expected.overdue)


class TestWriting(unittest.TestCase):
    def test_nothing_is_written_for_what_changes_nothing(self):
        book = Book()
        book.note(GROUPS[0], changes("online", []))
        self.assertEqual(list(book.noted()), [])

    def test_history_that_comes_late_finds_its_way_into_the_months(self):
        book, today = Book(), date(2026, 6, 10)
        book.note(GROUPS[0], changes("online", [Moment(date(2026, 1, 5), Place.in_hand)]))
        fold(book, today)
        book.note(GROUPS[2], changes("post", [Moment(date(2025, 12, 5), Place.in_hand)]))
        fold(book, today)
        self.assertEqual(len(book.months), 6)
        spring = Period(date(2026, 3, 1), date(2026, 3, 31))
        found = Reports(book, [spring]).tables(spring)
        self.assertEqual(found, {"": Table(carried_over=2, in_hand=2)})
