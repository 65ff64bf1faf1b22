"""The words of a question and of the texts it is put to."""

from .sample import given
from egov.portal.rules.words import is_accented
from egov.portal.rules.words import key
from egov.portal.rules.words import words
from egov.portal.rules.words import written
from hypothesis import strategies as st
import unicodedata
from unittest import TestCase


class TestWords(TestCase):
    def test_examples(self):
        for text, expected in (
            ("HỘ CHIẾU", ("ho", "chieu")),
            ("Đăng ký", ("dang", "ki")),
            ("đăng kí lí lịch; quý vị", ("dang", "ki", "li", "lich", "qui", "vi")),
            ("tay, tai, huy, nguyên, y tế", ("tay", "tai", "huy", "nguyen", "i", "te")),
            ("mã 1.001193/QĐ_x*", ("ma", "1", "001193", "qd", "x")),
            ("\x00 \t'\"()%", ()),
            ("", ()),
        ):
            self.assertEqual(words(text), expected)

    def test_what_was_written_keeps_its_accents(self):
        self.assertEqual(written(unicodedata.normalize("NFD", "Hộ Chiếu")), ("hộ", "chiếu"))
        self.assertTrue(is_accented("hộ"))
        self.assertTrue(is_accented("đi"))
        self.assertFalse(is_accented("ho"))

    @given(st.text())
    def test_each_written_word_has_its_key(self, text):
        self.assertEqual(words(text), tuple(map(key, written(text))))
        self.assertNotIn("", words(text))

    @given(st.text())
    def test_keys_are_keys_of_themselves(self, text):
        self.assertEqual(words(" ".join(words(text))), words(text))
