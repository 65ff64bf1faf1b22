"""The data of a slip as a dossier gives it, for tests of the templates alone."""

from egov.portal.documents.qr import qr_svg


URL = "https://dichvucong.example.org/portal/@@track?reference=H27.10-261116-0001"
AT = {"hour": 9, "minute": 5, "day": 6, "month": 1, "year": 2027}
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PARTY = {
    "name": "Nguyễn Thị Hường",
    "address": "Số 12, đường Phan Đình Phùng, Phường Thành Sen, Tỉnh Hà Tĩnh",
    "identity_number": "042190001234",
    "phone": "0912 345 678",
    "email": "huong@example.org",
}
DATA = {
    "kind": "",
    "form": "01",
    "law": "03/2025/TT-VPCP",
    "reference": "H27.10-261116-0001",
    "number": 127,
    "agency": {
        "title": "Sở Ngoại vụ",
        "address": "Số 2, đường Võ Liêm Sơn, Phường Thành Sen",
        "phone": "0239 385 5555",
        "email": "songoaivu@example.org",
    },
    "settings": {"place": "Hà Tĩnh", "desk_name": "", "number_sign": "TN&TKQ"},
    "owner": PARTY,
    "submitter": {**PARTY, "name": "Trần Văn Bảy"},
    "subject": {"title": "Cho phép tổ chức hội nghị, hội thảo quốc tế", "code": "1.000123", "case": "Cấp mới"},
    "channel": "counter",
    "submitted": AT,
    "accepted": AT,
    "due": {**AT, "day": 13},
    "new_due": {**AT, "day": 20},
    "until": {**AT, "day": 31},
    "acknowledge_by": {**AT, "day": 7},
    "at": AT,
    "tracking": {"url": URL, "qr": qr_svg(URL)},
    "site": "https://dichvucong.example.org/portal",
    "pin": "",
    "files": [{"title": "Tờ trình", "name": "to-trinh.pdf", "size": 1234567, "sha256": SHA256}],
    "papers": [
        {"title": "Tờ trình xin phép tổ chức hội nghị", "originals": 1, "copies": 0, "files": 1},
        {"title": "Hộ chiếu của khách mời nước ngoài", "originals": 0, "copies": 2, "files": 1},
    ],
    "duration": {"kind": "fixed", "amount": "2.5", "unit": "working_day", "cutoff": "15:00", "phases": []},
    "phases": [],
    "delivery": {"way": "counter", "address": ""},
    "fee": 1250000,
    "officer": "Lê Thị Thu",
    "reason": "Tờ trình chưa có chữ ký của người đứng đầu.\nThiếu danh sách khách mời.",
    "items": [{"title": "Tờ trình", "originals": 1, "copies": 0}, {"title": "Danh sách khách mời"}],
    "serial": 1,
    "amount": 1250000,
    "in_words": "một triệu hai trăm năm mươi nghìn",
    "fee_kind": "charge",
    "note": "",
    "outcome": "Cấp giấy phép",
    "results": ["giay-phep.pdf"],
    "coordinating": ["Công an tỉnh"],
    "rows": [
        {
            "act": "process",
            "given": AT,
            "giver": "Lê Thị Thu",
            "received": None,
            "receiver": "Phạm Văn Đồng",
            "standing": "",
            "note": "",
        },
        {
            "act": "complete",
            "given": AT,
            "giver": "Phạm Văn Đồng",
            "received": None,
            "receiver": "",
            "standing": "early",
            "note": "Đã ký số",
        },
    ],
    "returned": None,
    "receiver": {
        "name": "Trần Văn Bảy",
        "identity_number": "042185004321",
        "comment": "",
        "taker": "proxy",
        "authorisation": "Giấy ủy quyền số 12/2027, chứng thực tại UBND phường Thành Sen",
        "receipt": "lost",
        "receipt_note": "Tôi cam đoan đã làm mất giấy hẹn.",
        "compared": [
            {"title": "Tờ trình", "finding": "fits", "note": ""},
            {"title": "Hộ chiếu", "finding": "differs", "note": "Ảnh mờ"},
        ],
    },
}
