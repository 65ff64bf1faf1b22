"""Filing: one transaction, one dossier, one reference."""

from egov.portal.dossier import catalogue
from egov.portal.dossier import journal
from egov.portal.dossier.events import DossierFiled
from egov.portal.dossier.filing import file_dossier
from egov.portal.dossier.filing import Filing
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.rules.reference import check_pin
from egov.portal.rules.reference import parse_reference
from egov.portal.testing import INTEGRATION
from plone import api
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest
import zope.event


class TestFiling(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)

    def test_everything_filed_is_there(self):
        with acting("citizen", "2026-11-23 09:00"):
            dossier = file_one(self.procedure).dossier
        self.assertEqual(dossier.review_state, "submitted")
        self.assertEqual(dossier.answers["place"], "Hà Tĩnh")
        self.assertEqual(dossier.papers["paper_proposal"][0].file.filename, "to-trinh.pdf")
        self.assertEqual(dossier.owner_name, "Nguyễn Văn An")
        self.assertEqual(dossier.submitted.isoformat(), "2026-11-23T02:00:00+00:00")
        self.assertRegex(dossier.reference, r"^H27\.10-261123-\d{4}$")
        self.assertEqual("/".join(dossier.getPhysicalPath()[2:6]), "ho-so/so-ngoai-vu/2026/11")

    def test_who_files_first_does_not_own_what_others_file(self):
        file_one(self.procedure, account="citizen")
        later = file_one(self.procedure, account="neighbour").dossier
        self.assertFalse(api.user.has_permission("View", "citizen", obj=later))
        self.assertTrue(api.user.has_permission("View", "neighbour", obj=later))
        roles = [dict(folder.get_local_roles()) for folder in later.aq_chain[1:5]]
        self.assertNotIn("citizen", {name for held in roles for name in held})

    def test_acknowledged_within_eight_working_hours(self):
        with acting("citizen", "2026-11-20 15:00"):  # a Friday
            dossier = file_one(self.procedure).dossier
        self.assertEqual(dossier.acknowledge_by.isoformat(), "2026-11-23T08:00:00+00:00")

    def test_references_run_without_gap_or_double(self):
        with acting("citizen", "2026-11-23 09:00"):
            numbers = [parse_reference(file_one(self.procedure).dossier.reference)[2] for _ in range(5)]
        self.assertEqual(numbers, list(range(numbers[0], numbers[0] + 5)))

    def test_pin_is_told_once_and_stored_hashed(self):
        filed = file_one(self.procedure)
        self.assertTrue(check_pin(filed.pin, filed.dossier.pin_hash))
        self.assertNotIn(filed.pin, str(filed.dossier.__dict__))

    def test_same_key_gives_the_same_dossier(self):
        first = file_one(self.procedure, key="abc")
        again = file_one(self.procedure, key="abc")
        other = file_one(self.procedure, account="neighbour", key="abc")
        self.assertEqual(again.dossier, first.dossier)
        self.assertTrue(again.repeated)
        self.assertIsNone(again.pin)
        self.assertNotEqual(other.dossier.reference, first.dossier.reference)

    def test_found_by_reference(self):
        dossier = file_one(self.procedure).dossier
        self.assertEqual(catalogue.by_reference(dossier.reference), dossier)
        self.assertIsNone(catalogue.by_reference("H27.10-261123-9999"))

    def test_not_in_the_catalogue_of_the_site(self):
        file_one(self.procedure)
        found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
        self.assertEqual(len(found(portal_type=["Dossier", "DossierStore"])), 0)

    def test_journal_begins_with_the_submission(self):
        dossier = file_one(self.procedure).dossier
        (entry,) = journal.entries(dossier)
        self.assertEqual((entry.act, entry.actor, entry.to_state), ("submit", "citizen", "submitted"))
        self.assertEqual(entry.facts["reference"], dossier.reference)

    def test_snapshot_survives_change_and_loss_of_the_form(self):
        dossier = file_one(self.procedure).dossier
        form = self.procedure["ho-so-truc-tuyen"]
        form.fields_model = form.fields_model.replace("Địa điểm", "Nơi tổ chức")
        self.procedure.title = "Tên mới"
        later = file_one(self.procedure).dossier
        api.content.delete(form, check_linkintegrity=False)
        self.assertEqual(snapshot_of(dossier).title_of("place"), "Địa điểm")
        self.assertEqual(snapshot_of(later).title_of("place"), "Nơi tổ chức")
        self.assertEqual(snapshot_of(dossier).procedure["code"], "1.000123")
        self.assertNotEqual(dossier.snapshot, later.snapshot)

    def test_one_snapshot_a_version(self):
        first, second = file_one(self.procedure).dossier, file_one(self.procedure).dossier
        self.assertEqual(first.snapshot, second.snapshot)

    def test_a_draft_has_no_reference(self):
        dossier = file_one(self.procedure, draft=True).dossier
        self.assertEqual((dossier.review_state, dossier.reference, dossier.submitted), ("draft", "", None))

    def test_rooms_above_are_told(self):
        told = []
        tell = told.append
        zope.event.subscribers.append(tell)
        self.addCleanup(zope.event.subscribers.remove, tell)
        dossier = file_one(self.procedure).dossier
        self.assertEqual([event.object for event in told if isinstance(event, DossierFiled)], [dossier])

    def test_a_procedure_without_agency_cannot_be_filed(self):
        self.procedure.agency = ""
        with self.assertRaisesRegex(ValueError, "receiving agency"):
            file_dossier(Filing(procedure=self.procedure))
