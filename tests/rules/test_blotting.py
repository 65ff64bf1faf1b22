"""Taking persons out of a text: what is known goes in any spelling, of others what looks like an address or number."""

from egov.portal.rules.blotting import BLOT
from egov.portal.rules.blotting import blotted
from egov.portal.rules.blotting import told
from hypothesis import given
from hypothesis import strategies as st
import unicodedata
import unittest


NAME = "Nguyễn Văn An"


class BlottingTest(unittest.TestCase):
    def test_a_known_name_in_any_spelling(self):
        for said in (NAME, NAME.upper(), "nguyen van an", "Nguyễn  Văn\nAn", unicodedata.normalize("NFD", NAME)):
            with self.subTest(said=said):
                self.assertEqual(f"Tôi là {BLOT}, ở Hà Tĩnh.", blotted(f"Tôi là {said}, ở Hà Tĩnh.", [NAME]))

    def test_but_no_part_of_another_word(self):
        self.assertEqual("Nguyễn Văn Anh", blotted("Nguyễn Văn Anh", [NAME]))

    def test_addresses_and_numbers_of_anybody(self):
        text = "Gọi 0912 345 678 hoặc +84.912.345.678, thư an.nguyen@mail.example.vn, CCCD 042099001234, B1234567."
        self.assertEqual(f"Gọi {BLOT} hoặc {BLOT}, thư {BLOT}, CCCD {BLOT}, {BLOT}.", blotted(text))

    def test_dates_amounts_and_codes_of_procedures_stay(self):
        text = "Ngày 27/11/2026, lệ phí 8.000 đồng, thủ tục 1.001193, điều 12 khoản 3, năm 2026-11-27."
        self.assertEqual(text, blotted(text))

    def test_a_known_number_however_it_is_parted(self):
        self.assertEqual(f"số {BLOT}", blotted("số 0239 385", ["0239385"]))
        self.assertEqual(["0239385"], told("số 0239.385", ["0239385"]))

    def test_a_longer_one_first(self):
        self.assertEqual(
            f"ở {BLOT}.", blotted("ở 12 Lê Duẩn, nhà Nguyễn Văn An.", [NAME, "12 Lê Duẩn, nhà Nguyễn Văn An"])
        )

    def test_what_is_too_short_is_not_looked_for(self):
        self.assertEqual("An ninh", blotted("An ninh", ["An", "  "]))
        self.assertEqual([], told("An ninh", ["An"]))

    def test_what_is_still_told(self):
        self.assertEqual([NAME], told("ông nguyễn văn an", [NAME, "an@example.org"]))
        self.assertEqual([], told("ông ***", [NAME, "an@example.org"]))

    def test_a_pattern_in_a_name_is_no_pattern(self):
        self.assertEqual(f"{BLOT} (a+)+", blotted("x.* y (a+)+", ["x.* y"]))

    def test_long_texts_are_quick_enough_to_end(self):
        for text in ("a" * 20_000, "1 " * 10_000, "a@" * 10_000, "a.b-" * 5_000):
            self.assertIsInstance(blotted(text, [NAME, "0" * 9]), str)

    @given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
    def test_nothing_known_is_told_afterwards(self, text, known):
        known = [each for each in known if BLOT not in each and not set(each) <= set("* ")]
        self.assertEqual([], told(blotted(text, known), known))

    @given(st.text(max_size=200))
    def test_twice_changes_nothing(self, text):
        once = blotted(text, [NAME])
        self.assertEqual(once, blotted(once, [NAME]))
