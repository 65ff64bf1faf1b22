"""Each check of a process, on a small process that is well and on one that has the mistake."""

from dataclasses import replace
from egov.portal.inspection import workflow_checks as checks
from egov.portal.inspection.workflow_facts import Grant
from egov.portal.inspection.workflow_facts import State
from egov.portal.inspection.workflow_facts import Transition
from egov.portal.inspection.workflow_facts import Workflow
import unittest


CLOSED = {name: Grant(frozenset({"Owner", "Officer"})) for name in checks.PRIVATE}


def state(id, *exits, **more):
    return State(id, id.title(), exits, **{"grants": CLOSED, **more})


def move(id, to, **more):
    return Transition(id, id.title(), to, **more)


def process(*parts):
    """A process that is well, with these states and transitions put in or in the place of its own."""
    own = [
        state("draft", "submit"),
        state("submitted", "accept", "require_supplement"),
        state("supplement_required", "supply", "resume_submitted"),
        state("accepted", "return_result"),
        state("returned"),
        move("submit", "submitted"),
        move("accept", "accepted", permissions=("egov.portal: Receive dossier",)),
        move("require_supplement", "supplement_required"),
        move("supply", ""),
        move("resume_submitted", "submitted", automatic=True, expression="python:here.resumes == 'submitted'"),
        move("return_result", "returned"),
    ]
    states = {part.id: part for part in (*own, *parts) if isinstance(part, State)}
    moves = {part.id: part for part in (*own, *parts) if isinstance(part, Transition)}
    return Workflow("own", "Own", "draft", states, moves)


def around(**granted):
    by_permission = {"egov.portal: Receive dossier": ["Receptionist"], **granted}
    roles = frozenset({"Owner", "Officer", "Receptionist"})
    return checks.Surroundings(lambda permission: by_permission.get(permission, ()), roles | {"Leader"}, roles)


class TestChecks(unittest.TestCase):
    def found(self, *parts, surroundings=None):
        """[(kind, words of the message's mapping)] of the process with these parts."""
        found = checks.findings(process(*parts), surroundings or around())
        return sorted((one.kind, *sorted((one.message.mapping or {}).values())) for one in found)

    def kinds(self, *parts, **more):
        return [kind for kind, *_words in self.found(*parts, **more)]

    def test_a_process_that_is_well(self):
        self.assertEqual([], self.found())

    def test_a_dead_end(self):
        trap = [state("accepted", "return_result", "lose"), state("lost", meaning="processing"), move("lose", "lost")]
        self.assertEqual([("dead_end", "Lost")], self.found(*trap))

    def test_automatic_transitions_are_ways(self):
        """Without it nothing leads out of a supplement but a transition that stays."""
        self.assertIn(("dead_end", "Supplement_Required"), self.found(state("supplement_required", "supply")))

    def test_an_unreachable_state(self):
        island = [state("island", "leave", meaning="processing"), move("leave", "returned")]
        self.assertEqual([("unreachable", "Island")], self.found(*island))

    def test_a_state_without_a_code(self):
        visit = [state("accepted", "visit"), state("visited", "return_result"), move("visit", "visited")]
        self.assertEqual([("no_status_code", "Visited")], self.found(*visit))
        known = [visit[0], replace(visit[1], meaning="processing"), visit[2]]
        self.assertEqual([], self.found(*known))
        wrong = [visit[0], replace(visit[1], meaning="no such state"), visit[2]]
        self.assertEqual([("no_status_code", "Visited")], self.found(*wrong))

    def test_a_permission_for_everybody(self):
        grants = {**CLOSED, "egov.portal: View papers": Grant(frozenset({"Anonymous"}))}
        found = self.found(state("accepted", "return_result", grants=grants))
        self.assertEqual(
            [("anonymous", "Accepted", "egov.portal: View papers")], [one for one in found if one[0] == "anonymous"]
        )

    def test_a_permission_that_comes_from_above(self):
        acquired = state("accepted", "return_result", grants={**CLOSED, "View": Grant(frozenset(), acquired=True)})
        self.assertEqual([], self.kinds(acquired))
        self.assertEqual(["anonymous"], self.kinds(acquired, surroundings=around(View=["Anonymous"])))

    def test_a_permission_that_the_process_does_not_rule(self):
        silent = state("accepted", "return_result", grants={})
        self.assertEqual(["anonymous"], self.kinds(silent, surroundings=around(View=["Anonymous", "Manager"])))

    def test_exits_and_targets_that_are_not_there(self):
        self.assertIn(("broken_exit", "Accepted", "fly"), self.found(state("accepted", "return_result", "fly")))
        self.assertIn("broken_target", self.kinds(move("return_result", "nowhere")))

    def test_no_way_back_from_a_request(self):
        asking = [state("accepted", "return_result", "require_payment"), state("payment_required", "stop")]
        ways = [move("require_payment", "payment_required"), move("stop", "stopped"), state("stopped")]
        self.assertEqual([("no_way_back", "Accepted", "Require_Payment")], self.found(*asking, *ways))

    def test_the_states_in_which_dossiers_begin(self):
        whole = process()
        without = replace(whole, states={id: one for id, one in whole.states.items() if id != "draft"})
        kinds = {one.kind for one in checks.findings(without, around())}
        self.assertIn("state_missing", kinds)

    def test_a_transition_without_a_title(self):
        self.assertEqual([("untitled", "accept")], self.found(replace(process().transitions["accept"], title=" ")))

    def test_a_transition_that_nobody_can_cause(self):
        self.assertEqual([("not_offered", "Fly")], self.found(move("fly", "returned")))
        found = self.kinds(surroundings=around(**{"egov.portal: Receive dossier": []}))
        self.assertEqual(["nobody_may"], found)

    def test_roles_that_nobody_holds_and_roles_that_are_none(self):
        self.assertEqual(
            [("role_of_nobody", "Leader")], self.found(move("return_result", "returned", roles=("Leader",)))
        )
        self.assertEqual([("unknown_role", "King")], self.found(move("return_result", "returned", roles=("King",))))

    def test_a_role_that_nobody_holds_is_doubtful_while_nothing_follows_the_process(self):
        surroundings = replace(around(), needed=False)
        [found] = checks.findings(process(move("return_result", "returned", roles=("Leader",))), surroundings)
        self.assertEqual("warning", found.severity)

    def test_one_state_with_two_meanings(self):
        one = process(state("visited", meaning="processing"))
        other = process(state("visited", meaning="accepted"))
        self.assertEqual([], list(checks.conflicting_meanings([one, one])))
        [found] = checks.conflicting_meanings([one, other])
        self.assertEqual("conflicting_code", found.kind)
