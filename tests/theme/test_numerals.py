"""Numbers, sizes and days: in Vietnamese and in English form, on pages by their language."""

from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.portal import numerals
from egov.portal.testing import INTEGRATION
from egov.portal.tracking import words
from egov.portal.tracking.page import Page
from plone import api
import re
from tests.dossier.cases import BrowserTest
import transaction
import unittest
from zope.i18n import translate


AT = datetime(2026, 12, 5, 8, 7)


class TestForms(unittest.TestCase):
    def both(self, write, *value):
        return write(*value, "vi"), write(*value, "en")

    def test_numbers(self):
        for value, vietnamese, english in (
            (0, "0", "0"),
            (999, "999", "999"),
            (1_250_000, "1.250.000", "1,250,000"),
            (-1500, "-1.500", "-1,500"),
            (Decimal("2.50"), "2,5", "2.5"),
            (Decimal("1E+6"), "1.000.000", "1,000,000"),
            (79.0, "79", "79"),
        ):
            with self.subTest(value):
                self.assertEqual((vietnamese, english), self.both(numerals.number, value))

    def test_shares_have_two_decimals_at_most(self):
        self.assertEqual(("79,41", "79.41"), self.both(numerals.percent, 79.414))
        self.assertEqual(("97,5", "97.5"), self.both(numerals.percent, Decimal("97.500")))
        self.assertEqual(("100", "100"), self.both(numerals.percent, Decimal("100.00")))

    def test_days_are_read_in_one_way_only(self):
        self.assertEqual(("05/12/2026", "5 December 2026"), self.both(numerals.day, date(2026, 12, 5)))
        self.assertEqual(("08:07 05/12/2026", "5 December 2026, 08:07"), self.both(numerals.moment, AT))
        self.assertEqual(("12/2026", "December 2026"), self.both(numerals.month, date(2026, 12, 5)))
        self.assertEqual(("", ""), self.both(numerals.day, None))
        self.assertEqual(("", ""), self.both(numerals.moment, None))

    def test_sizes(self):
        self.assertEqual(("1 KB", "1 KB"), self.both(numerals.size, 3))
        self.assertEqual(("340 KB", "340 KB"), self.both(numerals.size, 340 * numerals.KILOBYTE))
        self.assertEqual(("5,4 MB", "5.4 MB"), self.both(numerals.size, 5_650_000))

    def test_other_languages_take_the_english_forms(self):
        self.assertEqual("1,500", numerals.number(1500, "fr"))


class TestLanguageOfThePage(unittest.TestCase):
    layer = INTEGRATION

    def test_it_is_taken_where_none_is_named(self):
        for language, number, left in (("vi", "1.500", "2,5"), ("en", "1,500", "2.5")):
            with self.subTest(language):
                self.layer["request"]["LANGUAGE"] = language
                self.assertEqual(number, Page.number(1500))
                self.assertIn(left, translate(words.left(Decimal("2.5")), target_language=language))


class TestPages(BrowserTest):
    """The same pages in both languages."""

    def setUp(self):
        super().setUp()
        api.portal.set_registry_record("plone.default_language", "vi")
        row = {"channel": "online", "kind": "fixed", "amount": "2.5", "unit": "working_day", "fee": "1250000"}
        self.procedure.channels = [row]
        self.procedure.decision_date = date(2026, 12, 5)
        transaction.commit()

    def text(self, who, language, content):
        browser = self.browser(who)
        browser.open(f"{content.absolute_url()}?set_language={language}")
        return re.sub(r"\s+", " ", browser.contents)

    def test_a_procedure(self):
        vietnamese, english = (self.text(None, language, self.procedure) for language in ("vi", "en"))
        for expected in ("2,5 ngày làm việc", "1.250.000 đồng", "05/12/2026"):
            self.assertIn(expected, vietnamese)
            self.assertNotIn(expected, english)
        for expected in ("2.5 working days", "1,250,000 dong", "5 December 2026"):
            self.assertIn(expected, english)
            self.assertNotIn(expected, vietnamese)

    def test_a_dossier(self):
        self.assertIn("16 November 2026", self.text("citizen", "en", self.dossier))
        self.assertIn("16/11/2026", self.text("citizen", "vi", self.dossier))
