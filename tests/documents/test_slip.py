"""From a dossier to its slips: which there are, and what they say."""

from datetime import date
from egov.portal.documents import parts
from egov.portal.documents.editions import edition_on
from egov.portal.documents.kinds import available
from egov.portal.documents.kinds import INTERNAL
from egov.portal.documents.render import render
from egov.portal.documents.render import TEMPLATES
from egov.portal.documents.replacement import MAX_BYTES
from egov.portal.documents.replacement import print_slips
from egov.portal.documents.slip import code_url
from egov.portal.documents.slip import content
from egov.portal.dossier import clock
from egov.portal.dossier import lifecycle
from egov.portal.organisation.groups import group_id
from egov.portal.rules.deadline import Extension
from egov.portal.testing import INTEGRATION
from egov.portal.tracking.link import opens
from hashlib import sha256
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.documents.support import text
from tests.dossier.support import a_file
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.support import instant
import unittest
from urllib.parse import parse_qs
from urllib.parse import urlsplit


PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
SIGN = """
#let head(numbered: true) = [TỈNH HÀ TĨNH]
#let form(title, body) = sheet(title, { head(); heading(level: 1, title); body })
""".encode()


def shipped(name):
    return (TEMPLATES / name).read_bytes()


class SlipTest(unittest.TestCase):
    layer = INTEGRATION
    filed_at = "2026-11-16 09:00"

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)
        self.dossier = self.file()

    def file(self, **changes):
        with acting("citizen", self.filed_at):
            return file_one(self.procedure, **changes).dossier

    def act(self, who, name, at="2026-11-16 10:00", **data):
        with acting(who, at):
            lifecycle.act(self.dossier, name, data)

    def forms(self):
        return [slip.form for slip in available(self.dossier)]

    def data(self, form, **keywords):
        slip = next(slip for slip in available(self.dossier) if slip.form == form)
        return content(self.dossier, slip, **keywords)

    def text(self, form):
        data = self.data(form)
        return text(render(data["kind"], data))


class TestEditions(unittest.TestCase):
    def test_the_set_is_chosen_by_date(self):
        for day, law in (
            (date(2018, 1, 1), "01/2018/TT-VPCP"),
            (date(2019, 1, 6), "01/2018/TT-VPCP"),
            (date(2025, 9, 14), "01/2018/TT-VPCP"),
            (date(2025, 9, 15), "03/2025/TT-VPCP"),
        ):
            self.assertEqual(edition_on(day).law, law)

    def test_the_numbers_of_the_forms(self):
        self.assertEqual(edition_on(date(2020, 1, 1)).numbers["control"], "05")
        self.assertEqual(edition_on(date(2026, 1, 1)).numbers["control"], "06")
        self.assertNotIn("stopping", edition_on(date(2020, 1, 1)).numbers)


