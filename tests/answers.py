"""Answers to a form of the demo, for tests that file with its server."""

BIRTH = {
    "owner_kind": "person",
    "owner_name": "Nguyễn Văn Bình",
    "owner_identity_number": "042088000001",
    "owner_birth_date": "1988-04-12",
    "owner_province": "42",
    "owner_commune": "18073",
    "owner_address": "Số 12, ngõ 5, đường Phan Đình Phùng",
    "owner_phone": "0900000001",
    "owner_email": "citizen@example.org",
    "filed_by": "owner",
    "child_name": "Nguyễn Minh Châu",
    "child_birth_date": "2024-11-01",
    "child_sex": "female",
    "child_ethnicity": "Kinh",
    "child_birth_place": "Bệnh viện Đa khoa tỉnh Hà Tĩnh",
    "wants_copies": "no",
}
"""Registration of a birth, without its papers."""
