"""A workflow of a site's own: copied and changed, and a dossier that follows it."""

from egov.portal.api.serializer import DossierSerializer
from egov.portal.dossier import catalogue
from egov.portal.dossier import lifecycle
from egov.portal.dossier import meaning
from egov.portal.inspection import changing
from egov.portal.inspection import processes
from egov.portal.inspection.definition import copied
from egov.portal.inspection.definition import DefinitionRefused
from egov.portal.inspection.definition import read
from egov.portal.inspection.definition import write
from egov.portal.procedure.vocabularies import dossier_workflows
from egov.portal.testing import INTEGRATION
from egov.portal.tracking.summary import summary
from egov.portal.tracking.way import way
from egov.portal.tracking.words import state_title
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest


def visiting(definition):
    """The definition with a visit on the spot after the work has begun."""
    changing.add_state(definition, "visited", "Site visit", "processing", "processing")
    return definition


class ProcessTest(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)
        self.shipped = self.portal.portal_workflow["dossier_workflow"]

    def draft(self, id="visit_workflow"):
        return copied(self.shipped, id, "With a visit")

    def refused(self, act, *arguments):
        before = {id: write(self.portal.portal_workflow[id]) for id in self.portal.portal_workflow.objectIds()}
        with self.assertRaises(DefinitionRefused) as caught:
            act(*arguments)
        after = {id: write(self.portal.portal_workflow[id]) for id in self.portal.portal_workflow.objectIds()}
        self.assertEqual(before, after)
        return " ".join(caught.exception.messages)


class TestPutting(ProcessTest):
    def test_a_copy_can_be_chosen(self):
        processes.copy(self.shipped, "copy_of_it", "Copy")
        self.assertIn("copy_of_it", dossier_workflows(self.portal))
        self.assertEqual([], processes.findings_of(self.portal.portal_workflow["copy_of_it"]))

    def test_copies_need_a_free_id_and_a_title(self):
        self.refused(processes.copy, self.shipped, "dossier_workflow", "Copy")
        self.refused(processes.copy, self.shipped, "simple_publication_workflow", "Copy")
        self.refused(processes.copy, self.shipped, "Not an id", "Copy")
        self.refused(processes.copy, self.shipped, "copy_of_it", " ")

    def test_the_portals_own_and_strange_ones_are_not_replaced(self):
        for id in ("dossier_workflow", "simple_publication_workflow"):
            self.assertIn("choose another id", self.refused(processes.put, self.draft(id)))

    def test_one_with_errors_is_not_put_in(self):
        draft = self.draft()
        draft.states["processing"].transitions = ("process",)
        self.assertIn("${state}", self.refused(processes.put, draft))

    def test_a_state_with_dossiers_does_not_vanish(self):
        processes.put(visiting(self.draft()))
        self.procedure.workflow = "visit_workflow"
        with acting("citizen"):
            dossier = file_one(self.procedure).dossier
        for name, who in (("accept", "receptionist"), ("process", "officer"), ("to_visited", "officer")):
            with acting(who):
                lifecycle.act(dossier, name)
        self.assertIn("There are dossiers in the state", self.refused(processes.put, self.draft()))
        with acting("officer"):
            lifecycle.act(dossier, "complete")
        self.assertEqual([], processes.put(self.draft()))

    def test_dossiers_of_another_workflow_do_not_hinder(self):
        processes.put(visiting(self.draft()))
        with acting("citizen"):
            file_one(self.procedure)
        smaller = self.draft()
        smaller.states._delObject("payment_required")
        for id in ("require_payment", "resume_payment_required"):
            smaller.transitions._delObject(id)
        for state in smaller.states.objectValues():
            state.transitions = [id for id in state.transitions if id in smaller.transitions]
        processes.put(smaller)
        self.assertNotIn("visited", self.portal.portal_workflow["visit_workflow"].states)

    def test_one_state_id_has_one_meaning(self):
        processes.put(visiting(self.draft()))
        other = self.draft("other_workflow")
        changing.add_state(other, "visited", "Visit", "accepted", "accepted")
        self.assertIn("stands for something else", self.refused(processes.put, other))


