"""Near words, and the accents of words typed without."""

from .sample import given
from egov.portal.rules.accented import Accented
from egov.portal.rules.spelling import near
from egov.portal.rules.spelling import tolerance
from egov.portal.rules.words import words
from egov.portal.rules.words import written
from hypothesis import strategies as st
from unittest import TestCase


KNOWN = ["chieu", "chinh", "doanh", "ho", "khai", "sinh", "sich", "truong", "001193"]
TITLES = ["Cấp hộ chiếu", "Hộ chiếu", "Hồ sơ", "Hồ sơ", "Hồ sơ", "Chiều dài"]


class TestNear(TestCase):
    def test_a_slip_in_a_short_word_two_in_a_long_one(self):
        for word, expected in (
            ("chieuu", ["chieu"]),
            ("chiue", ["chieu"]),
            ("sih", ["sich", "sinh"]),
            ("kgai", ["khai"]),
            ("trrong", ["truong"]),
            ("dooanhh", ["doanh"]),
            ("hk", []),
            ("001194", []),
            ("zzzz", []),
        ):
            self.assertEqual([other for other, _slips in near(word, KNOWN)], expected, word)

    def test_the_word_itself_is_not_near(self):
        self.assertEqual(near("khai", KNOWN), [])

    @given(st.text("abcdeghiklmnoprstuvxy", max_size=9))
    def test_nearest_first_and_within_the_tolerance(self, word):
        slips = [slips for _other, slips in near(word, KNOWN)]
        self.assertEqual(slips, sorted(slips))
        self.assertTrue(all(0 < number <= tolerance(word) for number in slips))


class TestAccented(TestCase):
    def setUp(self):
        self.accented = Accented(map(written, TITLES))

    def restored(self, text):
        return self.accented.restored(words(text))

    def test_neighbours_decide(self):
        self.assertEqual(self.restored("ho chieu"), "hộ chiếu")
        self.assertEqual(self.restored("ho so"), "hồ sơ")
        self.assertEqual(self.restored("cap ho chieu"), "cấp hộ chiếu")

    def test_alone_it_is_as_usual(self):
        self.assertEqual(self.restored("ho"), "hồ")
        self.assertEqual(self.restored("dai ho"), "dài hồ")
        self.assertEqual(self.restored("xyz"), "xyz")
        self.assertEqual(self.restored(""), "")

    def test_pairs_are_counted(self):
        self.assertEqual((self.accented.times("ho", "chieu"), self.accented.times("chieu", "ho")), (2, 0))
