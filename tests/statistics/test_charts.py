"""The geometry of charts."""

from egov.portal.statistics import charts
from hypothesis import strategies
from tests.rules.sample import given
import unittest


KINDS = ("early", "late")
ROWS = strategies.lists(
    strategies.fixed_dictionaries({kind: strategies.integers(0, 10**6) for kind in KINDS}), max_size=12
)


def width(part):
    return float(part.width.rstrip("%"))


class TestCharts(unittest.TestCase):
    @given(ROWS)
    def test_bars_are_as_long_as_their_numbers(self, rows):
        drawn = charts.bars([("x", row) for row in rows], KINDS)
        longest = max((sum(row.values()) for row in rows), default=0)
        for bar, row in zip(drawn.bars, rows, strict=True):
            self.assertEqual(bar.total, sum(row.values()))
            self.assertEqual([part.number for part in bar.parts], [row[kind] for kind in KINDS if row[kind]])
            for part in bar.parts:
                self.assertAlmostEqual(width(part), 100 * part.number / longest, places=2)
            self.assertLessEqual(sum(map(width, bar.parts)), 100.01)
        self.assertEqual(drawn.height, len(rows) * charts.ROW)

    @given(ROWS)
    def test_columns_are_as_high_as_their_numbers(self, rows):
        drawn = charts.columns([("1", "", row) for row in rows], KINDS)
        top = drawn.ticks[-1]
        for place, row in zip(drawn.places, rows, strict=True):
            for part in place.parts:
                self.assertEqual(part.number, row[part.kind])
                self.assertAlmostEqual(part.y + part.height, drawn.foot)
                self.assertAlmostEqual(part.height, charts.PLOT * part.number / top.number)
                self.assertGreaterEqual(part.y, top.y - 0.001)

    @given(strategies.integers(0, 10**9))
    def test_the_ceiling_is_round_and_near(self, number):
        found = charts.ceiling(number)
        self.assertGreaterEqual(found, number)
        self.assertIn(str(found).rstrip("0"), ("1", "2", "5"))
        if number > 2:
            self.assertLess(found, number * 2.5)