class TestChanging(ProcessTest):
    def test_a_new_state_is_well_at_once(self):
        draft = visiting(self.draft())
        self.assertEqual([], processes.findings_of(draft))
        self.assertIn("resume_visited", draft.states["supplement_required"].transitions)

    def test_what_does_not_fit_is_refused(self):
        for arguments in (
            ("processing", "Again", "processing", "processing"),
            ("visited", "", "processing", "processing"),
            ("visited", "Visit", "nothing", "processing"),
            ("a b", "Visit", "processing", "processing"),
        ):
            with self.subTest(arguments=arguments), self.assertRaises(DefinitionRefused):
                changing.add_state(self.draft(), *arguments)

    def test_titles_targets_and_guards(self):
        draft = visiting(self.draft())
        changing.change_transition(draft, "to_visited", "Go there", "accepted", "egov.portal: Decide dossier")
        move = draft.transitions["to_visited"]
        self.assertEqual(("Go there", "accepted"), (move.title, move.new_state_id))
        self.assertEqual("egov.portal: Decide dossier", changing.simple_guard(move))
        changing.change_transition(draft, "to_visited", "Go there", "nowhere", "Manage portal")
        self.assertEqual("accepted", move.new_state_id)
        self.assertEqual("egov.portal: Decide dossier", changing.simple_guard(move))

    def test_a_guard_that_xml_wrote_is_left_alone(self):
        draft = self.draft()
        draft.transitions["accept"].guard = changing.guarded(expression="python:True")
        changing.change_transition(draft, "accept", "Accept", "accepted", "egov.portal: Decide dossier")
        self.assertEqual("python:True", draft.transitions["accept"].guard.getExprText())


class TestFollowing(ProcessTest):
    """A dossier goes through a state of the site's own and is understood everywhere."""

    def setUp(self):
        super().setUp()
        processes.put(visiting(self.draft()))
        self.procedure.workflow = "visit_workflow"
        with acting("citizen", "2026-11-16 09:00"):
            self.dossier = file_one(self.procedure).dossier
        self.act("receptionist", "accept")
        self.act("officer", "process")
        self.act("officer", "to_visited", comment="Tomorrow")

    def act(self, who, name, at="2026-11-16 10:00", **data):
        with acting(who, at):
            lifecycle.act(self.dossier, name, data)

    def test_it_reports_the_code_of_what_it_stands_for(self):
        self.assertEqual("visited", self.dossier.review_state)
        self.assertEqual((4, "agency"), (meaning.status_code("visited"), meaning.waiting_for("visited")))
        short = summary(self.dossier, self.portal.REQUEST)
        expected = {"status_code": 4, "review_state": "visited", "title": "Site visit", "waiting_for": "agency"}
        self.assertLessEqual(expected.items(), short.items())
        with acting("officer"):
            whole = DossierSerializer(self.dossier, self.portal.REQUEST)()
        self.assertEqual(4, whole["status_code"])

    def test_lists_and_counts_know_it(self):
        with acting("officer", "2026-11-16 11:00"):
            self.assertEqual({"processing": 1}, dict(catalogue.counts(agency=AGENCY)))
            for states in (("processing",), ("visited",), ()):
                self.assertEqual(1, catalogue.search(states=states).total)
            self.assertEqual(0, catalogue.search(states=("accepted",)).total)
            self.assertEqual(0, catalogue.search(late=True).total)
        with acting("officer", "2027-01-16 11:00"):
            self.assertEqual(1, catalogue.search(late=True).total)

    def test_the_citizen_sees_the_way(self):
        steps = {step.code: step.phase for step in way(self.dossier)}
        self.assertEqual("current", steps["processing"])
        self.assertEqual("Site visit", state_title("visited"))

    def test_a_supplement_leads_back_to_it(self):
        self.act("receptionist", "require_supplement", reason="A map", items=["place"])
        self.assertEqual("supplement_required", self.dossier.review_state)
        self.act("citizen", "supply", "2026-11-17 10:00", answers={"place": "Vinh"})
        self.assertEqual("visited", self.dossier.review_state)

    def test_it_can_be_finished(self):
        self.act("officer", "complete", outcome="Allowed")
        self.act("leader", "step_back", reason="Not yet")
        self.assertIn(self.dossier.review_state, ("processing", "visited"))
        self.act("officer", "complete", outcome="Allowed")
        self.act("receptionist", "return_result", received_by="An")
        self.assertEqual("returned", self.dossier.review_state)

    def test_what_was_filed_under_a_definition_follows_its_next_version(self):
        newer = read(write(self.portal.portal_workflow["visit_workflow"]))
        changing.rename_state(newer, "visited", "Visit on the spot", "processing")
        processes.put(newer)
        self.assertEqual("Visit on the spot", state_title("visited"))
        self.act("officer", "complete")
