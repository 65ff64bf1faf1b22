"""An index that follows single changes answers as one that is made anew of what there is then."""

from .sample import given
from collections.abc import Mapping
from egov.portal.rules.accented import Accented
from egov.portal.rules.bits import numbers_of
from egov.portal.rules.facets import Facets
from egov.portal.rules.question import Reader
from egov.portal.rules.relevance import Relevance
from egov.portal.rules.relevance import Text
from egov.portal.rules.words import written
from hypothesis import strategies as st
from typing import Any
from unittest import TestCase


WORDS = ("cấp", "cập", "hộ", "hồ", "chiếu", "khai", "sinh", "xinh", "1.001193")
lines = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
texts = st.builds(Text, lines, lines, lines)
NOTHING = Text("")
changes = st.lists(st.tuples(st.integers(0, 7), texts | st.just(NOTHING)), max_size=6)
QUESTIONS = ("cap ho chieu", "hộ chiếu", "khai sin", "xinhh", "ho", "1.001193", "kkhai sinh chieu")


def wordings(some: Any) -> list[tuple[str, ...]]:
    return [written(part) for text in some for part in (text.title, text.keywords)]


def answers(reader: Reader, numbers: Mapping[int, int]) -> list[Any]:
    """Everything that can be asked, with the numbers of the second reader."""
    among = sum(1 << number for number in numbers)
    found = []
    for question in QUESTIONS:
        answer = reader.answer(question, among)
        ranked = reader.ranked(question, answer, numbers_of(answer.found))
        corrected = reader.accented.restored(answer.words)
        found.append((answer.how, answer.words, answer.hint, corrected, [numbers[number] for number in ranked]))
    return found


class TestChanges(TestCase):
    @given(st.lists(texts, min_size=1, max_size=8), changes)
    def test_the_reader(self, first: list[Text], later: list[tuple[int, Text]]) -> None:
        now = list(first)
        index, accented = Relevance(first), Accented(wordings(first))
        for place, text in later:
            place = min(place, len(now))
            gone = now[place : place + 1]
            now[place : place + 1] = [text]
            index, accented = index.changed({place: text}), accented.changed(wordings(gone), wordings([text]))
        left = [number for number, text in enumerate(now) if text != NOTHING]
        fresh = Reader(Relevance([now[number] for number in left]), Accented(wordings(now[number] for number in left)))
        self.assertEqual(
            answers(fresh, {number: number for number in range(len(left))}),
            answers(Reader(index, accented), {number: place for place, number in enumerate(left)}),
        )
        self.assertEqual(fresh.index.known, index.known)

    def test_the_one_before_stays_as_it_was(self) -> None:
        index, accented = Relevance([Text("hộ chiếu")]), Accented([written("hộ chiếu")])
        index.changed({0: Text("khai sinh"), 1: Text("kết hôn")})
        accented.changed([written("hộ chiếu")], [written("hồ chiêu")])
        self.assertEqual((1, 0, 1), (index.having("chieu"), index.having("khai"), index.everything))
        self.assertEqual("hộ chiếu", accented.restored(["ho", "chieu"]))

    @given(
        st.lists(st.sets(st.sampled_from("abc")), max_size=6),
        st.lists(st.tuples(st.integers(0, 6), st.sets(st.sampled_from("abcd")))),
    )
    def test_the_criteria(self, first: list[set[str]], later: list[tuple[int, set[str]]]) -> None:
        now = [{"letter": values} for values in first]
        facets = Facets(["letter"], now)
        for place, values in later:
            place = min(place, len(now))
            now[place : place + 1] = [{"letter": values}]
            facets = facets.changed({place: now[place]})
        fresh = Facets(["letter"], now)
        for letter in "abcd":
            self.assertEqual(fresh.having("letter", letter), facets.having("letter", letter))
        self.assertEqual(set(fresh.values("letter")), set(facets.values("letter")))

    def test_what_is_gone_has_no_values(self) -> None:
        facets = Facets(["letter"], [{"letter": ["a"]}]).changed({0: {}})
        self.assertEqual([], list(facets.values("letter")))
