"""The control panel and what it stores."""

import datetime
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure.life_events import life_events
from egov.portal.site.settings import is_event
from egov.portal.site.settings import is_sector
from egov.portal.site.settings import Settings
from egov.portal.testing import FUNCTIONAL
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import transaction
from unittest import TestCase
from zope.interface import Invalid


class SettingsTest(TestCase):
    layer = FUNCTIONAL

    def test_settings_are_stored_where_their_rooms_read_them(self):
        settings = Settings()
        settings.off_days = ("2026-11-23", "")
        settings.sector_lines = ("HT | Civil status", "", "CT|Certification")
        self.assertFalse(work_calendar().is_working(datetime.date(2026, 11, 23)))
        self.assertEqual(sectors(), {"HT": "Civil status", "CT": "Certification"})
        self.assertEqual(settings.sector_lines, ("HT | Civil status", "CT | Certification"))

    def test_life_events_are_kept_as_lines(self):
        settings = Settings()
        self.assertIn("marriage | Marriage and family", settings.citizen_lines)
        settings.citizen_lines = ("marriage | Kết hôn", "")
        settings.business_lines = None
        self.assertEqual(life_events(), {"marriage": "Kết hôn"})
        with self.assertRaises(Invalid):
            is_event("marriage")

    def test_limits_of_citizens_have_their_defaults(self):
        settings = Settings()
        self.assertEqual((settings.max_file_mb, settings.max_total_mb), (20, 100))

    def test_a_line_without_a_name_is_no_sector(self):
        self.assertTrue(is_sector("HT | Civil status"))
        for bad in ("HT", "HT |", "| Civil status"):
            with self.assertRaises(Invalid):
                is_sector(bad)

    def test_it_has_no_other_attribute(self):
        with self.assertRaises(AttributeError):
            _ = Settings().unheard_of


class PanelTest(TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.browser = Browser(self.layer["app"])
        self.browser.handleErrors = True
        self.browser.raiseHttpErrors = False

    def open(self):
        self.browser.open(f"{self.portal.absolute_url()}/@@egov-settings")

    def log_in(self):
        self.browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")

    def test_visitors_are_kept_out(self):
        self.open()
        self.assertNotIn("form.widgets.max_file_mb", self.browser.contents)

    def test_a_manager_changes_limits_and_days(self):
        self.log_in()
        self.open()
        self.browser.getControl(name="form.widgets.max_file_mb").value = "7"
        self.browser.getControl(name="form.widgets.off_days").value = "2026-12-24\n"
        self.browser.getControl("Save").click()
        transaction.begin()
        self.assertEqual(api.portal.get_registry_record("egov.portal.intake.max_file_mb"), 7)
        self.assertFalse(work_calendar().is_working(datetime.date(2026, 12, 24)))

    def test_what_cannot_be_read_is_told_and_not_stored(self):
        self.log_in()
        self.open()
        self.browser.getControl(name="form.widgets.off_days").value = "24/12/2026"
        self.browser.getControl("Save").click()
        self.assertIn("Write each day as YYYY-MM-DD.", self.browser.contents)
        transaction.begin()
        self.assertTrue(work_calendar().is_working(datetime.date(2026, 12, 24)))

    def test_the_panel_is_listed(self):
        self.log_in()
        self.browser.open(f"{self.portal.absolute_url()}/@@overview-controlpanel")
        self.assertIn("@@egov-settings", self.browser.contents)
