"""What a question finds, in which order, and how mistyped ones are understood."""

from .sample import given
from egov.portal.rules.accented import Accented
from egov.portal.rules.bits import numbers_of
from egov.portal.rules.question import LONGEST
from egov.portal.rules.question import Reader
from egov.portal.rules.question import words_of
from egov.portal.rules.relevance import Relevance
from egov.portal.rules.relevance import Text
from egov.portal.rules.words import written
from hypothesis import strategies as st
from unittest import TestCase


TEXTS = [
    Text("Cấp đổi thẻ căn cước", rest="thay cho hộ chiếu"),
    Text("Cấp hộ chiếu phổ thông", "hộ chiếu, passport"),
    Text("Đăng ký hộ kinh doanh"),
    Text("Đăng ký khai sinh", "giấy khai sinh"),
    Text("Đăng ký lại khai sinh", rest="lĩnh vực hộ tịch"),
    Text("Hộ chiếu ngoại giao"),
    Text("Hồ chiêu sinh"),
    Text("Khai thác khoáng sản", rest="xinh đẹp"),
]


class QuestionTest(TestCase):
    def setUp(self):
        self.reader = Reader(
            Relevance(TEXTS), Accented(written(part) for text in TEXTS for part in (text.title, text.keywords))
        )
        self.everything = self.reader.index.everything

    def ask(self, text, among=None):
        answer = self.reader.answer(text, self.everything if among is None else among)
        return answer.how, [
            TEXTS[number].title for number in self.reader.ranked(text, answer, numbers_of(answer.found))
        ]

    def titles(self, text):
        return self.ask(text)[1]


class TestAsked(QuestionTest):
    def test_titles_before_texts(self):
        found = self.titles("ho chieu")
        self.assertEqual(found[0], "Hộ chiếu ngoại giao")
        self.assertEqual(found[-1], "Cấp đổi thẻ căn cước")

    def test_accents_are_optional_and_tell(self):
        self.assertEqual(set(self.titles("hộ chiếu")), set(self.titles("HO CHIEU")))
        self.assertLess(self.titles("hộ chiếu").index("Cấp hộ chiếu phổ thông"), 2)
        self.assertEqual(self.titles("hồ chiêu")[0], "Hồ chiêu sinh")

    def test_every_word_must_begin_a_word(self):
        self.assertEqual(self.titles("dang khai"), ["Đăng ký khai sinh", "Đăng ký lại khai sinh"])
        self.assertEqual(self.titles("dan kha"), ["Đăng ký khai sinh", "Đăng ký lại khai sinh"])

    def test_i_and_y(self):
        self.assertEqual(self.titles("dang ki")[:3], self.titles("đăng ký")[:3])

    def test_no_word_asks_for_all(self):
        for text in ("", " * ", "\x00"):
            self.assertEqual(self.ask(text), ("all", [text.title for text in TEXTS]))

    def test_only_among_those_given(self):
        self.assertEqual(self.ask("ho chieu", 0b100), ("nothing", []))
        self.assertEqual(self.ask("khai sinh", 0), ("all", []))


class TestMistyped(QuestionTest):
    def corrected(self, text):
        answer = self.reader.answer(text, self.everything)
        self.assertEqual(answer.how, "corrected", text)
        return self.reader.accented.restored(answer.words)

    def test_corrections_that_go_with_the_other_words(self):
        for text, meant in (
            ("ho chieuu", "hộ chiếu"),
            ("khai sih", "khai sinh"),
            ("giay khia sinh", "giấy khai sinh"),
            ("dangg ky khai sinhh", "đăng ký khai sinh"),
            ("pasport", "passport"),
        ):
            self.assertEqual(self.corrected(text), meant)

    def test_where_not_all_fit_most_of_the_words_do(self):
        how, found = self.ask("lam ho chieu pho thong")
        self.assertEqual((how, found[0]), ("some", "Cấp hộ chiếu phổ thông"))
        self.assertEqual(self.ask("khai tu vong"), ("nothing", []))

    def test_nothing_is_made_up(self):
        for text in ("zzzz", "qq ww", "9999999"):
            self.assertEqual(self.ask(text), ("nothing", []))

    def test_a_better_known_wording_is_offered(self):
        self.assertEqual(self.reader.answer("khai san", self.everything).hint, "")
        self.assertEqual(self.reader.answer("ho chieu", self.everything).hint, "")
        self.assertEqual(self.reader.answer("thay", self.everything).hint, "")
        self.assertEqual(self.reader.answer("khai xinh", self.everything).hint, "khai sinh")
        self.assertEqual(self.reader.answer("khoang dep", self.everything).hint, "")


class TestEvil(QuestionTest):
    @given(st.text(max_size=60))
    def test_any_text_is_answered(self, text):
        how, found = self.ask(text)
        self.assertIn(how, ("all", "corrected", "some", "nothing"))
        self.assertEqual(bool(found), how != "nothing")

    def test_a_long_text_is_cut(self):
        self.assertEqual(words_of("khai " * 5000 + "sinh"), ("khai",))
        self.assertEqual(self.titles("khai sinh ".ljust(LONGEST) + "zzzz" * 3000), self.titles("khai sinh"))

    def test_bits(self):
        self.assertEqual(numbers_of(self.reader.index.having_exactly("passport")), [1])
