"""States, national codes and the steps of the status page."""

from .sample import given
from egov.portal.rules.status import FINAL_STATES
from egov.portal.rules.status import FINISHED_STATES
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import PAUSED_STATES
from egov.portal.rules.status import status_code
from egov.portal.rules.status import STATUS_CODES
from egov.portal.rules.status import STEPS
from egov.portal.rules.status import steps
from egov.portal.rules.status import waiting_for
from egov.portal.rules.status import WITH_CITIZEN
from hypothesis import strategies as st
from unittest import TestCase


states = st.sampled_from([*STATUS_CODES, "own_state_of_a_site"])


def way(state, came_from=None):
    return " ".join(f"{step.code}:{step.phase}" for step in steps(state, came_from))


class TestStates(TestCase):
    def test_national_codes(self):
        self.assertEqual(sorted(code for code in STATUS_CODES.values() if code), list(range(1, 11)))
        for state, code in (
            ("draft", None),
            ("submitted", 1),
            ("supplement_required", 5),
            ("returned", 10),
            ("own", None),
        ):
            self.assertEqual(status_code(state), code)

    def test_every_state_is_open_or_finished_but_the_draft(self):
        self.assertEqual(OPEN_STATES | FINISHED_STATES | {"draft"}, set(STATUS_CODES))
        self.assertFalse(OPEN_STATES & FINISHED_STATES)
        self.assertLess(FINAL_STATES, FINISHED_STATES)
        self.assertLess(PAUSED_STATES, OPEN_STATES)

    def test_turns(self):
        for state in STATUS_CODES:
            expected = "citizen" if state in WITH_CITIZEN else None if state in FINAL_STATES else "agency"
            self.assertEqual(waiting_for(state), expected)
        self.assertEqual(waiting_for("completed"), "agency")
        self.assertIsNone(waiting_for("own_state_of_a_site"))


class TestSteps(TestCase):
    def test_straight_way(self):
        for state, done, current in (
            ("draft", 0, None),
            ("submitted", 0, 0),
            ("accepted", 1, 1),
            ("processing", 2, 2),
            ("completed", 3, 3),
            ("returned", 5, None),
        ):
            with self.subTest(state=state):
                found = steps(state)
                self.assertEqual(tuple(step.code for step in found), STEPS)
                self.assertEqual([step.phase for step in found].count("done"), done)
                self.assertEqual(
                    [n for n, step in enumerate(found) if step.phase == "current"], [] if current is None else [current]
                )

    def test_beside_it(self):
        for state, came_from, expected in (
            ("rejected", None, "received:done rejected:current accepted:skipped processing:skipped"),
            ("rejected", "supplement_required", "received:done rejected:current accepted:skipped"),
            ("stopped", None, "received:done accepted:done processing:done stopped:current result_ready:skipped"),
            ("stopped", "accepted", "received:done accepted:done stopped:current processing:skipped"),
            ("supplement_required", "submitted", "received:done supplement_required:current accepted:ahead"),
            (
                "supplement_required",
                "accepted",
                "received:done accepted:done supplement_required:current processing:ahead",
            ),
            ("supplement_required", None, "received:done accepted:done supplement_required:current processing:ahead"),
            ("own_state_of_a_site", None, "received:done accepted:done own_state_of_a_site:current processing:ahead"),
        ):
            with self.subTest(state=state, came_from=came_from):
                self.assertTrue(way(state, came_from).startswith(expected), way(state, came_from))

    @given(states, st.none() | states.filter(lambda state: state != "returned"))
    def test_one_current_step_and_all_steps_in_order(self, state, came_from):
        found = steps(state, came_from)
        phases = [step.phase for step in found]
        self.assertEqual(tuple(step.code for step in found if step.code in STEPS), STEPS)
        self.assertEqual(phases.count("current"), 0 if state in ("draft", "returned") else 1)
        self.assertEqual(phases, sorted(phases, key=["done", "current", "ahead", "skipped"].index))
        self.assertEqual("skipped" in phases, state in FINAL_STATES - {"returned"})
