"""How long dossiers keep their people: notice, forgetting, each dossier apart, and what leaves the disk."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier import lifecycle
from egov.portal.notification.box import box
from egov.portal.notification.events import RegularRound
from egov.portal.privacy import forgetting
from egov.portal.privacy import retention
from egov.portal.privacy.dropping import pack
from egov.portal.testing import FUNCTIONAL
from pathlib import Path
from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from plone.registry.interfaces import IRegistry
from tempfile import TemporaryDirectory
from tests.dossier import support
import transaction
import unittest
from unittest import mock
from ZODB.blob import Blob
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from zope.component import getUtility
from zope.event import notify


END = "2026-01-15 09:00"


class RetentionTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = support.build(self.portal, retention_months=12)
        self.dossier = self.rejected(self.procedure)
        transaction.commit()
        self.addCleanup(login, self.portal, TEST_USER_NAME)

    def rejected(self, procedure, account="citizen"):
        with clock.at(support.instant("2026-01-10 08:00")):
            dossier = support.file_one(procedure, account=account).dossier
        with support.acting("receptionist", END):
            lifecycle.act(dossier, "reject", {"reason": "Không thuộc thẩm quyền"})
        return dossier

    def at(self, text):
        """Make the round at that time."""
        with clock.at(support.instant(text)):
            return forgetting.make_round(self.portal)

    def set(self, **values):
        for name, value in values.items():
            getUtility(IRegistry)[f"egov.portal.privacy.{name}"] = value

    def test_nothing_before_the_time(self):
        self.assertEqual(forgetting.Round(), self.at("2026-12-15 09:00"))
        self.assertIsNone(self.dossier.retention_notice)

    def test_first_the_notice_then_the_forgetting(self):
        self.assertEqual(forgetting.Round(told=1), self.at("2026-12-20 09:00"))
        self.assertEqual(forgetting.Round(), self.at("2027-01-18 09:00"))
        self.assertIsNone(self.dossier.anonymised)
        self.assertEqual(forgetting.Round(forgotten=1), self.at("2027-01-20 09:00"))
        self.assertEqual(("rejected", "", {}), (self.dossier.review_state, self.dossier.account, self.dossier.owner))
        self.assertEqual([], journal.verify(self.dossier))
        self.assertEqual(
            ["submit", "reject", "retention_notice", "anonymise"], [e.act for e in journal.entries(self.dossier)]
        )

    def test_again_does_nothing_more(self):
        for when in ("2026-12-20 09:00", "2026-12-20 09:01", "2027-01-20 09:00", "2027-01-20 09:01"):
            self.at(when)
        self.assertEqual(4, len(self.dossier.journal))

    def test_a_late_notice_puts_the_forgetting_off(self):
        self.assertEqual(forgetting.Round(told=1), self.at("2030-01-01 09:00"))
        self.assertEqual(forgetting.Round(), self.at("2030-01-30 09:00"))
        self.assertEqual(forgetting.Round(forgotten=1), self.at("2030-01-31 09:00"))

    def test_the_notice_is_a_letter_that_goes_with_the_rest(self):
        self.at("2026-12-20 09:00")
        letters = box().letters
        events = [letters[key].event for key in box().keys_of("citizen")]
        self.assertEqual(["forgetting", "received", "rejected"], sorted(events))
        self.at("2027-01-20 09:00")
        self.assertEqual([], list(box().keys_of("citizen")))

    def test_the_procedure_as_it_was_filed_decides(self):
        self.procedure.retention_months = 1
        self.assertEqual(forgetting.Round(), self.at("2026-12-01 09:00"))

    def test_else_the_settings_decide(self):
        self.procedure.retention_months = None
        other = self.rejected(self.procedure, "neighbour")
        transaction.commit()
        self.set(retention_months=6)
        with clock.at(support.instant("2026-07-01 09:00")):
            due = retention.due_for_notice(clock.now())
        self.assertEqual([other.reference], [kept.row.reference for kept in due])

    def test_without_any_time_all_is_kept(self):
        self.procedure.retention_months = 0
        self.rejected(self.procedure, "neighbour")
        transaction.commit()
        self.assertEqual(1, self.at("2099-01-01 09:00").told)

    def test_open_dossiers_are_kept(self):
        with clock.at(support.instant("2026-01-10 08:00")):
            support.file_one(self.procedure, account="neighbour")
        transaction.commit()
        self.assertEqual(1, self.at("2099-01-01 09:00").told)

    def test_one_that_fails_leaves_the_others_alone(self):
        self.rejected(self.procedure, "neighbour")
        transaction.commit()
        self.at("2026-12-20 09:00")
        act = lifecycle.act

        def fail(dossier, *arguments):
            if dossier.account == "citizen":
                raise RuntimeError("a broken dossier")
            act(dossier, *arguments)

        with mock.patch.object(lifecycle, "act", fail), self.assertLogs("egov.portal.privacy.forgetting", "ERROR"):
            done = self.at("2027-01-20 09:00")
        self.assertEqual((1, 1, 1), (done.forgotten, done.failed, len(done.failures)))
        self.assertEqual("citizen", self.dossier.account)
        self.assertEqual(forgetting.Round(forgotten=1), self.at("2027-01-21 09:00"))

    def test_the_regular_round_does_it_once_a_day(self):
        with mock.patch.object(forgetting, "make_round") as made, clock.at(support.instant("2026-12-20 09:00")):
            notify(RegularRound(self.portal))
            notify(RegularRound(self.portal))
        self.assertEqual(1, made.call_count)

    def test_packing_waits_for_its_days(self):
        self.at("2026-12-20 09:00")
        with mock.patch("egov.portal.privacy.dropping.pack") as packed:
            self.at("2027-01-20 09:00")
            self.assertEqual(0, packed.call_count)
            self.at("2027-01-27 09:00")
            self.assertEqual(1, packed.call_count)
            self.at("2027-01-28 09:00")
            self.assertEqual(1, packed.call_count)

    def test_the_operator_may_pack_himself(self):
        self.set(pack_days=None)
        self.at("2026-12-20 09:00")
        with mock.patch("egov.portal.privacy.dropping.pack") as packed:
            self.at("2027-01-20 09:00")
            self.at("2028-01-20 09:00")
        self.assertEqual(0, packed.call_count)

    def test_the_preview(self):
        self.at("2026-12-20 09:00")
        with clock.at(support.instant("2027-01-10 09:00")):
            page = api.content.get_view("retention", self.portal, self.layer["request"])
            page.prepare()
        self.assertEqual(([], 1, []), (page.leaving, len(page.waiting), page.telling))
        self.assertEqual("19 January 2027", page.leaves(page.waiting[0]))
        self.assertIn(self.dossier.reference, page())

    def test_only_managers_see_it(self):
        for name in ("citizen", "receptionist", "officer", "leader"):
            self.assertFalse(api.user.has_permission("egov.portal: Anonymise dossier", name, obj=self.portal), name)


class DiskTest(unittest.TestCase):
    def test_an_emptied_file_leaves_the_disk_when_packed(self):
        with TemporaryDirectory() as folder:
            database = DB(FileStorage(f"{folder}/Data.fs", blob_dir=f"{folder}/blobs"))
            connection = database.open()
            connection.root()["file"] = Blob(b"a secret")
            transaction.commit()
            self.assertEqual([b"a secret"], self.blobs(folder))
            with connection.root()["file"].open("w"):
                pass
            del connection.root()["file"]
            transaction.commit()
            pack(database, datetime.now(UTC) + timedelta(seconds=1))
            self.assertEqual([], [data for data in self.blobs(folder) if data])
            connection.close()
            database.close()

    def blobs(self, folder):
        return [path.read_bytes() for path in Path(folder, "blobs").rglob("*.blob")]
