"""Fees: the little language, and what it comes to."""

from .sample import given
from egov.portal.rules.fee import compute
from egov.portal.rules.fee import Discount
from egov.portal.rules.fee import Factor
from egov.portal.rules.fee import Formula
from egov.portal.rules.fee import FormulaError
from egov.portal.rules.fee import from_json
from egov.portal.rules.fee import parse_formula
from egov.portal.rules.fee import Product
from egov.portal.rules.fee import QuantityError
from egov.portal.rules.fee import Sum
from egov.portal.rules.fee import to_json
from egov.portal.rules.fee import units
from hypothesis import strategies as st
import json
import string
from unittest import TestCase


CERTIFIED = "(2000*page[1-2] + 1000*page[3-] <= 200000) * copy"

names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda name: name != "free")
numbers = st.integers(0, 10**6)
factors = st.builds(
    lambda unit, first, more: Factor(unit, first, None if more is None else first + more),
    names,
    st.integers(1, 9),
    st.none() | st.integers(0, 9),
)
prices = st.builds(Product, numbers, st.lists(factors, max_size=2).map(tuple))


def sums(products):
    return st.builds(Sum, st.lists(products, min_size=1, max_size=3).map(tuple), st.none() | numbers)


products = st.recursive(
    prices, lambda inner: st.builds(Product, sums(inner), st.lists(factors, max_size=2).map(tuple)), max_leaves=4
)
formulas = st.builds(
    Formula,
    sums(products),
    st.lists(st.builds(Discount, st.integers(1, 100), names), max_size=2).map(tuple),
    st.lists(names, max_size=2).map(tuple),
)


def amount(text, grounds=(), **quantities):
    return compute(parse_formula(text), quantities, grounds).amount


def codes(fee):
    return [line.code for line in fee.lines]


class TestCompute(TestCase):
    def test_fixed(self):
        for text in ("8000", "8.000", " 8000 ", "(8000)", "5000 + 3000"):
            self.assertEqual(amount(text), 8000)
        self.assertEqual(amount("1.200.000"), 1_200_000)
        self.assertEqual(amount("0"), 0)

    def test_certified_copies(self):
        for page, copy, expected in (
            (0, 1, 0),
            (1, 1, 2000),
            (2, 1, 4000),
            (3, 1, 5000),
            (10, 1, 12_000),
            (198, 1, 200_000),
            (199, 1, 200_000),
            (500, 1, 200_000),
            (3, 4, 20_000),
            (500, 2, 400_000),
            (3, 0, 0),
        ):
            with self.subTest(page=page, copy=copy):
                self.assertEqual(amount(CERTIFIED, page=page, copy=copy), expected)

    @given(st.integers(0, 400), st.integers(0, 20))
    def test_certified_copies_page_by_page(self, page, copy):
        one = sum(2000 if number <= 2 else 1000 for number in range(1, page + 1))
        self.assertEqual(amount(CERTIFIED, page=page, copy=copy), min(one, 200_000) * copy)

    def test_range_in_the_middle_and_cap_on_the_whole(self):
        text = "100*page[1-5] + 10*page[6-10] + 1*page[11-] <= 545"
        for page, expected in ((5, 500), (7, 520), (10, 545), (12, 545)):
            self.assertEqual(amount(text, page=page), expected)

    def test_explanation(self):
        fee = compute(parse_formula(CERTIFIED), {"page": 500, "copy": 2})
        self.assertEqual(codes(fee), ["fee", "fee", "cap", "times"])
        self.assertEqual(fee.lines[1].params, {"price": 1000, "quantities": {"page[3-]": 498}, "amount": 498_000})
        self.assertEqual(fee.lines[2].params, {"limit": 200_000, "before": 502_000})
        self.assertEqual(fee.lines[3].params, {"quantities": {"copy": 2}, "amount": 400_000})
        self.assertEqual(json.loads(json.dumps(fee.to_json()))["amount"], 400_000)
        self.assertEqual(codes(compute(parse_formula("(1000)"))), ["fee"])
        self.assertEqual(codes(compute(parse_formula("1000 <= 1000"))), ["fee"], "a cap just reached takes nothing off")

    def test_discounts_and_exemptions(self):
        text = "8000; free poor, on_time; -30% online; -50% child"
        for grounds, expected in (
            ((), 8000),
            (("other",), 8000),
            (("online",), 5600),
            (("online", "child"), 4000),
            (("online", "poor"), 0),
            (("on_time", "poor"), 0),
        ):
            with self.subTest(grounds=grounds):
                self.assertEqual(amount(text, grounds), expected)
        fee = compute(parse_formula(text), grounds=["online"])
        self.assertEqual(fee.lines[-1].params, {"percent": 30, "reason": "online", "amount": 2400})
        self.assertEqual(codes(compute(parse_formula(text), grounds=["poor"])), ["fee", "exempt"])

    def test_half_a_dong_is_the_citizens(self):
        self.assertEqual(amount("5; -50% online", ["online"]), 2)
        self.assertEqual(amount("3; -33% online", ["online"]), 2)

    def test_quantities(self):
        for quantities in ({}, {"copy": -1}, {"page": 3}):
            with self.subTest(quantities=quantities), self.assertRaises(QuantityError) as caught:
                compute(parse_formula("8000*copy"), quantities)
            self.assertEqual(caught.exception.unit, "copy")

    @given(formulas, st.integers(0, 30), st.booleans())
    def test_never_negative_never_above_the_cap_and_explained(self, formula, quantity, everything):
        quantities = dict.fromkeys(units(formula), quantity)
        grounds = {*formula.exemptions, *(discount.reason for discount in formula.discounts)} if everything else set()
        fee = compute(formula, quantities, grounds)
        self.assertIsInstance(fee.amount, int)
        self.assertGreaterEqual(fee.amount, 0)
        self.assertLessEqual(fee.amount, compute(formula, quantities).amount)
        if formula.base.cap is not None:
            self.assertLessEqual(fee.amount, formula.base.cap)
        if everything and formula.exemptions:
            self.assertEqual(fee.amount, 0)


