"""Telling Vietnamese from what it is not."""

from .sample import given
from egov.portal.rules.accents import fold
from egov.portal.rules.tongue import is_syllable
from egov.portal.rules.tongue import is_vietnamese
from egov.portal.rules.tongue import strangers
from hypothesis import strategies as st
from unittest import TestCase


SYLLABLES = ("đăng", "ký", "khai", "sinh", "hộ", "chiếu", "nghiệp", "quyền", "xây", "trường", "giấy", "phép", "yêu")


class TestTongue(TestCase):
    def test_vietnamese(self):
        for text in (
            "Đăng ký khai sinh",
            "Cấp giấy phép xây dựng (GPXD) theo Nghị định 15/2021/NĐ-CP",
            "UBND tỉnh Hà Tĩnh",
            "Nguyễn Văn An",
            "Tra cứu hồ sơ của tổ chức trên website",
        ):
            self.assertTrue(is_vietnamese(text), text)

    def test_what_is_not_or_not_only(self):
        for text in (
            "",
            "Home",
            "50,000 ₫",
            "H27.10-261122-0001",
            "To khai",
            "Filed by Nguyễn Văn An",
            "The agency Sở Ngoại vụ",
        ):
            self.assertFalse(is_vietnamese(text), text)

    def test_strangers(self):
        self.assertEqual(["Element", "website"], strangers("Element của website UBND, Đắk Lắk, a.b@c.vn, to.pdf"))

    @given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12))
    def test_of_syllables(self, words):
        text = " ".join(words)
        self.assertEqual(fold(text) != text, is_vietnamese(text))
        self.assertTrue(all(map(is_syllable, words)))

    @given(st.text())
    def test_without_accents_it_is_none(self, text):
        self.assertFalse(is_vietnamese(fold(text)))
