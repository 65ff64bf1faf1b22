"""Bytes of files as text."""

from egov.portal.rules.decoding import decode
from egov.portal.rules.decoding import UnknownEncoding
from hypothesis import given
from hypothesis import strategies as st
import unicodedata
import unittest


NAME = "Đăng ký hộ tịch"


class TestDecoding(unittest.TestCase):
    @given(st.text().filter(lambda text: not text.startswith("\ufeff")))
    def test_utf_8_is_read_in_composed_form(self, text):
        self.assertEqual(unicodedata.normalize("NFC", text), decode(text.encode("utf-8", "ignore")))

    def test_byte_order_marks_decide(self):
        for encoding in ("utf-8-sig", "utf-16"):
            with self.subTest(encoding):
                self.assertEqual(NAME, decode(NAME.encode(encoding), "windows-1258"))
        self.assertEqual(NAME, decode(b"\xfe\xff" + NAME.encode("utf-16-be")))

    def test_windows_1258_only_by_name(self):
        data = (
            unicodedata.normalize("NFD", "Hồ sơ")
            .replace("o\u0302\u0300", "ô\u0300")
            .replace("o\u031b", "ơ")
            .encode("cp1258")
        )
        self.assertEqual("Hồ sơ", decode(data, "windows-1258"))
        with self.assertRaises(UnknownEncoding):
            decode(data)

    def test_other_names_are_refused(self):
        for declared in ("iso-8859-1", "x-viet-tcvn5712"):
            with self.subTest(declared), self.assertRaises(UnknownEncoding):
                decode(b"abc", declared)
