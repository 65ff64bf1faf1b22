"""The sample of finished dossiers that tells how long it really takes."""

from datetime import timedelta
from egov.portal.dossier import durations
from egov.portal.dossier import lifecycle
from egov.portal.rules import expectation
from egov.portal.testing import INTEGRATION
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest


class TestDurations(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.procedure = build(self.layer["portal"])

    def act(self, dossier, who, name, at, **data):
        with acting(who, f"2026-11-{at}"):
            lifecycle.act(dossier, name, data)

    def finished(self):
        """A dossier accepted on Monday at 8, completed on Wednesday at 8; the applicant needed two hours of it."""
        with acting("citizen", "2026-11-16 07:30"):
            dossier = file_one(self.procedure).dossier
        self.act(dossier, "receptionist", "accept", "16 08:00")
        self.act(dossier, "receptionist", "require_supplement", "16 09:00", reason="Thiếu", items=["place"])
        self.act(dossier, "citizen", "supply", "16 11:00", answers={"place": "Vinh"})
        self.act(dossier, "officer", "process", "16 14:00", officer="officer")
        self.act(dossier, "officer", "complete", "18 08:00")
        return dossier

    def sample(self):
        return durations._kept()[self.procedure.UID()]

    def test_waiting_for_the_applicant_is_not_counted(self):
        dossier = self.finished()
        self.assertEqual(durations.time_taken(dossier), timedelta(hours=14))
        self.assertEqual(self.sample().rows, ((dossier.reference, 14 * 60),))

    def test_completed_again_counts_once(self):
        dossier = self.finished()
        self.act(dossier, "leader", "step_back", "18 09:00", reason="Sai")
        self.act(dossier, "officer", "complete", "19 08:00")
        self.assertEqual(self.sample().rows, ((dossier.reference, 22 * 60),))

    def test_nothing_is_said_of_few_and_the_sample_is_bounded(self):
        uid = self.procedure.UID()
        self.assertIsNone(durations.expectation(uid))
        self.finished()
        self.assertIsNone(durations.expectation(uid))
        for number in range(expectation.SAMPLE + 5):
            self.sample().put(f"H27.10-261118-{number:04}", 60)
        self.assertEqual(len(self.sample().rows), expectation.SAMPLE)
        self.assertEqual(durations.expectation(uid).count, expectation.SAMPLE)
