"""The inspection of a site: what it gathers, and that a mistake made in the site is found there."""

from egov.portal.inspection.inspector import inspect
from egov.portal.inspection.inspector import inspect_procedure
from egov.portal.inspection.plain import as_data
from egov.portal.inspection.plain import as_text
from egov.portal.notification import wording
from egov.portal.testing import INTEGRATION
from plone import api
from Products.CMFCore.indexing import processQueue
from tests.dossier.support import AGENCY
from tests.dossier.support import build
from tests.dossier.support import OTHER_AGENCY
from tests.procedure.support import procedure as add_procedure
from tests.site.test_demo import DEMO
import transaction
import unittest


class TestInspector(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)
        self.workflow = self.portal.portal_workflow["dossier_workflow"]

    def found(self):
        """{(kind, severity, path)} of the site."""
        return {(one.kind, one.severity, one.subject.path) for one in inspect().findings}

    def test_a_site_that_is_well_but_for_an_idle_agency(self):
        self.assertEqual({("no_leadership", "warning", f"co-quan/{OTHER_AGENCY}")}, self.found())

    def test_people_leave(self):
        for name in ("officer", "colleague", "leader"):
            api.group.remove_user(
                groupname=f"{AGENCY}.{'leadership' if name == 'leader' else 'processing'}", username=name
            )
        found = self.found()
        self.assertIn(("no_processing", "error", f"co-quan/{AGENCY}"), found)
        self.assertIn(("role_of_nobody", "error", "@@process?id=dossier_workflow"), found)

    def test_a_role_given_in_the_whole_site_is_held(self):
        self.workflow.transitions["accept"].guard.roles = ("Reviewer",)
        kind = ("role_of_nobody", "error", "@@process?id=dossier_workflow")
        self.assertIn(kind, self.found())
        api.group.add_user(groupname="procedure-editors", username="neighbour")
        self.assertNotIn(kind, self.found())

    def test_a_dead_end_in_the_workflow(self):
        self.workflow.states["processing"].transitions = ("process",)
        self.assertIn(("dead_end", "error", "@@process?id=dossier_workflow"), self.found())

    def test_what_the_site_grants_to_everybody_counts_where_it_is_acquired(self):
        self.portal.manage_permission("egov.portal: View papers", ["Anonymous"], acquire=False)
        self.assertNotIn("anonymous", {kind for kind, *_rest in self.found()})
        self.workflow.states["completed"].setPermission("egov.portal: View papers", 1, [])
        self.assertIn(("anonymous", "error", "@@process?id=dossier_workflow"), self.found())

    def test_a_workflow_and_an_agency_that_are_gone(self):
        self.procedure.workflow = "of-old"
        self.procedure.agency = "of-old"
        path = "thu-tuc/hoi-nghi"
        self.assertLessEqual({("workflow_gone", "error", path), ("agency_gone", "error", path)}, self.found())

    def test_a_form_without_its_action_and_its_papers(self):
        form = self.procedure["ho-so-truc-tuyen"]
        form.fields_model = form.fields_model.replace("paper_proposal", "paper_other")
        path = "thu-tuc/hoi-nghi/ho-so-truc-tuyen"
        expected = {("paper_not_asked_for", "error", path), ("paper_not_told", "error", path)}
        self.assertEqual(expected, {one for one in self.found() if one[2] == path})
        form.actions_model = "<model><schema/></model>"
        self.assertEqual({("no_action", "error", path)}, {one for one in self.found() if one[2] == path})

    def test_an_abolished_procedure_is_left_alone(self):
        self.procedure.workflow = "of-old"
        self.portal.portal_workflow.doActionFor(self.procedure, "abolish", comment="Decision 1")
        self.assertNotIn("workflow_gone", {kind for kind, *_rest in self.found()})

    def test_a_text_that_is_broken(self):
        api.portal.set_registry_record(wording.RECORD, {"received.en.subject": "Only a subject ${no_such}"})
        path = "@@notification-text?event=received&language=en"
        self.assertEqual({("bad_text", "error", path)}, {one for one in self.found() if "received" in one[2]})

    def test_one_procedure_alone(self):
        add_procedure(self.portal, "other", agency="gone")
        self.assertEqual((), inspect_procedure(self.procedure).findings)
        self.assertEqual(
            ["agency_gone"], [one.kind for one in inspect_procedure(self.portal["thu-tuc"]["other"]).findings]
        )

    def test_it_writes_nothing(self):
        processQueue()
        transaction.savepoint()
        inspect()
        self.assertEqual([], self.portal._p_jar._registered_objects)

    def test_words(self):
        self.procedure.workflow = "of-old"
        data = as_data(inspect(), "/plone", "vi")
        [item] = [item for item in data["items"] if item["kind"] == "procedure"]
        self.assertEqual("/plone/thu-tuc/hoi-nghi", item["@id"])
        self.assertIn("of-old", item["findings"][0]["message"])
        self.assertIn("  error: Quy trình", as_text(data))


class TestDemo(unittest.TestCase):
    layer = DEMO

    def test_the_demo_is_well(self):
        self.assertEqual([], [(one.subject.title, one.kind) for one in inspect().findings])
