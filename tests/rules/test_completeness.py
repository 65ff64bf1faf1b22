"""Obligatory and advised parts of a procedure, and its levels over time."""

from dataclasses import fields
from dataclasses import replace
from datetime import date
from datetime import timedelta
from egov.portal.rules.completeness import ADVISED
from egov.portal.rules.completeness import advised
from egov.portal.rules.completeness import missing
from egov.portal.rules.completeness import OBLIGATORY
from egov.portal.rules.completeness import Parts
from egov.portal.rules.level_history import level_at
from egov.portal.rules.level_history import noted
from hypothesis import given
from hypothesis import strategies as st
from itertools import pairwise
from unittest import TestCase


CHANNEL = {"channel": "online", "kind": "fixed", "amount": "5", "fee": "0"}
FULL = Parts(
    steps=({"title": "Step"},),
    channels=(CHANNEL,),
    evidences=({"title": "Paper", "blank_form": "form.docx"},),
    audience=("citizen",),
    executing_agencies=("Department",),
    legal_resources=({"number": "1"},),
    outputs=({"title": "Result"},),
    code="1.001193",
    description="What it is",
    decision_number="1",
    sector="x",
)
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


class TestCompleteness(TestCase):
    def test_a_full_procedure_lacks_nothing(self):
        self.assertEqual(((), ()), (missing(FULL), advised(FULL)))

    def test_an_empty_one_lacks_all(self):
        self.assertEqual(OBLIGATORY, missing(Parts()))
        self.assertEqual([name for name in ADVISED if name != "blank_forms"], list(advised(Parts())))

    def test_each_part_is_missed_alone(self):
        for field in fields(Parts):
            with self.subTest(field.name):
                lacking = {*missing(replace(FULL, **{field.name: ()})), *advised(replace(FULL, **{field.name: ()}))}
                self.assertIn(field.name, lacking)
                self.assertLessEqual(lacking, {field.name, *(("duration", "fee") if field.name == "channels" else ())})

    def test_every_way_of_filing_needs_its_limit_and_its_amount(self):
        for row, lacks in (
            ({**CHANNEL, "amount": ""}, {"duration"}),
            ({**CHANNEL, "amount": "", "kind": "same_day"}, set()),
            ({**CHANNEL, "amount": "", "kind": "none"}, set()),
            ({"channel": "post"}, {"duration", "fee"}),
            ({**CHANNEL, "fee": " "}, {"fee"}),
        ):
            with self.subTest(row):
                parts = replace(FULL, channels=(CHANNEL, row))
                self.assertEqual(lacks, {*missing(parts), *advised(parts)})

    def test_papers_without_any_blank_form(self):
        self.assertEqual(("blank_forms",), advised(replace(FULL, evidences=({"title": "Paper"},))))


class TestHistory(TestCase):
    def test_the_level_of_a_past_year(self):
        history = noted(noted(noted((), date(2024, 5, 2), 2), date(2025, 3, 1), 3), date(2026, 1, 9), 0)
        levels = [level_at(history, date(year, 12, 31)) for year in (2023, 2024, 2025, 2026)]
        self.assertEqual([0, 2, 3, 0], levels)

    def test_nothing_new_is_not_noted(self):
        self.assertEqual((), noted((), date(2026, 1, 1), 0))
        once = noted((), date(2026, 1, 1), 2)
        self.assertEqual(once, noted(once, date(2026, 2, 1), 2))

    def test_the_last_word_of_a_day_counts(self):
        day = date(2026, 1, 1)
        before = noted((), day - timedelta(days=1), 2)
        self.assertEqual((*before, (day.isoformat(), 4)), noted(noted(before, day, 3), day, 4))
        self.assertEqual(before, noted(noted(before, day, 3), day, 2))

    @given(st.lists(st.tuples(DAYS, st.integers(0, 4))), DAYS)
    def test_it_tells_what_was_noted_last(self, changes, asked):
        changes.sort(key=lambda change: change[0])
        history = ()
        for day, level in changes:
            history = noted(history, day, level)
        expected = [level for day, level in changes if day <= asked]
        self.assertEqual(expected[-1] if expected else 0, level_at(history, asked))
        self.assertTrue(all(a[1] != b[1] and a[0] < b[0] for a, b in pairwise(history)))
