"""Sets of numbers as bits."""

from .sample import given
from egov.portal.rules.bits import mask_of
from egov.portal.rules.bits import numbers_of
from hypothesis import strategies as st
from unittest import TestCase


sets = st.sets(st.integers(0, 3000), max_size=40)


class TestBits(TestCase):
    @given(sets)
    def test_there_and_back(self, numbers):
        self.assertEqual(numbers_of(mask_of(numbers)), sorted(numbers))

    @given(sets, sets)
    def test_they_are_sets(self, one, other):
        self.assertEqual(numbers_of(mask_of(one) & mask_of(other)), sorted(one & other))
        self.assertEqual((mask_of(one) | mask_of(other)).bit_count(), len(one | other))
