"""The fields that the law wants on each official form, looked for in the text of the PDF.

TT 01/2018/TT-VPCP (forms 01 to 06) and TT 03/2025/TT-VPCP (01 to 07), as the domain facts 1.3 list them.
"""

from egov.portal.documents.editions import EDITIONS
from egov.portal.documents.render import render
from egov.portal.documents.texts import printable
from tests.documents.sample import AT
from tests.documents.sample import DATA
from tests.documents.support import reader
from tests.documents.support import text
import unittest


HEAD = (
    "SỞ NGOẠI VỤ",
    "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
    "Số: 127/TN&TKQ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hà Tĩnh, ngày 06 tháng 01 năm 2027",
    "Mã hồ sơ: H27.10-261116-0001",
)
CONTACT = ("Địa chỉ: Số 12", "Số điện thoại: 0912 345 678", "Email: huong@example.org")
FIELDS = {
    "acceptance": (
        *HEAD,
        *CONTACT,
        "(Liên 1: Lưu)",
        "(Liên 2: Giao khách hàng)",
        "Bộ phận Tiếp nhận và Trả kết quả: Sở Ngoại vụ",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Hường",
        "Người nộp: Trần Văn Bảy",
        "Số CMND/CCCD/hộ chiếu/mã số thuế: 042190001234",
        "Nội dung yêu cầu giải quyết: Cho phép tổ chức hội nghị",
        "Thành phần hồ sơ nộp gồm:",
        "TT Tên giấy tờ Bản chính Bản chứng thực Bản chụp",
        "Số lượng hồ sơ: 01 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 2,5 ngày làm việc",
        "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 06 tháng 01 năm 2027",
        "Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 05 phút, ngày 13 tháng 01 năm 2027",
        "Đăng ký nhận kết quả tại: Sở Ngoại vụ",
        "Phí, lệ phí: 1.250.000 đồng",
        "Vào Sổ theo dõi hồ sơ, Quyển số: 2027, Số thứ tự: 127",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "lập thành 2 liên",
        "Kết quả có thể có sớm hơn ngày hẹn",
    ),
    "supplement": (
        *HEAD,
        *CONTACT,
        "Tiếp nhận hồ sơ, yêu cầu của: Nguyễn Thị Hường",
        "Nội dung yêu cầu giải quyết:",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung như sau",
        "STT Thành phần, nội dung Bản chính Bản chứng thực Bản chụp",
        "Lý do: Tờ trình chưa có chữ ký",
        "xin liên hệ Lê Thị Thu, điện thoại 0239 385 5555",
        "hoặc truy cập https://dichvucong.example.",
        "NGƯỜI HƯỚNG DẪN",
    ),
    "refusal": (
        *HEAD,
        *CONTACT,
        "Tiếp nhận hồ sơ của: Nguyễn Thị Hường",
        "Số CMND/CCCD/hộ chiếu/mã số thuế: 042190001234",
        "Nội dung yêu cầu giải quyết:",
        "Thời gian nộp: 09 giờ 05 phút",
        "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: Tờ trình chưa có chữ ký",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.",
        "Lê Thị Thu",
    ),
    "apology": (
        *HEAD,
        *CONTACT,
        "Kính gửi: Nguyễn Thị Hường",
        "Ngày 06 tháng 01 năm 2027, Sở Ngoại vụ đã tiếp nhận hồ sơ",
        "thủ tục: Cho phép tổ chức hội nghị",
        "thời gian hẹn trả kết quả: 09 giờ 05 phút, ngày 13 tháng 01 năm 2027",
        "chưa trả kết quả đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "Lý do: Tờ trình chưa có chữ ký",
        "xin lỗi Ông/Bà/Tổ chức",
        "09 giờ 05 phút, ngày 20 tháng 01 năm 2027",
        "THỦ TRƯỞNG CƠ QUAN",
        "– Lưu.",
    ),
    "stopping": (
        *HEAD,
        *CONTACT,
        "Kính gửi: Nguyễn Thị Hường",
        "Nội dung yêu cầu giải quyết:",
        "Ngày tiếp nhận: ngày 06 tháng 01 năm 2027",
        "thông báo dừng giải quyết hồ sơ nêu trên với lý do cụ thể như sau: Tờ trình chưa có chữ ký",
        "THỦ TRƯỞNG CƠ QUAN",
    ),
    "control": (
        *HEAD,
        "Chủ hồ sơ: Nguyễn Thị Hường",
        "Thời gian nhận hồ sơ: 09 giờ 05 phút",
        "Thời gian hẹn trả kết quả: 09 giờ 05 phút",
        "Cơ quan giải quyết: Sở Ngoại vụ",
        "Cơ quan phối hợp giải quyết: Công an tỉnh",
        "Tên cơ quan Thời gian giao, nhận hồ sơ Kết quả Ghi chú",
        "1. Giao: 09 giờ 05 phút, ngày 06 tháng 01 năm 2027",
        "Người giao: Lê Thị Thu",
        "2. Nhận:",
        "Người nhận: Phạm Văn Đồng",
        "Trước hạn",
        "Đã ký số",
    ),
    "register": (
        "SỞ NGOẠI VỤ",
        "Cơ quan chủ trì giải quyết: Sở Ngoại vụ",
        "SỔ THEO DÕI HỒ SƠ NĂM 2027",
        "Quyển số: 2027",
        *("STT", "Mã hồ sơ", "Nội dung", "Số bộ", "Tên tổ chức, cá nhân", "Địa chỉ", "Điện thoại"),
        *("Ngày nhận", "Ngày hẹn trả", "Ngày trả", "Phương thức nhận kết quả", "Người nhận kết quả"),
        *("Ký nhận, ghi chú", "Người nhận hồ sơ", "Bưu chính công ích", "Hẹn lại; Người được ủy quyền nhận"),
        *("H27.10-261116-0001", "Nguyễn Thị Hường", "0912 345 678", "09:05 06/01/2027", "Lê Thị Thu"),
    ),
}
TITLES = {
    "01/2018/TT-VPCP": (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "SỔ THEO DÕI HỒ SƠ",
    ),
    "03/2025/TT-VPCP": (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "SỔ THEO DÕI HỒ SƠ",
    ),
}
ENTRY = {
    "number": 127,
    "reference": DATA["reference"],
    "title": DATA["subject"]["title"],
    "sets": 1,
    "owner": DATA["owner"]["name"],
    "address": DATA["owner"]["address"],
    "phone": DATA["owner"]["phone"],
    "accepted": AT,
    "due": {**AT, "day": 13},
    "returned": None,
    "delivery": "post",
    "received_by": "",
    "notes": ["extended", "proxy"],
    "officer": "Lê Thị Thu",
}


