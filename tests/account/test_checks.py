"""The checks of particulars, also offered to editors for the fields of a form."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.portal.account import checks
from egov.portal.dossier import clock
from egov.portal.testing import INTEGRATION
import unittest


class ChecksTest(unittest.TestCase):
    layer = INTEGRATION

    def check(self, validator, good, bad):
        for value in (None, "", *good):
            self.assertIsNone(validator(value), value)
        for value in bad:
            self.assertIsNotNone(validator(value), value)

    def test_identity_number(self):
        self.check(
            checks.is_identity_number,
            ("042085001234", "042 085 001 234", "183456789", "B1234567", "c12345678"),
            ("12", "0420850012345", "BB123456", "abc", "04208500123x"),
        )

    def test_tax_number(self):
        self.check(
            checks.is_tax_number,
            ("3001234567", "3001234567-001", "3001234567001", "042085001234"),
            ("300123456", "x"),
        )

    def test_phone_number(self):
        self.check(
            checks.is_phone_number, ("0912 345 678", "+84912345678", "0239.3855.123"), ("912345678", "0123", "x")
        )

    def test_past_date_by_the_day_in_viet_nam(self):
        with clock.at(datetime(2026, 11, 21, 18, 0, tzinfo=UTC)):
            self.assertIsNone(checks.is_past_date(date(2026, 11, 22)))
            self.assertIsNotNone(checks.is_past_date(date(2026, 11, 23)))
        self.assertIsNotNone(checks.is_past_date(date(1899, 12, 31)))
