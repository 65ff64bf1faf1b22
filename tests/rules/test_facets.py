"""Counts by criterion."""

from .sample import given
from egov.portal.rules.bits import numbers_of
from egov.portal.rules.facets import Facets
from hypothesis import strategies as st
from unittest import TestCase


NAMES = ("colour", "size")
documents = st.lists(
    st.fixed_dictionaries({name: st.lists(st.sampled_from("abc"), unique=True) for name in NAMES}), max_size=12
)
questions = st.fixed_dictionaries({name: st.sampled_from(["", "a", "b", "z"]) for name in NAMES})


def fits(document, asked):
    return all(not value or value in document[name] for name, value in asked.items())


class TestFacets(TestCase):
    @given(documents, questions)
    def test_they_are_what_a_count_by_hand_gives(self, rows, asked):
        facets, everything = Facets(NAMES, rows), (1 << len(rows)) - 1
        found = numbers_of(facets.narrowed(everything, asked))
        self.assertEqual(found, [number for number, row in enumerate(rows) if fits(row, asked)])
        for name, counts in facets.counts(everything, asked).items():
            for value in "abc":
                by_hand = sum(fits(row, asked | {name: value}) for row in rows)
                self.assertEqual(counts.get(value, 0), by_hand)

    def test_values(self):
        facets = Facets(["colour"], [{"colour": ["red"]}, {"colour": []}])
        self.assertEqual(list(facets.values("colour")), ["red"])
        self.assertEqual((facets.having("colour", "red"), facets.having("colour", "blue")), (1, 0))
