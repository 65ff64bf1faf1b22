"""The rules of style that a machine can hold."""

import ast
import re
from tests.house.source import inside
from tests.house.source import modules
from tests.house.source import PACKAGE
from tests.house.source import rooms
import unittest


LONGEST_MODULE = 300  # lines
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
CURRENCY = re.compile(r"\bđồng\b")  # the unit of money, also in English
LETTERS = ("rules/",)  # the ground floor's tables of letters and units are data of the language itself


def docstrings(tree):
    """The constant nodes that document something: they may name the Vietnamese term."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                yield child.value


def vietnamese_strings(tree):
    """The Vietnamese string literals of a module that are no documentation, as (line, text)."""
    told = {id(node) for node in docstrings(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in told:
            continue
        if VIETNAMESE.search(CURRENCY.sub("", node.value)):
            yield node.lineno, node.value


def swallows(handler):
    """Whether an except clause catches everything and does nothing."""
    wide = handler.type is None or getattr(handler.type, "id", "") in ("Exception", "BaseException")
    return wide and all(isinstance(line, ast.Pass | ast.Continue) for line in handler.body)


class TestStyle(unittest.TestCase):
    def test_no_module_is_long(self):
        long = [inside(path) for path, _ in modules() if len(path.read_text().splitlines()) > LONGEST_MODULE]
        self.assertEqual([], long)

    def test_every_module_says_what_it_is(self):
        silent = [inside(path) for path, tree in modules() if tree.body and not ast.get_docstring(tree)]
        self.assertEqual([], silent)

    def test_no_error_is_swallowed(self):
        swallowed = [
            f"{inside(path)}:{node.lineno}"
            for path, tree in modules()
            for node in ast.walk(tree)
            if isinstance(node, ast.ExceptHandler) and swallows(node)
        ]
        self.assertEqual([], swallowed)

    def test_no_vietnamese_in_python(self):
        found = [
            f"{inside(path)}:{line} {text[:40]!r}"
            for path, tree in modules()
            if not inside(path).startswith(LETTERS)
            for line, text in vietnamese_strings(tree)
        ]
        self.assertEqual([], found)

    def test_no_vietnamese_in_templates_and_zcml(self):
        found = [
            inside(path)
            for pattern in ("*.pt", "*.zcml")
            for path in PACKAGE.rglob(pattern)
            if VIETNAMESE.search(CURRENCY.sub("", path.read_text(encoding="utf-8")))
        ]
        self.assertEqual([], found)

    def test_every_room_is_included(self):
        included = (PACKAGE / "configure.zcml").read_text()
        missing = [
            room
            for room in rooms()
            if (PACKAGE / room / "configure.zcml").exists() and f'<include package=".{room}" />' not in included
        ]
        self.assertEqual([], missing)

    def test_every_view_and_service_is_of_our_layer(self):
        """A directive that publishes something names the layer and a permission."""
        open_doors = [
            f"{inside(path)}: {door.group(0)[:60]!r}"
            for path in PACKAGE.rglob("*.zcml")
            for door in re.finditer(r"<(?:browser:page|plone:service)\b[^>]*>", path.read_text())
            if "egov.portal.interfaces.IPortalLayer" not in door.group(0) or "permission=" not in door.group(0)
        ]
        self.assertEqual([], open_doors)
