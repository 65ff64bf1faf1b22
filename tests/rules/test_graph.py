"""Ways through a process: what is reachable, what leads nowhere."""

from .sample import given
from egov.portal.rules.graph import dead_ends
from egov.portal.rules.graph import reachable
from egov.portal.rules.graph import states
from egov.portal.rules.graph import unreachable
from hypothesis import strategies as st
from unittest import TestCase


names = st.sampled_from("abcdefgh")
graphs = st.dictionaries(names, st.sets(names), max_size=8)


def walks(graph, start, steps=9):
    """All states met by walking so many steps; a second way to the same answer."""
    met = {start}
    for _step in range(steps):
        met |= {follower for state in met for follower in graph.get(state, ())}
    return met


class TestGraph(TestCase):
    def test_a_line_with_a_trap_and_an_island(self):
        graph = {"start": ["work"], "work": ["end", "trap"], "trap": ["trap"], "island": ["end"]}
        self.assertEqual({"trap"}, dead_ends(graph, ["end"]))
        self.assertEqual({"island"}, unreachable(graph, ["start"]))

    def test_a_ring_without_an_exit_is_a_dead_end_as_a_whole(self):
        self.assertEqual({"a", "b"}, dead_ends({"a": ["b"], "b": ["a"]}, ["end"]))

    def test_an_empty_process(self):
        self.assertEqual(frozenset(), states({}))
        self.assertEqual(frozenset(), dead_ends({}, ["end"]))

    @given(graphs, names)
    def test_reachable_is_what_walks_meet(self, graph, start):
        self.assertEqual(walks(graph, start), reachable(graph, [start]))

    @given(graphs, st.sets(names))
    def test_a_dead_end_is_what_meets_no_final_state_on_any_walk(self, graph, final):
        found = dead_ends(graph, final)
        for state in states(graph):
            self.assertEqual(state in found, not walks(graph, state) & final)

    @given(graphs, st.sets(names))
    def test_what_can_be_come_to_and_what_cannot_are_all(self, graph, start):
        self.assertEqual(states(graph) - reachable(graph, start), unreachable(graph, start))

    @given(graphs, names, names, st.sets(names))
    def test_one_more_way_makes_no_new_dead_end(self, graph, state, follower, final):
        wider = {**graph, state: {*graph.get(state, ()), follower}}
        self.assertLessEqual(dead_ends(wider, final) & states(graph), dead_ends(graph, final))