class TestAvailable(SlipTest):
    def test_they_follow_the_life_of_the_dossier(self):
        self.assertEqual(self.forms(), ["receipt"])
        self.act("receptionist", "accept")
        self.assertEqual(self.forms(), ["01", "06", "receipt"])
        self.act("officer", "stop", reason="Không còn nhu cầu")
        self.assertEqual(self.forms(), ["01", "05", "06", "receipt"])

    def test_a_request_for_supplement_has_a_slip_each_time(self):
        for _round in (1, 2):
            self.act("receptionist", "require_supplement", reason="Thiếu", items=["paper_proposal"])
            self.act("citizen", "supply", papers={"paper_proposal": [(a_file(), "Tờ trình", "proposal")]})
        self.assertEqual(
            [(slip.serial, slip.of) for slip in available(self.dossier) if slip.form == "02"], [(1, 2), (2, 2)]
        )

    def test_a_refused_one(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.assertEqual(self.forms(), ["03", "receipt"])

    def test_a_draft_has_none(self):
        self.assertEqual(available(self.file(draft=True)), [])

    def test_the_control_sheet_is_not_for_the_applicant(self):
        self.act("receptionist", "accept")
        self.assertEqual([slip.form for slip in available(self.dossier, internal=False)], ["01", "receipt"])

    def test_file_names_are_safe(self):
        self.act("receptionist", "accept")
        names = [slip.filename(self.dossier.reference) for slip in available(self.dossier)]
        reference = self.dossier.reference
        self.assertEqual(sorted(names)[::2], [f"{reference}-mau-01.pdf", f"{reference}-receipt.pdf"])
        self.assertRegex(names[0], r"^H27\.10-261116-\d{4}-mau-01\.pdf$")


class TestEarlierDossiers(SlipTest):
    filed_at = "2024-03-04 09:00"

    def test_one_filed_under_the_earlier_circular_stays_under_it(self):
        self.act("receptionist", "accept", "2026-11-16 10:00")
        self.assertEqual(self.forms(), ["01", "05", "receipt"])
        self.assertIn("Thông tư số 01/2018/TT-VPCP", self.text("01"))


class TestContents(SlipTest):
    def test_the_receipt_lists_what_was_filed(self):
        digest = sha256(a_file().data).hexdigest()
        self.act("receptionist", "require_supplement", reason="Thiếu", items=["paper_proposal"])
        self.act("citizen", "supply", papers={"paper_proposal": [(a_file("sau.pdf"), "Tờ trình", "proposal")]})
        data = self.data("receipt", pin="A3C4E6")
        self.assertEqual([(file["name"], file["sha256"]) for file in data["files"]], [("to-trinh.pdf", digest)])
        self.assertEqual(data["pin"], "A3C4E6")
        self.assertIn("Thời gian hệ thống nhận hồ sơ: 09 giờ 00 phút, ngày 16", self.text("receipt"))

    def test_form_01_keeps_the_appointment_that_was_given(self):
        self.act("receptionist", "accept")
        self.assertIn("10 giờ 00 phút, ngày 23 tháng 11 năm 2026", self.text("01"))
        self.dossier.extensions = (Extension(instant("2026-11-20 08:00"), instant("2026-11-30 10:00"), "Bão"),)
        self.dossier.due = instant("2026-11-30 10:00")
        self.assertIn("10 giờ 00 phút, ngày 23 tháng 11 năm 2026", self.text("01"))
        said = self.text("04")
        self.assertIn("thời gian hẹn trả kết quả: 10 giờ 00 phút, ngày 23 tháng 11", said)
        self.assertIn("ngày 30 tháng 11 năm 2026", said)

    def test_form_01_says_what_the_procedure_said_when_it_was_filed(self):
        self.act("receptionist", "accept")
        before = self.text("01")
        self.assertIn("5 ngày làm việc", before)
        self.assertIn("Phí, lệ phí: không", before)
        self.procedure.title = "Tên mới"
        self.procedure.channels = []
        self.procedure.evidences = []
        self.assertEqual(self.text("01"), before)
        api.content.delete(self.procedure, check_linkintegrity=False)
        self.assertEqual(self.text("01"), before)

    def test_form_01_counts_files_online_and_papers_at_the_counter(self):
        self.act("receptionist", "accept")
        self.assertEqual(self.data("01")["papers"], [{"title": "Tờ trình", "originals": 0, "copies": 0, "files": 1}])
        self.dossier = self.file(channel="counter", papers={}, handed_in={"proposal": (1, 0)})
        self.act("receptionist", "accept")
        self.assertEqual(self.data("01")["papers"], [{"title": "Tờ trình", "originals": 1, "copies": 0, "files": 0}])

    def test_several_files_of_one_paper_are_counted(self):
        pages = [(a_file(f"trang-{page}.pdf"), "Tờ trình", "proposal") for page in (1, 2)]
        self.dossier = self.file(papers={"paper_proposal": pages})
        self.assertEqual([paper["files"] for paper in parts.papers(self.dossier)], [2])

    def test_form_02_names_papers_by_their_title_and_texts_as_they_are(self):
        self.act(
            "receptionist",
            "require_supplement",
            reason="Thiếu chữ ký",
            items=["paper_proposal", "owner_name", "Danh sách"],
        )
        items = self.data("02")["items"]
        self.assertEqual(items[0], {"title": "Tờ trình", "originals": 1, "copies": 0})
        self.assertEqual([item["title"] for item in items[1:]], ["Họ và tên", "Danh sách"])
        said = self.text("02")
        for part in ("Thiếu chữ ký", "Chủ hồ sơ: Họ và tên", "3 Danh sách"):
            self.assertIn(part, said)

    def test_form_03_gives_the_reason(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.assertIn("Không thuộc thẩm quyền", self.text("03"))

    def test_the_control_sheet_follows_the_journal(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", "2026-11-16 11:00", officer="officer", comment="Chuyển")
        self.act("officer", "complete", "2026-11-18 11:00", outcome="Cấp phép")
        rows = self.data("06")["rows"]
        self.assertEqual(
            [(row["act"], row["giver"]) for row in rows], [("process", "Receptionist"), ("complete", "Officer")]
        )
        self.assertEqual(rows[0]["receiver"], "Officer")
        self.assertEqual(rows[1]["standing"], "early")
        self.assertIn("Trước hạn", self.text("06"))

    def test_the_fee_receipt_writes_the_amount_out(self):
        self.act("receptionist", "accept")
        self.act("officer", "process")
        self.act("officer", "require_payment", amount=105000, comment="Lệ phí")
        self.assertNotIn("fee", self.forms())
        self.act("receptionist", "pay")
        self.assertIn("Một trăm linh năm nghìn đồng", self.text("fee"))

    def test_each_receipt_of_several_names_who_took_that_payment(self):
        self.act("receptionist", "accept")
        self.act("officer", "process")
        api.group.add_user(groupname=group_id(AGENCY, "reception"), username="colleague")
        for who, amount in (("receptionist", 105000), ("colleague", 20000)):
            self.act("officer", "require_payment", amount=amount)
            self.act(who, "pay")
        slips = [slip for slip in available(self.dossier) if slip.kind == "payment"]
        said = [content(self.dossier, slip) for slip in slips]
        self.assertEqual(
            [(each["amount"], each["officer"]) for each in said], [(105000, "Receptionist"), (20000, "Colleague")]
        )

    def test_the_way_of_the_result_stands_on_form_01_and_on_the_hand_over(self):
        for answers, on_receipt, on_hand_over in (
            ({}, "nhận kết quả tại: Sở Ngoại vụ", "Phương thức trả kết quả: …"),
            ({"result_delivery": "online"}, "Cổng dịch vụ công trực tuyến", "Trực tuyến"),
            (
                {"result_delivery": "post", "delivery_address": "Số 1, Hà Tĩnh"},
                "công ích: Số 1, Hà Tĩnh",
                "Số 1, Hà Tĩnh",
            ),
        ):
            with self.subTest(answers):
                self.dossier = self.file()
                self.dossier.answers = {**self.dossier.answers, **answers}
                self.act("receptionist", "accept")
                self.assertIn(on_receipt, self.text("01"))
                self.act("officer", "process", officer="officer")
                self.act("officer", "complete", outcome="Cấp phép")
                self.assertIn(on_hand_over, self.text("handover"))

    def test_the_hand_over_follows_the_result(self):
        self.act("receptionist", "accept")
        self.act("officer", "process", officer="officer")
        self.act("officer", "complete", outcome="Cấp phép", result=a_file("giay-phep.pdf"))
        self.assertIn("giay-phep.pdf", self.text("handover"))

    def test_an_agency_that_is_gone_is_named_by_its_id(self):
        self.assertEqual(parts.agency("so-cu")["title"], "so-cu")
        self.assertEqual(parts.agency(AGENCY)["title"], "Sở Ngoại vụ")

    def test_an_organisation_is_addressed_by_its_name(self):
        said = {"kind": "organisation", "organisation": "Công ty Sông La", "name": "Trần B", "tax_number": "3000123456"}
        party = parts.party(said)
        self.assertEqual((party["name"], party["identity_number"]), ("Công ty Sông La", "3000123456"))

    def test_a_fee_that_hangs_on_a_quantity_is_left_open(self):
        self.assertEqual(parts.fee(self.dossier), 0)
        channels = [{"channel": "online", "case": "", "kind": "none", "fee": "2000*page"}]
        self.procedure.channels = channels
        self.assertIsNone(parts.fee(self.file()))


class TestPaper(SlipTest):
    def test_the_site_chooses_it(self):
        self.assertEqual(self.data("receipt")["settings"]["paper"], "a5")
        api.portal.set_registry_record("egov.portal.documents.paper", "a4")
        self.assertEqual(self.data("receipt")["settings"]["paper"], "a4")


class TestReplacement(SlipTest):
    def replace(self, source):
        folder = api.content.create(self.portal, "Folder", "mau-in")
        file = NamedBlobFile(data=source.encode(), filename="refusal.typ", contentType="text/plain")
        api.content.create(folder, "File", "refusal.typ", title="03", file=file)
        api.portal.set_registry_record("egov.portal.documents.templates", "mau-in")

    def print(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        pdf, problem = print_slips("refusal", self.data("03"))
        return text(pdf), problem

    def test_a_site_can_bring_its_own_template(self):
        self.replace('#import "style.typ": *\n#show: body => form("Phiếu của tỉnh", body)\nKính gửi #data.owner.name')
        said, problem = self.print()
        self.assertIsNone(problem)
        self.assertIn("PHIẾU CỦA TỈNH", said)
        self.assertIn("Kính gửi Nguyễn Văn An", said)

    def test_a_broken_one_is_reported_and_ours_prints(self):
        self.replace("#panic(")
        with self.assertLogs("egov.portal.documents.replacement", "ERROR"):
            said, problem = self.print()
        self.assertIn("PHIẾU TỪ CHỐI", said)
        self.assertEqual(problem.mapping["name"], "refusal.typ")
        self.assertIn("unclosed delimiter", problem.mapping["error"])

    def test_a_style_and_a_picture_of_the_site_are_used(self):
        self.replace(
            '#import "style.typ": *\n#show: body => form("Phiếu", body)\n#image("huy-hieu.svg", alt: "Huy hiệu")'
        )
        folder = self.portal["mau-in"]
        for name, data in (("huy-hieu.svg", PICTURE), ("style.typ", shipped("style.typ") + SIGN)):
            file = NamedBlobFile(data=data, filename=name, contentType="text/plain")
            api.content.create(folder, "File", name, title=name, file=file)
        said, problem = self.print()
        self.assertIsNone(problem)
        self.assertIn("PHIẾU", said)
        self.assertIn("TỈNH HÀ TĨNH", said)

    def test_one_that_is_too_big_is_not_taken(self):
        self.replace("// " + MAX_BYTES * "x")
        self.assertIn("PHIẾU TỪ CHỐI", self.print()[0])

    def test_a_folder_that_is_gone_is_no_folder(self):
        api.portal.set_registry_record("egov.portal.documents.templates", "khong-co")
        self.assertIn("PHIẾU TỪ CHỐI", self.print()[0])

    def test_a_template_reads_nothing_of_the_server(self):
        self.replace('#read("../settings.py")')
        with self.assertLogs("egov.portal.documents.replacement", "ERROR"):
            self.assertIn("PHIẾU TỪ CHỐI", self.print()[0])


class TestCode(SlipTest):
    def keys(self, address):
        return parse_qs(urlsplit(address).query)

    def test_on_the_applicants_slip_it_opens_the_status_until_the_next_change(self):
        slip = available(self.dossier)[0]
        query = self.keys(code_url(self.dossier, slip))
        self.assertEqual([self.dossier.reference], query["reference"])
        with clock.at(instant(self.filed_at)):
            (key,) = self.keys(code_url(self.dossier, slip))["key"]
            self.assertTrue(opens(self.dossier, key))
        self.act("receptionist", "accept")
        with clock.at(instant("2026-11-16 10:00")):
            self.assertFalse(opens(self.dossier, key))

    def test_on_the_agencys_own_slip_it_opens_nothing(self):
        self.act("receptionist", "accept")
        control = next(slip for slip in available(self.dossier) if slip.kind in INTERNAL)
        self.assertNotIn("key", self.keys(code_url(self.dossier, control)))
