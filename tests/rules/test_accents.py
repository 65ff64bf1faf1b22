"""Searching without accents, sorting with them."""

from .sample import given
from egov.portal.rules.accents import ALPHABET
from egov.portal.rules.accents import fold
from egov.portal.rules.accents import sort_key
from hypothesis import strategies as st
import random
import unicodedata
from unittest import TestCase


VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
words = st.text(VIETNAMESE + VIETNAMESE.upper() + " ", max_size=30)


class TestFold(TestCase):
    def test_examples(self):
        for text, expected in (
            ("Hộ chiếu", "ho chieu"),
            ("  Đăng  ký\tkhai sinh\n", "dang ky khai sinh"),
            ("ĐƯỜNG", "duong"),
            ("Giấy phép số 12/GP-BTTTT", "giay phep so 12/gp-btttt"),
            ("", ""),
        ):
            self.assertEqual(fold(text), expected)

    def test_every_letter(self):
        self.assertRegex(fold(VIETNAMESE), "^[a-z]+$")

    @given(words)
    def test_composed_or_not_upper_or_lower(self, text):
        self.assertEqual(fold(unicodedata.normalize("NFD", text)), fold(text))
        self.assertEqual(fold(text.upper()), fold(text.lower()))

    @given(st.text())
    def test_twice_is_once(self, text):
        self.assertEqual(fold(fold(text)), fold(text))


class TestSortKey(TestCase):
    def order(self, *texts):
        shuffled = list(texts)
        random.Random(7).shuffle(shuffled)
        self.assertEqual(sorted(shuffled, key=sort_key), list(texts))

    def test_letters(self):
        self.order(*"aăâbcdđeêghiklmnoôơpqrstuưvxy")
        self.assertEqual(len(set(ALPHABET)), len(ALPHABET))

    def test_tones(self):
        self.order("ma", "mà", "mả", "mã", "má", "mạ")
        self.order("an", "àn", "ăn", "ặn", "ân", "ấn", "ba")

    def test_syllable_by_syllable(self):
        self.order("ba", "ba xa", "bà", "bà an", "ban")

    def test_other_characters(self):
        self.order("", "1 an", "an", "an 1", "an an", "an-an", "(an)")

    def test_marks_unknown_to_the_alphabet(self):
        self.assertEqual(sort_key("ñ"), sort_key("n" + "\u0303"))
        self.assertEqual(sort_key("ç"), sort_key("c"))
        self.assertEqual(sort_key("\u0306a"), sort_key("a"))
        self.assertEqual(sort_key("i\u0306"), sort_key("i"))

    @given(words)
    def test_composed_or_not_upper_or_lower(self, text):
        self.assertEqual(sort_key(unicodedata.normalize("NFD", text)), sort_key(text))
        self.assertEqual(sort_key(text.upper()), sort_key(text.lower()))

    @given(words, words)
    def test_only_the_same_text_has_the_same_key(self, one, other):
        same = one.lower().split() == other.lower().split()
        if not same and fold(one) != fold(other):
            self.assertNotEqual(sort_key(one), sort_key(other))

    @given(words, words)
    def test_a_prefix_comes_first(self, one, other):
        self.assertLessEqual(sort_key(one), sort_key(f"{one} {other}"))
