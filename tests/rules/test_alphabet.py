"""The letters from A to Z."""

from .sample import given
from egov.portal.rules.accents import sort_key
from egov.portal.rules.alphabet import letter_of
from egov.portal.rules.alphabet import LETTERS
from egov.portal.rules.alphabet import OTHER
from egov.portal.rules.alphabet import OWN
from hypothesis import strategies as st
import unicodedata
from unittest import TestCase


class TestAlphabet(TestCase):
    def test_the_letters_in_their_order(self):
        self.assertEqual("".join(OWN), "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY")
        self.assertEqual(list(LETTERS), sorted(LETTERS, key=sort_key))

    def test_examples(self):
        for title, letter in (
            ("Đăng ký", "Đ"),
            ("đổi", "Đ"),
            ("Dạy", "D"),
            ("Ủy ban", "U"),
            ("Ứng tuyển", "Ư"),
            ("Ở nhờ", "Ơ"),
            ("Ổn định", "Ô"),
            ("Ấn phẩm", "Â"),
            ("“Ăn” ở", "Ă"),
            ("Zalo", "Z"),
            ("20 ngày", OTHER),
            ("…", OTHER),
            ("", OTHER),
            ("Ølstykke", OTHER),
            ("Çelik", "C"),
        ):
            self.assertEqual(letter_of(title), letter, title)

    @given(st.text())
    def test_any_title_has_a_letter_however_it_is_composed(self, title):
        self.assertIn(letter_of(title), (*LETTERS, OTHER))
        self.assertEqual(letter_of(unicodedata.normalize("NFD", title)), letter_of(unicodedata.normalize("NFC", title)))
