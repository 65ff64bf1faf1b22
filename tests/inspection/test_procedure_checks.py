"""Each check of a procedure, an agency and a message."""

from dataclasses import replace
from egov.portal.inspection import agency_checks
from egov.portal.inspection import procedure_checks as checks
from egov.portal.inspection.procedure_facts import Form
from egov.portal.inspection.procedure_facts import PAPER
from egov.portal.inspection.procedure_facts import Procedure
import unittest


SITE = checks.Site({"desk": {"reception", "processing"}, "above": set()}, ["dossier_workflow"])
PAPERS = [{"id": "form", "title": "Form"}, {"id": "plan-1", "title": "Plan", "required": False}]
FORM = Form("File it", "thu-tuc/one/form", papers=frozenset({"paper_form", "paper_plan_1", "paper_authorisation"}))
ONE = Procedure(
    title="One",
    path="thu-tuc/one",
    published=True,
    agency="desk",
    workflow="dossier_workflow",
    evidences=PAPERS,
    channels=[{"channel": "online", "kind": "fixed", "amount": "5", "unit": "working_day"}],
    process=[{"name": "Look", "agency": "desk", "duty": "reception", "days": "0.5"}, {"name": "Work", "days": "4.5"}],
    forms=[FORM],
)


class TestProcedures(unittest.TestCase):
    def found(self, **changes):
        """[(kind, severity)] of the procedure with these changes."""
        return [(one.kind, one.severity) for one in checks.findings(replace(ONE, **changes), SITE)]

    def test_one_that_is_well(self):
        self.assertEqual([], self.found())

    def test_what_it_names_is_gone(self):
        self.assertEqual([("workflow_gone", "error")], self.found(workflow="other"))
        self.assertIn(("agency_gone", "error"), self.found(agency="other"))

    def test_one_that_is_not_public_is_doubtful_only(self):
        self.assertEqual([("workflow_gone", "warning")], self.found(workflow="other", published=False))

    def test_steps(self):
        for agency, duty, kind in (
            ("gone", "processing", "step_agency_gone"),
            ("above", "leadership", "step_of_nobody"),
            ("", "leadership", "step_of_nobody"),
        ):
            with self.subTest(agency=agency, duty=duty):
                step = {"name": "Sign", "agency": agency, "duty": duty, "days": "5"}
                self.assertEqual([(kind, "error")], self.found(process=[step]))

    def test_days(self):
        for days, promised, expected in (
            ("5", ("fixed", "5", "working_day"), []),
            ("5.5", ("fixed", "5", "working_day"), [("days_too_long", "error")]),
            ("4", ("fixed", "5", "working_day"), [("days_differ", "warning")]),
            ("0.5", ("fixed", "4", "working_hour"), []),
            ("1", ("fixed", "4", "working_hour"), [("days_too_long", "error")]),
            ("10", ("fixed", "15", "day"), []),
            ("16", ("fixed", "15", "day"), [("days_too_long", "error")]),
            ("0.5", ("same_day", "", ""), []),
            ("2", ("same_day", "", ""), [("days_too_long", "error")]),
            ("2", ("none", "", ""), []),
            ("2", (None, "", ""), []),
            (None, ("fixed", "5", "working_day"), []),
        ):
            with self.subTest(days=days, promised=promised):
                channel = dict(zip(("kind", "amount", "unit"), promised, strict=True), channel="online")
                self.assertEqual(expected, self.found(channels=[channel], process=[{"name": "Work", "days": days}]))

    def test_days_that_fit_one_way_of_filing_fit(self):
        longer = {"channel": "post", "kind": "fixed", "amount": "7", "unit": "working_day"}
        self.assertEqual([], self.found(channels=[*ONE.channels, longer]))

    def test_forms(self):
        self.assertEqual([("no_action", "error")], self.found(forms=[replace(FORM, creates=False)]))
        self.assertIn(("case_gone", "error"), self.found(forms=[replace(FORM, case="gone")]))

    def test_papers_that_the_form_does_not_ask_for(self):
        self.assertEqual(
            [("paper_not_asked_for", "error"), ("paper_not_asked_for", "warning")],
            self.found(forms=[replace(FORM, papers=frozenset())]),
        )

    def test_papers_that_the_page_does_not_name(self):
        more = replace(FORM, papers=FORM.papers | {"paper_birth"})
        self.assertEqual([("paper_not_told", "error")], self.found(forms=[more]))

    def test_papers_of_another_case(self):
        cases = [{"id": "a"}, {"id": "b"}]
        evidences = [*PAPERS, {"id": "licence", "case": "b", "title": "Licence"}]
        self.assertEqual([], self.found(cases=cases, evidences=evidences, forms=[replace(FORM, case="a")]))
        other = self.found(cases=cases, evidences=evidences, forms=[replace(FORM, case="b")])
        self.assertEqual([("paper_not_asked_for", "error")], other)

    def test_fields_for_papers_are_found_in_the_xml_of_a_form(self):
        xml = '<field name="paper_a1" type="x"/><field type="x" name="paper_b"><title>paper_c</title></field>'
        self.assertEqual(["paper_a1", "paper_b"], PAPER.findall(xml))


class TestAgencies(unittest.TestCase):
    def test_duties_that_nobody_has(self):
        agency = agency_checks.Agency("Desk", "co-quan/desk", frozenset({"reception"}), receives=True)
        found = [(one.kind, one.severity) for one in agency_checks.findings(agency)]
        self.assertEqual([("no_processing", "error"), ("no_leadership", "error")], found)
        idle = agency_checks.findings(replace(agency, receives=False))
        self.assertEqual({"warning"}, {one.severity for one in idle})
        whole = replace(agency, held=frozenset({"reception", "processing", "leadership"}))
        self.assertEqual([], agency_checks.findings(whole))
