"""Which saved versions were public."""

from .sample import given
from egov.portal.rules.editions import Edition
from egov.portal.rules.editions import editions
from hypothesis import strategies as st
from unittest import TestCase


instants = st.lists(st.integers(0, 30).map(float), unique=True, max_size=6).map(sorted)
acts = instants.flatmap(
    lambda times: st.tuples(*(st.tuples(st.just(time), st.sampled_from(["draft", "published"])) for time in times))
)


class TestEditions(TestCase):
    def found(self, saved, entered):
        return [(one.saved, one.since) for one in editions(saved, entered, ("published", "abolished"))]

    def test_a_draft_is_public_from_the_day_of_its_publication(self):
        entered = [(0.0, "draft"), (5.0, "published")]
        self.assertEqual(self.found([1.0, 2.0], entered), [(1, 5.0)])
        self.assertEqual(self.found([1.0, 2.0, 7.0], entered), [(1, 5.0), (2, 7.0)])

    def test_what_is_written_between_two_publications_is_not(self):
        entered = [(0.0, "draft"), (2.0, "published"), (4.0, "draft"), (8.0, "published")]
        self.assertEqual(self.found([1.0, 5.0, 6.0], entered), [(0, 2.0), (2, 8.0)])

    def test_abolished_ones_stay_public(self):
        entered = [(0.0, "draft"), (2.0, "published"), (4.0, "abolished")]
        self.assertEqual(self.found([1.0, 5.0], entered), [(0, 2.0), (1, 5.0)])

    def test_nothing_saved_or_never_published(self):
        self.assertEqual(self.found([], [(0.0, "published")]), [])
        self.assertEqual(self.found([1.0], [(0.0, "draft")]), [])
        self.assertEqual(self.found([1.0], []), [])

    @given(instants, acts)
    def test_by_looking_at_every_instant(self, saved, entered):
        public = []
        for half in range(120):
            now = half / 2
            number = max((number for number, at in enumerate(saved) if at <= now), default=None)
            state = next((state for at, state in reversed(entered) if at <= now), "draft")
            if number is not None and state == "published" and number not in [one.saved for one in public]:
                public.append(Edition(number, now))
        self.assertEqual(editions(saved, entered, ("published",)), public)
