"""What became different in a text."""

from .sample import given
from egov.portal.rules.differences import changed_lines
from hypothesis import strategies as st
from unittest import TestCase


lines = st.lists(st.lists(st.sampled_from(["tờ", "khai", "bản", "sao", "1"]), min_size=1).map(" ".join), max_size=6)


def told(before, after):
    signs = {"same": " ", "removed": "-", "added": "+"}
    return [[signs[part.kind] + part.text for part in line] for line in changed_lines(before, after)]


class TestDifferences(TestCase):
    def test_words_of_a_line_that_was_changed(self):
        before = ["Nộp hồ sơ tại xã", "Thời hạn: 10 ngày làm việc", "Không thu phí"]
        after = ["Nộp hồ sơ tại xã", "Thời hạn: 5 ngày làm việc", "Không thu phí"]
        self.assertEqual(told(before, after), [[" Thời hạn: ", "-10 ", "+5 ", " ngày làm việc"]])

    def test_words_that_only_went_or_came(self):
        self.assertEqual(told(["một hai ba"], ["một ba"]), [[" một ", "-hai ", " ba"]])
        self.assertEqual(told(["một ba"], ["một hai ba"]), [[" một ", "+hai ", " ba"]])

    def test_whole_lines(self):
        self.assertEqual(told(["Tờ khai"], []), [["-Tờ khai"]])
        self.assertEqual(told([], ["Tờ khai"]), [["+Tờ khai"]])
        self.assertEqual(told(["Tờ khai"], ["Bản sao chứng thực"]), [["-Tờ khai"], ["+Bản sao chứng thực"]])

    @given(lines, lines)
    def test_what_went_and_came_makes_up_the_difference(self, before, after):
        changes = changed_lines(before, after)
        self.assertEqual(changes == [], before == after)
        gone = sorted(word for line in changes for part in line if part.kind != "added" for word in part.text.split())
        came = sorted(word for line in changes for part in line if part.kind != "removed" for word in part.text.split())
        kept = [line for line in before if line in after]
        self.assertLessEqual(len(gone), len(" ".join(before).split()))
        self.assertEqual(
            len(" ".join(before).split()) - len(gone), len(" ".join(after).split()) - len(came), (changes, kept)
        )
