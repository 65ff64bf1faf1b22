"""The classes of the templates: a page must not count on a rule that no sheet has."""

import re
from tests.house.source import inside
from tests.house.source import PACKAGE
import unittest


CLASSES = re.compile(r'\bclass="([^"]*)"|\bclass string:([^;"]*)')
NAME = re.compile(r"\.([A-Za-z][\w-]*)")
HOOKS = {"footer"}
"""What Plone's own sheets or scripts know."""


def used(text):
    """The class names in a template, without those that are made at run time."""
    said = (name for found in CLASSES.findall(text) for part in found for name in part.split())
    return {name for name in said if "$" not in name and "{" not in name}


def known():
    """The class names that our sheets and scripts speak of."""
    sources = [*PACKAGE.rglob("*.css"), *PACKAGE.rglob("*.js")]
    return {name for path in sources for name in NAME.findall(path.read_text(encoding="utf-8"))}


class TestClasses(unittest.TestCase):
    def test_every_class_has_a_rule(self):
        rules = known() | HOOKS
        lost = {inside(path): sorted(used(path.read_text(encoding="utf-8")) - rules) for path in PACKAGE.rglob("*.pt")}
        self.assertEqual({}, {path: names for path, names in lost.items() if names})

    def test_it_finds_both_ways_of_saying_a_class(self):
        text = '<a class="x y"></a><b tal:attributes="class string:z z-${one/two}; id three">'
        self.assertEqual({"x", "y", "z"}, used(text))
