"""The templates: what they print, on what paper, and that typed text stays text."""

from concurrent.futures import ThreadPoolExecutor
from egov.portal.documents.kinds import TITLES
from egov.portal.documents.render import render
from egov.portal.documents.render import sources
from egov.portal.documents.texts import MISSING
from egov.portal.documents.texts import printable
from egov.portal.documents.texts import SHOWN
import io
from PIL import Image
from tests.documents.sample import DATA
from tests.documents.sample import PARTY
from tests.documents.sample import SHA256
from tests.documents.sample import URL
from tests.documents.support import metadata
from tests.documents.support import millimetres
from tests.documents.support import reader
from tests.documents.support import text
import typst
import unicodedata
import unittest
import zxingcpp


VIETNAMESE = [
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + ["đ", "Đ", "₫"]
HOSTILE = '#panic("x") $x^2$ *đậm* _nghiêng_ @nhãn <nhãn> \\u{41} #import "/style.typ" \'"; [x] // hết /* = Đề mục'


def slip(name, **changes):
    """The PDF of a template with the sample's data."""
    return render(name, printable({**DATA, "kind": name, **changes}))


class TestTemplates(unittest.TestCase):
    def test_every_form_is_tagged_titled_and_in_vietnamese(self):
        for name in TITLES:
            with self.subTest(name):
                pdf = slip(name)
                root = reader(pdf).trailer["/Root"]
                self.assertIn("<pdfuaid:part>1</pdfuaid:part>", metadata(pdf))
                self.assertTrue(root["/MarkInfo"]["/Marked"])
                self.assertIn("/StructTreeRoot", root)
                self.assertEqual(root["/Lang"], "vi-VN")
                self.assertIn(DATA["reference"], reader(pdf).metadata.title)

    def test_every_form_is_a5_with_the_head_and_its_number(self):
        for name in TITLES:
            with self.subTest(name):
                pdf = slip(name)
                self.assertEqual({millimetres(page) for page in reader(pdf).pages}, {(148, 210)})
                for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ NGOẠI VỤ"):
                    self.assertIn(part, text(pdf))
                self.assertIn("Hà Tĩnh, ngày 06 tháng 01 năm 2027", text(pdf))
                self.assertIn("Mẫu số 01 – Thông tư số 03/2025/TT-VPCP", text(pdf))

    def test_a_site_can_choose_a4(self):
        settings = {**DATA["settings"], "paper": "a4"}
        for name in TITLES:
            with self.subTest(name):
                pdf = slip(name, settings=settings)
                self.assertEqual({millimetres(page) for page in reader(pdf).pages}, {(210, 297)})

    def test_sixty_papers_go_over_several_pages_with_the_head_of_their_table_again(self):
        papers = [
            {"title": f"Giấy tờ số {n}, bản sao có chứng thực", "originals": 1, "copies": 2, "files": 0}
            for n in range(1, 61)
        ]
        pages = [" ".join(page.extract_text().split()) for page in reader(slip("acceptance", papers=papers)).pages]
        first = pages[: len(pages) // 2]
        self.assertGreater(len(first), 2)
        for number, page in enumerate(first, start=1):
            self.assertEqual(f"Trang {number}" in page, number > 1)
            self.assertEqual("Tên giấy tờ Bản chính" in page, "Giấy tờ số" in page)
        everything = " ".join(first)
        for number in range(1, 61):
            self.assertEqual(everything.count(f"Giấy tờ số {number},"), 1)
        self.assertIn("NGƯỜI TIẾP NHẬN HỒ SƠ", first[-1])

    def test_the_pin_stands_on_the_applicants_copy_of_form_01_only(self):
        kept, given = (page.extract_text() for page in reader(slip("acceptance", pin="A3C4E6")).pages)
        self.assertNotIn("A3C4E6", kept)
        self.assertIn("A3C4E6", given)

    def test_a_record_of_the_return_names_the_proxy_and_what_was_compared(self):
        said = text(slip("return", law=""))
        for part in (
            "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
            "Tư cách: Người được ủy quyền",
            "Văn bản ủy quyền: Giấy ủy quyền số 12/2027",
            "hẹn trả kết quả: Bị mất",
            "Tôi cam đoan",
            "Khớp bản chính",
            "Hộ chiếu Không khớp Ảnh mờ",
            "NGƯỜI NHẬN KẾT QUẢ",
            "NGƯỜI TRẢ KẾT QUẢ",
        ):
            self.assertIn(part, said)

    def test_a_receipt_of_a_dossier_that_was_never_accepted(self):
        said = text(slip("acceptance", accepted=None, at=None, due=None))
        self.assertIn("Thời gian nhận hồ sơ: …", said)
        self.assertIn("Quyển số: …", said)

    def test_the_receipt_of_submission_lists_files_with_their_digest(self):
        said = text(slip("submission", law=""))
        for part in (
            "Tờ trình",
            "to-trinh.pdf",
            SHA256[:32],
            SHA256[32:],
            "1.234.567",
            "09 giờ 05 phút, ngày 07 tháng",
        ):
            self.assertIn(part, said)
        self.assertNotIn("Thông tư số", said)

    def test_the_pin_is_printed_only_when_given(self):
        for pin in ("A3C4E6", "GCTTP3"):  # kerning would part the letters of the second when copied
            self.assertIn(pin, text(slip("submission", pin=pin)))
        self.assertNotIn("PIN tra cứu", text(slip("submission")))

    def test_form_01_has_two_copies_and_its_fields(self):
        pages = reader(slip("acceptance")).pages
        self.assertEqual(len(pages), 2)
        for page, copy in zip(pages, ("(Liên 1: Lưu)", "(Liên 2: Giao khách hàng)"), strict=True):
            said = " ".join(page.extract_text().split())
            for part in (
                "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                copy,
                "Tiếp nhận hồ sơ của: Nguyễn Thị Hường",
                "Người nộp: Trần Văn Bảy",
                "Địa chỉ: Số 12, đường Phan Đình Phùng",
                "042190001234",
                "hội thảo quốc tế (Cấp mới)",
                "Tờ trình xin phép tổ chức hội nghị",
                "theo quy định là: 2,5 ngày làm việc",
                "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 06 tháng 01 năm 2027",
                "hồ sơ: 09 giờ 05 phút, ngày 13 tháng 01 năm 2027",
                "Số lượng hồ sơ: 01 (bộ)",
                "Phí, lệ phí: 1.250.000 đồng",
                "Quyển số: 2027, Số thứ tự: 127",
                "NGƯỜI NỘP HỒ SƠ",
                "Lê Thị Thu",
            ):
                self.assertIn(part, said)

    def test_form_01_of_an_online_dossier_asks_for_no_signature_of_the_applicant(self):
        said = text(slip("acceptance", channel="online"))
        self.assertNotIn("NGƯỜI NỘP HỒ SƠ", said)
        self.assertIn("(Chữ ký số của tổ chức)", said)
        self.assertIn("Bản điện tử", said)

    def test_form_01_names_the_appointment_of_each_phase(self):
        later = {**DATA["due"], "day": 20}
        said = text(slip("acceptance", phases=[DATA["due"], later]))
        self.assertIn("Giai đoạn 1: 09 giờ 05 phút, ngày 13 tháng 01", said)
        self.assertIn("Giai đoạn 2: 09 giờ 05 phút, ngày 20 tháng 01", said)

    def test_form_01_without_an_appointment_or_a_known_fee(self):
        said = text(slip("acceptance", due=None, duration={**DATA["duration"], "kind": "none"}, fee=None))
        self.assertIn("không quy định thời hạn", said)
        self.assertIn("không hẹn ngày trả", said)
        self.assertIn("Phí, lệ phí: …", said)

    def test_forms_to_the_applicant_give_the_reason(self):
        for name in ("supplement", "refusal", "stopping", "apology"):
            self.assertIn("Thiếu danh sách khách mời.", text(slip(name)), name)

    def test_form_04_changed_its_name(self):
        self.assertIn("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY", text(slip("apology", law="01/2018/TT-VPCP")))
        self.assertIn("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN", text(slip("apology")))

    def test_the_control_sheet_has_a_row_a_hand_over(self):
        said = text(slip("control"))
        for part in ("Người giao: Lê Thị Thu", "Người nhận: Phạm Văn Đồng", "Trước hạn", "Đã ký số", "Công an tỉnh"):
            self.assertIn(part, said)

    def test_the_fee_receipt_has_three_copies_and_the_amount_in_words(self):
        pages = reader(slip("payment", law="")).pages
        self.assertEqual(len(pages), 3)
        for page in pages:
            said = " ".join(page.extract_text().split())
            for part in ("1.250.000 đồng", "Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng", "Lệ phí"):
                self.assertIn(part, said)

    def test_the_hand_over_names_the_result(self):
        said = text(slip("handover", law=""))
        for part in ("PHIẾU BÀN GIAO KẾT QUẢ", "Cấp giấy phép", "giay-phep.pdf"):
            self.assertIn(part, said)


class TestTypedText(unittest.TestCase):
    def test_markup_and_code_are_printed_as_typed(self):
        owner = {**PARTY, "name": HOSTILE}
        for name in TITLES:
            with self.subTest(name):
                said = text(slip(name, owner=owner, reason=HOSTILE))
                self.assertIn('#panic("x") $x^2$ *đậm* _nghiêng_ @nhãn <nhãn> \\u{41}', said)

    def test_all_vietnamese_letters_can_be_set(self):
        # PDF/UA-1 refuses a letter that the font lacks, so that it compiles is the proof.
        said = text(slip("refusal", reason=" ".join(VIETNAMESE)))
        for letter in VIETNAMESE:
            self.assertIn(letter, said)

    def test_every_character_called_printable_can_be_set(self):
        letters = "".join(chr(code) for first, last in SHOWN for code in range(first, last + 1))
        slip("refusal", reason=letters, owner={**PARTY, "name": letters})

    def test_what_the_font_lacks_becomes_a_square(self):
        self.assertEqual(printable("漢 \u202eA\x07 e\u0302\u0301"), f"{MISSING} A ế")
        self.assertIn(f"Họ {MISSING}{MISSING}", text(slip("refusal", reason="Họ 漢😀")))

    def test_a_name_of_300_letters_fits_every_slip(self):
        name = "Nguyễn Phúc " * 25
        for kind in TITLES:
            with self.subTest(kind):
                pdf = slip(kind, owner={**PARTY, "name": name}, submitter={**PARTY, "name": name}, officer=name)
                self.assertEqual({millimetres(page) for page in reader(pdf).pages}, {(148, 210)})
                self.assertIn(" ".join(name.split()), text(pdf).replace("\n", " "))

    def test_long_words_stay_on_the_page(self):
        pdf = slip("refusal", owner={**PARTY, "name": "x" * 300}, reason="y" * 5000)
        self.assertEqual({millimetres(page) for page in reader(pdf).pages}, {(148, 210)})


class TestCode(unittest.TestCase):
    def test_a_telephone_reads_the_tracking_page_from_the_paper(self):
        files = sources("refusal", [printable({**DATA, "kind": "refusal"})], {})
        picture = typst.Compiler().compile(input=files, format="png", ppi=150)
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
        self.assertEqual([code.text for code in found], [URL])


class TestCompiler(unittest.TestCase):
    def test_threads_print_at_the_same_time(self):
        with ThreadPoolExecutor(4) as pool:
            names = [f"Người {number}" for number in range(12)]
            pdfs = list(pool.map(lambda name: slip("refusal", owner={**PARTY, "name": name}), names))
        for name, pdf in zip(names, pdfs, strict=True):
            self.assertIn(name, text(pdf))
