"""The checks that an editor can put on a field, and the words for what is wrong."""

from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from egov.portal.dossier import clock
from egov.portal.intake import messages
from egov.portal.intake import parties
from egov.portal.intake import validators
from egov.portal.testing import INTEGRATION
import unittest
from zope import schema
from zope.interface import Invalid


class ValidatorsTest(unittest.TestCase):
    layer = INTEGRATION

    def check(self, validator, good, bad):
        for value in (None, "", *good):
            self.assertIsNone(validator(value), value)
        for value in bad:
            self.assertIsNotNone(validator(value), value)

    def test_identity_number(self):
        self.check(
            validators.is_identity_number,
            ("042085001234", "042 085 001 234", "183456789", "B1234567", "c12345678"),
            ("12", "0420850012345", "BB123456", "abc", "04208500123x"),
        )

    def test_tax_number(self):
        self.check(
            validators.is_tax_number,
            ("3001234567", "3001234567-001", "3001234567001", "042085001234"),
            ("300123456", "x"),
        )

    def test_phone_number(self):
        self.check(
            validators.is_phone_number, ("0912 345 678", "+84912345678", "0239.3855.123"), ("912345678", "0123", "x")
        )

    def test_past_date_by_the_day_in_viet_nam(self):
        with clock.at(datetime(2026, 11, 21, 18, 0, tzinfo=UTC)):
            self.assertIsNone(validators.is_past_date(date(2026, 11, 22)))
            self.assertIsNotNone(validators.is_past_date(date(2026, 11, 23)))
        self.assertIsNotNone(validators.is_past_date(date(1899, 12, 31)))


class MessagesTest(unittest.TestCase):
    def told(self, field, value):
        try:
            field.validate(value)
        except Invalid as error:
            return messages.told(field, error)
        return self.fail("nothing was wrong")

    def test_what_to_do(self):
        line = schema.TextLine(title="Name", min_length=2, max_length=3)
        number = schema.Int(title="Age", min=1, max=9)
        choice = schema.Choice(title="Case", values=("a", "b"))
        for field, value, text in (
            (line, None, "Please fill in: ${title}"),
            (choice, None, "Please choose: ${title}"),
            (line, "x", "“${title}” needs at least ${min_length} characters."),
            (line, "xxxx", "“${title}” may have at most ${max_length} characters."),
            (number, 0, "“${title}” must be at least ${min}."),
            (number, 10, "“${title}” may be at most ${max}."),
            (choice, "c", "“${title}” is not one of the possible answers."),
            (line, 5, messages.UNFIT),
        ):
            found = self.told(field, value)
            self.assertEqual((text, field.title), (found, found.mapping["title"]))

    def test_other_errors(self):
        line = schema.TextLine(title="Name")
        self.assertEqual("Not so", messages.told(line, Invalid("Not so")))
        self.assertEqual(messages.UNFIT, messages.told(line, ValueError("x")))


class PlainTest(unittest.TestCase):
    def test_json_types(self):
        for value, plain in (
            (date(2026, 1, 2), "2026-01-02"),
            (Decimal("1.50"), "1.50"),
            ({"b", "a"}, ["a", "b"]),
            ((1, None), [1, None]),
            ({1: True}, {"1": True}),
            (2.5, 2.5),
        ):
            self.assertEqual(plain, parties.plain(value))
