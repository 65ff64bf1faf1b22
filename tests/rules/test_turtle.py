"""Turtle beside JSON-LD, both read by rdflib."""

from egov.portal.rules.spreadsheet_text import safe
from egov.portal.rules.turtle import iri
from egov.portal.rules.turtle import literal
from egov.portal.rules.turtle import turtle
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import json
from rdflib import Graph
from rdflib.compare import isomorphic
import unittest


CONTEXT = {"@vocab": "https://schema.org/", "dct": "http://purl.org/dc/terms/"}
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"), max_size=20)
VALUES = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.lists(TEXTS, min_size=1, max_size=3))
INNER = st.fixed_dictionaries(
    {"name": TEXTS}, optional={"dct:identifier": VALUES, "@id": st.just("https://example.org/inner")}
)
NODES = st.fixed_dictionaries(
    {"@type": st.sampled_from(["Thing", ["Thing", "dct:Agent"]]), "name": TEXTS},
    optional={
        "dct:title": VALUES,
        "provider": INNER,
        "channel": st.lists(INNER, max_size=2),
        "@id": st.just("https://example.org/a"),
    },
)


class TestTurtle(unittest.TestCase):
    @given(st.lists(NODES, min_size=1, max_size=3))
    @settings(max_examples=50, deadline=None)
    def test_it_says_what_the_json_ld_says(self, nodes):
        for number, node in enumerate(nodes):
            if "@id" in node:
                node["@id"] = f"https://example.org/{number}"
        expected = Graph().parse(data=json.dumps({"@context": CONTEXT, "@graph": nodes}), format="json-ld")
        told = Graph().parse(data="".join(turtle(CONTEXT, nodes)), format="turtle")
        self.assertTrue(isomorphic(expected, told), "".join(turtle(CONTEXT, nodes)))

    def test_what_may_not_stand_in_an_address(self):
        self.assertEqual("<https://example.org/\\u003Ea\\u0020b>", iri("https://example.org/>a b"))

    def test_literals(self):
        self.assertEqual('"a\\"\\\\\\n\\u0001"', literal('a"\\\n\x01'))
        self.assertEqual("-5", literal(-5))


class TestSpreadsheetText(unittest.TestCase):
    @given(st.text())
    def test_no_cell_begins_as_a_formula(self, text):
        self.assertNotIn(safe(text)[:1], ("=", "+", "-", "@", "\t", "\r"))
        self.assertTrue(safe(text).endswith(text))
