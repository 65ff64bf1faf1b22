"""Numbers in Vietnamese words."""

from .sample import given
from egov.portal.rules.number_words import DIGITS
from egov.portal.rules.number_words import number_words
from hypothesis import strategies as st
from unittest import TestCase


SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
ONES = {**{word: digit for digit, word in enumerate(DIGITS)}, "mốt": 1, "lăm": 5}
numbers = st.integers(0, 10**18 - 1)


def read(words):
    """The number that the words say: written apart from the rule, by what each word is worth."""
    total = group = digit = 0
    for word in words.split():
        if word in ONES:
            digit = ONES[word]
        elif word == "trăm":
            group, digit = group + 100 * digit, 0
        elif word == "mươi":
            group, digit = group + 10 * digit, 0
        elif word == "mười":
            group += 10
        elif word in SCALES:
            group += digit
            total = (total + group) * SCALES[word] if word == "tỷ" else total + group * SCALES[word]
            group = digit = 0
    return total + group + digit


class TestNumberWords(TestCase):
    def test_examples(self):
        for number, words in (
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (15, "mười lăm"),
            (11, "mười một"),
            (21, "hai mươi mốt"),
            (25, "hai mươi lăm"),
            (24, "hai mươi bốn"),
            (101, "một trăm linh một"),
            (115, "một trăm mười lăm"),
            (1_005, "một nghìn không trăm linh năm"),
            (105_000, "một trăm linh năm nghìn"),
            (1_250_000, "một triệu hai trăm năm mươi nghìn"),
            (15_000_015, "mười lăm triệu không trăm mười lăm"),
            (1_000_000_000, "một tỷ"),
            (5_001_000_000, "năm tỷ không trăm linh một triệu"),
            (2_000_000_000_000, "hai nghìn tỷ"),
        ):
            self.assertEqual(number_words(number), words)

    def test_there_is_nothing_below_zero(self):
        with self.assertRaises(ValueError):
            number_words(-1)

    @given(numbers)
    def test_it_can_be_read_back(self, number):
        self.assertEqual(read(number_words(number)), number)

    @given(numbers)
    def test_one_space_between_words(self, number):
        words = number_words(number)
        self.assertEqual(words, " ".join(words.split()))

    @given(numbers)
    def test_mot_and_lam_only_after_ten(self, number):
        words = number_words(number).split()
        for before, word in zip(["", *words], words, strict=False):
            if word == "mốt":
                self.assertEqual(before, "mươi")
            if word == "lăm":
                self.assertIn(before, ("mươi", "mười"))
            if word in ("một", "năm"):
                self.assertNotEqual(before, "mươi")
            if word == "linh":
                self.assertEqual(before, "trăm")

    @given(st.integers(1, 999), numbers)
    def test_what_stands_before_is_not_changed_by_what_follows(self, head, tail):
        self.assertTrue(number_words(head * 10**18 + tail).startswith(number_words(head) + " "))
