"""Uploads that wait for a form to be corrected."""

from egov.portal.intake import keeping
from egov.portal.testing import INTEGRATION
import os
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import TEST_USER_NAME
from plone.formwidget.namedfile.interfaces import IFileUploadTemporaryStorage
import tempfile
import time
import transaction
import unittest


ID = "0123456789abcdef" * 2


class KeepingTest(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        uploads = tempfile.TemporaryDirectory()
        self.addCleanup(uploads.cleanup)
        os.environ["EGOV_UPLOADS"] = uploads.name
        self.addCleanup(os.environ.pop, "EGOV_UPLOADS")

    def files(self):
        return [path for path in keeping.folder().rglob("*") if path.is_file()]

    def test_kept_and_forgotten(self):
        self.assertTrue(keeping.keep(ID, "đơn.pdf", b"a\nb"))
        self.assertEqual(keeping.Kept("đơn.pdf", b"a\nb"), keeping.kept(ID))
        keeping.forget([ID, "no id"])
        self.assertIsNone(keeping.kept(ID))

    def test_each_visitors_apart(self):
        keeping.keep(ID, "a.pdf", b"a")
        logout()
        self.assertIsNone(keeping.kept(ID))
        login(self.layer["portal"], TEST_USER_NAME)
        self.assertIsNotNone(keeping.kept(ID))

    def test_an_id_is_no_path(self):
        for wrong in ("", None, "../x", ID.upper(), ID + "/"):
            self.assertIsNone(keeping.kept(wrong))

    def test_too_much_is_not_kept(self):
        api.portal.set_registry_record("egov.portal.intake.max_total_mb", 1)
        self.assertTrue(keeping.keep(ID, "a.pdf", b" " * 1_500_000))
        self.assertFalse(keeping.keep(ID[::-1], "b.pdf", b" " * 1_500_000))

    def test_the_old_goes(self):
        keeping.keep(ID, "a.pdf", b"a")
        (path,) = self.files()
        long_ago = time.time() - 7 * 3600
        os.utime(path, (long_ago, long_ago))
        keeping.keep(ID[::-1], "b.pdf", b"b")
        self.assertIsNone(keeping.kept(ID))

    def test_forgotten_only_when_the_transaction_succeeds(self):
        keeping.keep(ID, "a.pdf", b"a")
        keeping.forget_after_commit([ID])
        transaction.abort()
        self.assertIsNotNone(keeping.kept(ID))

    def test_it_serves_the_stock_widget(self):
        storage = IFileUploadTemporaryStorage(self.layer["portal"])
        self.assertIsInstance(storage, keeping.UploadStorage)
        storage.cleanup()
        storage.upload_map[ID] = {"filename": "a.pdf", "data": b"a", "dt": None}
        self.assertEqual({"filename": "a.pdf", "data": b"a"}, storage.upload_map[ID])
        self.assertEqual([ID], list(storage.upload_map))
        self.assertEqual(1, len(storage.upload_map))
        del storage.upload_map[ID]
        self.assertEqual({}, storage.upload_map.get(ID, {}))