def printed(kind, edition):
    rows = {"rows": [ENTRY], "year": 2027} if kind == "register" else {}
    data = {**DATA, **rows, "kind": kind, "form": edition.numbers[kind], "law": edition.law}
    return render(kind, printable(data))


class TestOfficialForms(unittest.TestCase):
    def test_each_form_of_each_set_has_its_number_title_and_fields(self):
        for edition in EDITIONS:
            for (kind, number), title in zip(edition.numbers.items(), TITLES[edition.law], strict=True):
                with self.subTest(edition.law, kind=kind):
                    said = text(printed(kind, edition))
                    wanted = (title, f"Mẫu số {number} – Thông tư số {edition.law}", *FIELDS[kind])
                    self.assertEqual([part for part in wanted if part not in said], [])

    def test_each_is_tagged_with_its_heading_in_vietnamese(self):
        for edition in EDITIONS:
            for kind in edition.numbers:
                with self.subTest(edition.law, kind=kind):
                    root = reader(printed(kind, edition)).trailer["/Root"]
                    self.assertEqual(root["/Lang"], "vi-VN")
                    tags = set(_tags(root["/StructTreeRoot"]))
                    self.assertLessEqual({"/Document", "/H1"}, tags)
                    if kind in ("acceptance", "supplement", "control", "register"):
                        self.assertLessEqual({"/Table", "/THead", "/TH", "/TD"}, tags)
                    if kind != "register":
                        self.assertIn("/Figure", tags)


def _tags(node):
    """The kinds of all elements of a structure tree."""
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield node["/S"]
    below = node.get("/K", ())
    below = below.get_object() if hasattr(below, "get_object") else below
    for child in below if isinstance(below, list) else [below]:
        if hasattr(child, "get_object"):
            yield from _tags(child)
