"""The calendar, the sectors and the addresses of a site."""

from datetime import date
from datetime import time
from egov.portal.organisation import addresses
from egov.portal.organisation.calendar import ICalendarSettings
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.sectors import sector_title
from egov.portal.testing import INTEGRATION
from plone import api
from unittest import TestCase
from zope.component import getUtility
from zope.interface import Invalid
from zope.schema.interfaces import IVocabularyFactory


def configure(**records):
    for name, value in records.items():
        api.portal.set_registry_record(f"egov.portal.calendar.{name}", value)


class CalendarTest(TestCase):
    layer = INTEGRATION

    def test_a_new_site_works_office_hours(self):
        calendar = work_calendar()
        self.assertEqual(calendar.sessions(date(2026, 11, 23))[0], (time(7), time(11, 30)))
        self.assertFalse(calendar.is_working(date(2026, 11, 22)))

    def test_own_days_off_and_working_days(self):
        configure(off_days=("2026-11-23",), working_days=("2026-11-22",))
        calendar = work_calendar()
        self.assertFalse(calendar.is_working(date(2026, 11, 23)))
        self.assertTrue(calendar.is_working(date(2026, 11, 22)))

    def test_own_hours(self):
        configure(hours=("1: 08:00-12:00", "6: 08:00-11:00"))
        calendar = work_calendar()
        self.assertEqual(calendar.sessions(date(2026, 11, 28)), ((time(8), time(11)),))
        self.assertFalse(calendar.is_working(date(2026, 11, 24)))

    def test_equal_settings_share_one_calendar(self):
        self.assertIs(work_calendar(), work_calendar())

    def test_lines_that_cannot_be_read_are_refused(self):
        hours, days = ICalendarSettings["hours"], ICalendarSettings["off_days"]
        for bad in ("8: 07:00-11:00", "Monday", "1: 7", "1: 07:00-25:00"):
            with self.assertRaises(Invalid, msg=bad):
                hours.validate((bad,))
        with self.assertRaises(Invalid):
            days.validate(("1/12/2026",))
        days.validate(("2026-12-01",))

    def test_a_week_that_could_not_work_is_refused(self):
        class Data:
            hours = ("2: 07:00-11:00",)

        with self.assertRaises(Invalid):
            ICalendarSettings.validateInvariants(Data)


class SectorsTest(TestCase):
    layer = INTEGRATION

    def test_sectors_come_from_the_registry(self):
        api.portal.set_registry_record("egov.portal.sectors", {"HT": "Civil status"})
        terms = getUtility(IVocabularyFactory, "egov.portal.sectors")(self.layer["portal"])
        self.assertEqual([(term.value, term.title) for term in terms], [("HT", "Civil status")])
        self.assertEqual(sector_title("HT"), "Civil status")

    def test_a_sector_that_is_gone_shows_its_code(self):
        self.assertEqual(sector_title("gone"), "gone")


class AddressesTest(TestCase):
    layer = INTEGRATION

    def test_there_are_34_provinces(self):
        terms = getUtility(IVocabularyFactory, "egov.portal.provinces")(None)
        self.assertEqual(len(terms), 34)

    def test_communes_know_their_province(self):
        terms = getUtility(IVocabularyFactory, "egov.portal.communes")(None)
        self.assertEqual(len(terms), 3321)
        codes = dict(addresses.communes_of("42"))
        self.assertEqual(len(codes), 69)
        for code, name in codes.items():
            self.assertEqual(terms.getTerm(code).title, f"{name}, {addresses.province_name('42')}")
            self.assertEqual(addresses.commune_name(code), name)

    def test_unknown_codes_have_no_name(self):
        self.assertEqual(addresses.province_name("99"), "")
        self.assertEqual(addresses.commune_name("x"), "")
        self.assertEqual(addresses.communes_of("99"), ())

    def test_an_address_line_leaves_out_what_is_not_known(self):
        commune, name = addresses.communes_of("42")[0]
        self.assertEqual(addresses.address_line("1 Street", commune, ""), f"1 Street, {name}")
