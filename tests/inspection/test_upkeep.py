"""Editors keep the catalogue right: the check before publishing, the reports, a procedure copied to another agency."""

from datetime import date
from egov.portal.inspection.going_live import check
from egov.portal.inspection.upkeep import PAGE
from egov.portal.procedure import uniqueness
from egov.portal.procedure.adding import add
from egov.portal.procedure.completeness import NAMES
from egov.portal.procedure.copying import copy_to
from egov.portal.rules.completeness import OBLIGATORY
from html import unescape
from io import BytesIO
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from python_calamine import CalamineWorkbook
from tests.desk.support import DeskTest
from tests.dossier.support import AGENCY
from tests.dossier.support import edit
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.support import PASSWORD
import transaction


REPORTS = ("@@completeness", "@@drift", "@@service-levels", "@@procedures-due")
COMPLETE = {
    "steps": [{"case": "", "title": "Nộp hồ sơ", "description": ""}],
    "audience": ["organisation"],
    "executing_agencies": ["Sở Ngoại vụ"],
    "legal_resources": [{"number": "06/2020/QĐ-TTg", "title": "Quyết định", "date": None, "issuer": ""}],
}


class UpkeepTest(DeskTest):
    def setUp(self):
        super().setUp()
        self.root = self.portal.absolute_url()
        api.user.create("editor@example.org", "editor", PASSWORD)
        api.group.add_user(groupname="procedure-editors", username="editor")
        transaction.commit()

    def report(self, name, who="editor"):
        return self.text(who, f"{self.root}/{name}")

    def draft(self, **values):
        """A draft with an online form, that has all parts but those given."""
        made = api.content.create(
            self.portal["thu-tuc"],
            "Procedure",
            "moi",
            **{
                "title": "Thủ tục mới",
                "agency": AGENCY,
                "evidences": [{"id": "don", "case": "", "title": "Đơn", "required": True}],
                "channels": [{"channel": "online", "case": "", "kind": "fixed", "amount": "5", "unit": "working_day"}],
                **COMPLETE,
                **values,
            },
        )
        transaction.commit()
        return made

    def publish(self, procedure, who="editor"):
        with api.env.adopt_user(who):
            self.portal.portal_workflow.doActionFor(procedure, "publish")


class TestGoingLive(UpkeepTest):
    def test_the_button_leads_to_the_check(self):
        draft = self.draft()
        browser = self.page("editor", draft.absolute_url())
        self.assertIn(f"{draft.absolute_url()}/@@go-live", browser.contents)

    def test_what_is_missing_blocks_and_is_listed(self):
        draft = self.draft(steps=[], legal_resources=[])
        browser = self.page("editor", f"{draft.absolute_url()}/@@go-live")
        text = unescape(browser.contents)
        for name in ("steps", "legal_resources"):
            self.assertIn(f"Missing: {NAMES[name]}", text)
        self.assertNotIn(f"Missing: {NAMES['audience']}", text)
        self.assertNotIn(">Publish</button>", text)
        with self.assertRaises(WorkflowException) as refused:
            self.publish(draft)
        self.assertIn("Missing: ", str(refused.exception))
        self.assertEqual("draft", draft.state())

    def test_a_form_that_asks_for_less_than_the_page_blocks(self):
        draft = self.draft()
        form = api.content.create(draft, "EasyForm", "nop", title="Tờ khai")
        self.assertEqual((), check(draft).blocking)
        form.fields_model = form.fields_model.replace("paper_don", "paper_khac")
        self.assertIn("does not ask for it", " ".join(check(draft).blocking))

    def test_a_complete_one_is_published_by_its_button(self):
        draft = self.draft()
        browser = self.page("editor", f"{draft.absolute_url()}/@@go-live")
        browser.getControl("Publish").click()
        transaction.begin()
        self.assertEqual("published", draft.state())
        self.assertEqual(draft.absolute_url(), browser.url)

    def test_a_post_without_token_or_for_an_incomplete_one_publishes_nothing(self):
        draft = self.draft(steps=[])
        browser = self.browser("editor")
        browser.post(f"{draft.absolute_url()}/@@go-live", "")
        self.assertEqual("403", browser.headers["Status"][:3])
        self.page("editor", f"{draft.absolute_url()}/@@go-live")
        token = self.page("editor", f"{draft.absolute_url()}/@@go-live").getControl(name="_authenticator").value
        browser.post(f"{draft.absolute_url()}/@@go-live", f"_authenticator={token}")
        self.assertEqual("409", browser.headers["Status"][:3])
        transaction.begin()
        self.assertEqual("draft", draft.state())

    def test_a_manager_may_publish_it_as_it_is(self):
        draft = self.draft(steps=[])
        api.content.transition(draft, "publish")
        self.assertEqual("published", draft.state())

    def test_contradictions_stop_managers_too(self):
        draft = self.draft(channels=[{"channel": "online", "case": "", "kind": "fixed", "amount": "x"}])
        self.assertTrue(check(draft).wrong)
        with self.assertRaises(WorkflowException):
            self.portal.portal_workflow.doActionFor(draft, "publish")

    def test_others_do_not_get_to_it(self):
        draft = self.draft()
        for who in (None, "citizen", "receptionist"):
            self.assertNotIn("Check before publishing", self.text(who, f"{draft.absolute_url()}/@@go-live"))


