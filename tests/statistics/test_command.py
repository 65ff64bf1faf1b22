"""`portal figures`, beside the tests of the figures it compares."""

from datetime import date
from egov.portal.statistics.book import book
from egov.portal.statistics.book import BOOK_ID
from egov.portal.statistics.command import figures
from egov.portal.statistics.folding import fold
from egov.portal.testing import FUNCTIONAL
from io import StringIO
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.test_lifecycle import act
import transaction
import unittest
from zope.component.hooks import getSite
from zope.component.hooks import setSite


class TestCommand(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        procedure = build(self.portal)
        with acting("citizen", "2026-10-05 09:00"):
            dossier = file_one(procedure).dossier
        with acting("receptionist", "2026-10-05 10:00"):
            act(dossier, "accept", {})
        transaction.commit()

    def run_it(self, *arguments):
        """(exit code, what it said); the site is current again afterwards."""
        site, output = getSite(), StringIO()
        try:
            return figures(self.layer["app"], arguments, output), output.getvalue()
        finally:
            setSite(site)
            login(self.portal, TEST_USER_NAME)

    def test_equal(self):
        self.assertEqual(self.run_it(), (0, "0 differences.\n"))
        self.assertEqual(self.run_it("--site", "nowhere")[0], 2)

    def test_different_and_made_anew(self):
        fold(book(), date(2026, 10, 6))
        book().days[date(2026, 10, 5).toordinal()].add({0: 2})
        transaction.commit()
        code, said = self.run_it()
        self.assertEqual(code, 1)
        self.assertIn("so-ngoai-vu 1.000123 2026-10-05 online: kept 3, by the journals 1", said)
        self.assertEqual(self.run_it("--rebuild"), (0, "Made anew from 1 dossiers.\n0 differences.\n"))
        transaction.begin()
        self.assertEqual(self.run_it(), (0, "0 differences.\n"))

    def test_a_database_without(self):
        self.portal._delObject(BOOK_ID, suppress_events=True)
        transaction.commit()
        self.assertEqual(self.run_it()[0], 1)
        self.assertEqual(self.run_it("--rebuild")[0], 0)
