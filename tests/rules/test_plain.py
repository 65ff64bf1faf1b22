"""Values as plain JSON data."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from decimal import Decimal
from egov.portal.rules.plain import plain
from hypothesis import given
from hypothesis import strategies as st
import json
import unittest


SINGLE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.dates(),
    st.times(),
    st.decimals(),
)
NESTED = st.recursive(
    st.one_of(SINGLE, st.frozensets(st.text()), st.sets(st.integers())),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner),
)


class RichText:
    raw = "<p>Đơn</p>"


class PlainTest(unittest.TestCase):
    def test_each_kind(self):
        for value, told in (
            (date(2026, 1, 2), "2026-01-02"),
            (datetime(2026, 1, 2, 8, 30, tzinfo=UTC), "2026-01-02T08:30:00+00:00"),
            (time(15), "15:00:00"),
            (Decimal("1.50"), "1.50"),
            ({"b", "a"}, ["a", "b"]),
            ((1, None), [1, None]),
            ({1: True}, {"1": True}),
            (2.5, 2.5),
            (RichText(), "<p>Đơn</p>"),
        ):
            self.assertEqual(told, plain(value))

    @given(NESTED)
    def test_json_takes_it_and_gives_it_back(self, value):
        told = plain(value)
        self.assertEqual(told, json.loads(json.dumps(told)))

    @given(NESTED)
    def test_what_is_plain_stays_as_it_is(self, value):
        self.assertEqual(plain(value), plain(plain(value)))