class TestReports(UpkeepTest):
    def test_for_editors_only(self):
        for name in REPORTS:
            self.assertIn("Upkeep of the catalogue", self.report(name))
            for who in (None, "citizen", "receptionist", "leader"):
                with self.subTest(name=name, who=who):
                    self.assertNotIn("Upkeep of the catalogue", self.report(name, who))

    def test_which_procedure_lacks_what(self):
        text = self.report("@@completeness")
        self.assertIn(self.procedure.title, text)
        self.assertIn(f"<li>{NAMES['legal_resources']}</li>", text)
        edit(self.procedure, **COMPLETE)
        transaction.commit()
        text = self.report("@@completeness")
        self.assertNotIn(self.procedure.title, text)
        self.assertIn("published procedures are complete", text)

    def test_the_same_as_a_spreadsheet(self):
        browser = self.page("editor", f"{self.root}/@@completeness?format=xlsx")
        contents = browser.contents if isinstance(browser.contents, bytes) else browser._response.body
        (_heads, row) = CalamineWorkbook.from_filelike(BytesIO(contents)).get_sheet_by_index(0).to_python()
        lacking = [name for name in OBLIGATORY if name not in ("channels", "evidences", "duration")]
        self.assertEqual(["1.000123", self.procedure.title, "Sở Ngoại vụ"], row[:3])
        self.assertEqual("; ".join(str(NAMES[name]) for name in lacking), row[3])

    def test_where_page_and_form_differ(self):
        self.assertNotIn(self.procedure.title, self.report("@@drift"))
        form = self.procedure["ho-so-truc-tuyen"]
        form.fields_model = form.fields_model.replace("paper_proposal", "paper_other")
        transaction.commit()
        self.assertIn("this form does not ask for it", self.report("@@drift"))

    def test_levels_at_the_end_of_a_year(self):
        self.procedure.level_history = (("2024-05-02", 2), ("2026-02-01", 3))
        self.procedure.reindexObject()
        transaction.commit()
        for year, numbers in ((2026, [0, 0, 1, 0, 1]), (2025, [0, 1, 0, 0, 1]), (2024, [0, 1, 0, 0, 1])):
            with self.subTest(year):
                page = self.page("editor", f"{self.root}/@@service-levels?year={year}")
                cells = page._response.html.select("tfoot td")
                self.assertEqual(numbers, [int(cell.text) for cell in cells])
                labels = [f"Level {level}" for level in (1, 2, 3, 4)] + ["Total"]
                for row in ("tfoot", "tbody"):
                    self.assertEqual(labels, [cell["data-label"] for cell in page._response.html.select(f"{row} td")])
        page = self.page("editor", f"{self.root}/@@service-levels?year=2023")
        self.assertEqual([], page._response.html.select("tbody tr"))

    def test_a_level_is_noted_as_it_changes(self):
        draft = self.draft()
        self.assertEqual((), draft.level_history)
        self.publish(draft)
        self.assertEqual([1], [level for _day, level in draft.level_history])
        api.content.create(draft, "EasyForm", "nop", title="Tờ khai")
        self.assertEqual([3], [level for _day, level in draft.level_history], "the last word of the day")

    def test_what_is_due_for_review(self):
        edit(self.procedure, review_due=date(2026, 1, 31))
        self.draft(review_due=date(2099, 12, 1))
        page = self.page("editor", f"{self.root}/@@procedures-due")
        days = page._response.html.select("tbody time")
        self.assertEqual(["2026-01-31", "2099-12-01"], [day["datetime"] for day in days])
        self.assertEqual(1, unescape(page.contents).count("overdue"))

    def test_a_long_list_is_shown_page_by_page_and_exported_whole(self):
        with uniqueness.read_once():
            for number in range(PAGE + 2):
                plain = {"title": f"Thủ tục {number:02}", "agency": AGENCY, "review_due": "2026-03-01"}
                add(self.portal["thu-tuc"], plain, publish=False)
        transaction.commit()
        first = self.page("editor", f"{self.root}/@@procedures-due")._response.html
        self.assertEqual(PAGE, len(first.select("tbody tr")))
        (link,) = first.select("nav ul.eg-pager a")
        for address in (link["href"], f"{self.root}/@@procedures-due?page=99999"):
            self.assertEqual(2, len(self.page("editor", address)._response.html.select("tbody tr")))
        browser = self.page("editor", f"{self.root}/@@procedures-due?format=xlsx&page=2")
        contents = browser.contents if isinstance(browser.contents, bytes) else browser._response.body
        rows = CalamineWorkbook.from_filelike(BytesIO(contents)).get_sheet_by_index(0).to_python()
        self.assertEqual(1 + PAGE + 2, len(rows))


class TestCopying(UpkeepTest):
    def test_a_draft_of_the_other_agency(self):
        edit(self.procedure, process=[{"name": "Thẩm định", "agency": AGENCY, "duty": "processing", "days": "2"}])
        copy = copy_to(self.procedure, OTHER_AGENCY)
        self.assertEqual(("draft", OTHER_AGENCY, "1.000123"), (copy.state(), copy.agency, copy.code))
        self.assertEqual([OTHER_AGENCY], [row["agency"] for row in copy.process])
        self.assertEqual(self.procedure.objectIds(), copy.objectIds())
        self.assertEqual((1, (), None), (copy.revision, copy.level_history, copy.effective_date))
        api.content.transition(copy, "publish")
        self.assertEqual(2, len(self.portal.portal_catalog(procedure_code="1.000123", review_state="published")))

    def test_in_the_browser(self):
        browser = self.page("editor", f"{self.procedure.absolute_url()}/@@copy-to-agency")
        browser.getControl(name="form.widgets.agency:list").value = [AGENCY]
        browser.getControl(name="form.buttons.copy").click()
        self.assertIn("has this code already", unescape(browser.contents))
        browser.getControl(name="form.widgets.agency:list").value = [OTHER_AGENCY]
        browser.getControl(name="form.buttons.copy").click()
        self.assertTrue(browser.url.endswith("/edit"), browser.url)
        self.assertEqual(["so-tu-phap"], browser.getControl(name="form.widgets.agency:list").value)
