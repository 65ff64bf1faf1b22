"""Slips of many dossiers in one PDF."""

from egov.portal.documents.bundle import slips
from egov.portal.dossier import lifecycle
from egov.portal.testing import INTEGRATION
from tests.documents.support import reader
from tests.documents.support import text
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest


class TestSlips(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        procedure = build(self.layer["portal"])
        with acting("citizen", "2026-11-16 09:00"):
            self.dossiers = [file_one(procedure).dossier for _number in range(3)]

    def act(self, who, dossier, name, **data):
        with acting(who, "2026-11-16 10:00"):
            lifecycle.act(dossier, name, data)

    def slips(self, kind, who="receptionist"):
        with acting(who, "2026-11-16 11:00"):
            return slips(self.dossiers, kind)

    def test_each_begins_on_a_page_of_its_own_in_the_order_given(self):
        for dossier in self.dossiers:
            self.act("receptionist", dossier, "accept")
        self.dossiers.reverse()
        pages = [page.extract_text() for page in reader(self.slips("acceptance")).pages]
        self.assertEqual(len(pages), 6)
        for number, page in enumerate(pages):
            said = [dossier.reference in page for dossier in self.dossiers]
            self.assertEqual(said.index(True), number // 2)
            self.assertEqual(said.count(True), 1)

    def test_it_is_one_accessible_document_with_a_title_for_all(self):
        pdf = self.slips("submission")
        root = reader(pdf).trailer["/Root"]
        first, *_middle, last = (dossier.reference for dossier in self.dossiers)
        self.assertIn(f"{first} – {last} (3)", reader(pdf).metadata.title)
        self.assertEqual(root["/Lang"], "vi-VN")
        self.assertTrue(root["/MarkInfo"]["/Marked"])

    def test_dossiers_without_such_a_slip_are_left_out(self):
        self.act("receptionist", self.dossiers[1], "reject", reason="Không thuộc thẩm quyền")
        said = text(self.slips("refusal"))
        self.assertEqual([dossier.reference in said for dossier in self.dossiers], [False, True, False])
        self.assertEqual(self.slips("apology"), b"")

    def test_what_stays_inside_the_agency_is_not_printed_for_the_applicant(self):
        self.act("receptionist", self.dossiers[0], "accept")
        self.assertEqual(self.slips("control", "citizen"), b"")
        self.assertNotEqual(self.slips("control"), b"")

    def test_of_several_the_latest_is_printed(self):
        dossier = self.dossiers[0]
        for reason in ("Thiếu chữ ký", "Thiếu danh sách"):
            self.act("receptionist", dossier, "require_supplement", reason=reason, items=["place"])
            self.act("citizen", dossier, "supply", comment="Xong")
        said = text(self.slips("supplement"))
        self.assertIn("Thiếu danh sách", said)
        self.assertNotIn("Thiếu chữ ký", said)

    def test_staff_who_print_have_read(self):
        self.slips("submission")
        for dossier in self.dossiers:
            self.assertEqual([entry[1] for entry in dossier.journal if entry[2] == "read"], ["receptionist"])