class TestLanguage(TestCase):
    def test_canonical(self):
        for text, expected in (
            ("8.000", "8000"),
            ("2000*page[1-2]+1000*page[3-]<=200000", "2000*page[1-2] + 1000*page[3-] <= 200000"),
            (CERTIFIED, "(2000*page[1-2] + 1000*page[3-] <= 200000)*copy"),
            ("8000*copy[1-];-30%online;free poor,old", "8000*copy; free poor, old; -30% online"),
            ("8000*free_copy", "8000*free_copy"),
        ):
            self.assertEqual(str(parse_formula(text)), expected)

    def test_units(self):
        self.assertEqual(units(parse_formula(CERTIFIED + " + 500*stamp")), {"page", "copy", "stamp"})
        self.assertEqual(units(parse_formula("8000")), set())

    def test_errors_say_what_and_where(self):
        for text, code, position in (
            ("", "empty", 0),
            ("  ", "empty", 2),
            ("8000 copy", "unexpected", 5),
            ("8000 *", "name_expected", 6),
            ("8000 * 3", "name_expected", 7),
            ("copy", "amount_expected", 0),
            ("8000 + ", "amount_expected", 7),
            ("-5", "amount_expected", 0),
            ("8.5", "unknown_character", 1),
            ("8.0000", "unknown_character", 1),
            ("8,5", "unexpected", 1),
            ("8000 đ", "unknown_character", 5),
            ("8000\u00a0é", "unknown_character", 5),
            ("Copy", "unknown_character", 0),
            ("(8000", "unclosed", 5),
            ("8000)", "unexpected", 4),
            ("8000*page[1-2", "unclosed", 13),
            ("8000*page[2-1]", "bad_range", 10),
            ("8000*page[0-1]", "bad_range", 10),
            ("8000*page[1]", "bad_range", 11),
            ("8000*page[-2]", "number_expected", 10),
            ("8000 <= copy", "number_expected", 8),
            ("8000;", "clause_expected", 5),
            ("8000; online", "clause_expected", 6),
            ("8000; free", "name_expected", 10),
            ("8000; free poor,", "name_expected", 16),
            ("8000; -0% x", "bad_percent", 7),
            ("8000; -101% x", "bad_percent", 7),
            ("8000; -30 x", "bad_percent", 10),
            ("8000; -30%", "name_expected", 10),
            ("8000; -x% y", "number_expected", 7),
            ("1000000000001", "number_too_large", 0),
            ("((((((1))))))", "too_deep", 5),
            ("1" * 501, "too_long", 500),
            ("__import__('os')", "unknown_character", 0),
        ):
            with self.subTest(text=text), self.assertRaises(FormulaError) as caught:
                parse_formula(text)
            self.assertEqual((caught.exception.code, caught.exception.position), (code, position), text)

    @given(formulas)
    def test_round_trip(self, formula):
        self.assertEqual(parse_formula(str(formula)), formula)
        self.assertEqual(from_json(json.loads(json.dumps(to_json(formula)))), formula)

    @given(formulas)
    def test_blanks_do_not_matter(self, formula):
        text = str(formula)
        self.assertEqual(parse_formula(text.replace("*", " * ").replace("(", "\n( ").replace(",", " ,")), formula)

    @given(st.text("8.0+*()[]-<=;,% \nabfreepage" + "đ", max_size=25) | st.text(string.printable, max_size=25))
    def test_anything_typed_is_a_formula_or_an_error_inside_it(self, text):
        try:
            parse_formula(text)
        except FormulaError as error:
            self.assertTrue(0 <= error.position <= len(text))
