"""Sharing out a number in proportions."""

from egov.portal.rules.apportion import apportion
from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
import unittest


WEIGHTS = st.dictionaries(st.integers(), st.integers(0, 10**6), min_size=1, max_size=9).filter(
    lambda weights: sum(weights.values())
)


class TestApportion(unittest.TestCase):
    @given(st.integers(0, 10**6), WEIGHTS)
    def test_parts_sum_up_and_stay_near_their_share(self, total, weights):
        parts = apportion(total, weights)
        self.assertEqual(total, sum(parts.values()))
        for part, share in parts.items():
            exact = Fraction(total * weights[part], sum(weights.values()))
            self.assertLess(abs(share - exact), 1)

    @given(WEIGHTS)
    def test_the_whole_is_the_weights_themselves(self, weights):
        self.assertEqual(weights, apportion(sum(weights.values()), weights))

    def test_equal_remainders_go_to_the_earlier_part(self):
        self.assertEqual({"a": 1, "b": 0}, apportion(1, {"a": 1, "b": 1}))

    def test_what_cannot_be_shared(self):
        for total, weights in ((-1, {"a": 1}), (1, {"a": 0}), (1, {"a": 2, "b": -1})):
            with self.subTest(total=total, weights=weights), self.assertRaises(ValueError):
                apportion(total, weights)
