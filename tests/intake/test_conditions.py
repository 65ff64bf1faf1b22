"""The conditions of depends_on."""

from egov.portal.intake import conditions
import unittest


class ConditionsTest(unittest.TestCase):
    def holds(self, text, **values):
        return conditions.holds(conditions.parse(text), values)

    def test_read_as_lists(self):
        self.assertEqual(["=", "kind", "person"], conditions.parse("form.widgets.kind=person"))
        self.assertEqual(["filled", "agree"], conditions.parse("form.widgets.agree:list"))
        self.assertEqual(
            ["and", ["=", "a", "1"], ["or", ["not", ["filled", "b"]], ["filled", "c"]]],
            conditions.parse("a=1 and not b or c"),
        )
        self.assertEqual(["not", ["or", ["filled", "a"], ["filled", "b"]]], conditions.parse("not (a or b)"))
        self.assertEqual(["=", "a", "1"], conditions.parse("condition: a = 1; action: show"))

    def test_comparisons(self):
        self.assertTrue(self.holds("a=x", a="x"))
        self.assertFalse(self.holds("a=x"))
        self.assertTrue(self.holds("a!=x"))
        self.assertTrue(self.holds("a>=10", a="10.5"))
        self.assertFalse(self.holds("a>10", a="ten"))
        self.assertTrue(self.holds("a<10"))
        self.assertTrue(self.holds("a<=3", a="3"))
        self.assertTrue(self.holds("a~=bc", a="abcd"))
        self.assertFalse(self.holds("a~=bc"))
        self.assertTrue(self.holds("a=~abcd", a="bc"))
        self.assertFalse(self.holds("a=~abcd"))

    def test_yes_is_yes_whatever_the_control(self):
        for wanted in ("selected", "true"):
            for value in ("selected", "true"):
                self.assertTrue(self.holds(f"a={wanted}", a=value))
                self.assertFalse(self.holds(f"a!={wanted}", a=value))
        self.assertEqual("true", conditions.raw_value(["true"], yes_or_no=True))
        self.assertIsNone(conditions.raw_value("false", yes_or_no=True))
        self.assertEqual("false", conditions.raw_value("false"))

    def test_connectives(self):
        self.assertTrue(self.holds("a and b", a="1", b="1"))
        self.assertFalse(self.holds("a and b", a="1"))
        self.assertTrue(self.holds("a or b", b="1"))
        self.assertTrue(self.holds("not a"))

    def test_what_is_none(self):
        for text in ("", "a and", "(a", "a)", "a b", "a=", "!", "a xor b", "not"):
            with self.subTest(text), self.assertRaises(conditions.ConditionError):
                conditions.parse(text)

    def test_raw_values(self):
        for value, raw in (
            (True, "selected"),
            (False, None),
            (None, None),
            (["a", "b"], "a"),
            ([], None),
            (5, "5"),
            ("x", "x"),
        ):
            self.assertEqual(raw, conditions.raw_value(value))
