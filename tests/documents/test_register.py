"""The register of an agency: what it lists, as PDF and as spreadsheet, and for whom."""

from datetime import date
from datetime import datetime
from egov.portal.documents import parts
from egov.portal.documents.kinds import available
from egov.portal.documents.register import entries
from egov.portal.documents.register import register
from egov.portal.documents.render import render
from egov.portal.documents.slip import content
from egov.portal.documents.spreadsheet import workbook
from egov.portal.dossier import journal
from io import BytesIO
from python_calamine import CalamineWorkbook
from tests.desk.support import DeskTest
from tests.documents.support import metadata
from tests.documents.support import millimetres
from tests.documents.support import reader
from tests.documents.support import text
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import file_one
import transaction


def cells(xlsx):
    """The rows of the first sheet."""
    return CalamineWorkbook.from_filelike(BytesIO(xlsx)).get_sheet_by_index(0).to_python()


class TestRegister(DeskTest):
    def setUp(self):
        super().setUp()
        self.act("receptionist", "accept")

    def test_it_lists_what_was_accepted_in_the_year_by_number(self):
        with acting("citizen", "2026-11-16 11:00"):
            later = file_one(self.procedure, owner={"kind": "person", "name": "=1+1"}).dossier
            file_one(self.procedure)
        first, self.dossier = self.dossier, later
        self.act("receptionist", "accept", "2026-11-16 12:00")
        with acting("receptionist", "2026-11-23 08:00"):
            rows = entries(AGENCY, 2026)
            self.assertEqual([row["reference"] for row in rows], [first.reference, later.reference])
            self.assertLess(rows[0]["number"], rows[1]["number"])
            self.assertEqual(rows[0]["officer"], "Receptionist")
            self.assertEqual(entries(AGENCY, 2025), [])
        sheet = cells(workbook(rows, "2026", self.layer["request"]))
        self.assertEqual(sheet[1][1], first.reference)
        self.assertEqual(sheet[2][4], "=1+1")
        self.assertEqual(sheet[1][7], "10:00 16/11/2026")

    def test_register_spreadsheet_and_control_sheet_agree_with_the_journal(self):
        self.act("officer", "process", "2026-11-17 08:00", officer="officer")
        self.act("officer", "complete", "2026-11-18 09:30", outcome="Cấp phép")
        self.act("receptionist", "return_result", "2026-11-19 15:45", received_by="Trần Thị Bình")
        acts = {entry.act: entry for entry in journal.entries(self.dossier)}
        with acting("receptionist", "2026-11-23 08:00"):
            (row,) = entries(AGENCY, 2026)
            (slip,) = [slip for slip in available(self.dossier) if slip.kind == "control"]
            hand_overs = content(self.dossier, slip)["rows"]
            sheet = cells(workbook([row], "2026", self.layer["request"]))
            said = text(render("register", register(AGENCY, 2026)))
        accepted, returned = acts["accept"], acts["return_result"]
        self.assertEqual(row["number"], accepted.facts["register_number"])
        self.assertEqual(row["accepted"], parts.moment(accepted.at))
        self.assertEqual(row["due"], parts.moment(datetime.fromisoformat(accepted.facts["due"])))
        self.assertEqual(
            (row["returned"], row["received_by"]), (parts.moment(returned.at), returned.facts["received_by"])
        )
        self.assertEqual(
            [(each["act"], each["given"]) for each in hand_overs],
            [(name, parts.moment(acts[name].at)) for name in ("process", "complete", "return_result")],
        )
        dates = ["10:00 16/11/2026", "10:00 23/11/2026", "15:45 19/11/2026"]
        self.assertEqual(sheet[1][7:], [*dates, "", "Trần Thị Bình", "", "Receptionist"])
        for part in (*dates, "Trần Thị Bình", "Receptionist"):
            self.assertIn(part, said)

    def test_how_the_result_comes_and_what_is_noted_beside_the_signature(self):
        with acting("citizen"):
            self.dossier.answers = {**self.dossier.answers, "result_delivery": "post", "delivery_address": "Số 1"}
        self.act("leader", "extend", "2026-11-17 08:00", new_due=date(2026, 11, 30), reason="Chờ ý kiến")
        self.act("officer", "process", "2026-11-18 08:00", officer="officer")
        self.act("officer", "complete", "2026-11-18 09:30", outcome="Cấp phép")
        proxy = {"taker": "proxy", "identity_number": "042190001234", "authorisation": "Giấy ủy quyền số 1"}
        lost = {"receipt": "lost", "receipt_note": "Tôi đã làm mất"}
        self.act("receptionist", "return_result", "2026-11-19 15:45", received_by="Trần Thị Bình", **proxy, **lost)
        with acting("receptionist", "2026-11-23 08:00"):
            (row,) = entries(AGENCY, 2026)
            head, line = cells(workbook([row], "2026", self.layer["request"]))
            said = text(render("register", register(AGENCY, 2026)))
        self.assertEqual((row["delivery"], row["notes"]), ("post", ["extended", "proxy", "lost"]))
        self.assertEqual(len(head), len(line))
        self.assertEqual(line[10:13:2], ["By public post", "New appointment; Taken by a proxy; Receipt lost"])
        for part in ("Bưu chính công ích", "Hẹn lại; Người được ủy quyền nhận; Mất giấy hẹn"):
            self.assertIn(part, said)

    def test_its_paper(self):
        with acting("receptionist", "2026-11-23 08:00"):
            pdf = render("register", register(AGENCY, 2026))
        self.assertEqual({millimetres(page) for page in reader(pdf).pages}, {(297, 210)})
        self.assertIn("<pdfuaid:part>1</pdfuaid:part>", metadata(pdf))
        for part in ("SỔ THEO DÕI HỒ SƠ NĂM 2026", self.dossier.reference, "Nguyễn Văn An", "Mẫu số 07"):
            self.assertIn(part, text(pdf))

    def test_only_those_of_the_agency_get_it(self):
        address = f"{self.portal.absolute_url()}/@@dossier-register"
        for who, allowed in (("receptionist", True), ("stranger", False), ("citizen", False), (None, False)):
            for kind, start in (("pdf", "application/pdf"), ("xlsx", "application/vnd")):
                got = self.page(who, f"{address}?agency={AGENCY}&year=2026&format={kind}").headers["Content-Type"]
                self.assertEqual(got.startswith(start), allowed, (who, kind))

    def test_a_wrong_year_is_not_found(self):
        for query in ("year=1&format=pdf", "year=x&format=pdf", "year=99999&format=pdf", "year=2026&format=exe"):
            page = self.page("receptionist", f"{self.portal.absolute_url()}/@@dossier-register?agency={AGENCY}&{query}")
            self.assertTrue(page.headers["Status"].startswith("404"), query)

    def test_plone_s_own_page_to_register_an_account_stays(self):
        self.assertNotIn('id="register-agency"', self.text("receptionist", f"{self.portal.absolute_url()}/@@register"))

    def test_the_page_to_choose_from(self):
        transaction.begin()
        said = self.text("receptionist", f"{self.portal.absolute_url()}/@@dossier-register")
        self.assertIn(f'value="{AGENCY}"', said)
        self.assertNotIn('value="so-tu-phap"', said)
