"""The reception's check list: findings kept and journalled, a supplement request made of them, papers in view."""

from egov.portal.dossier import checklist
from egov.portal.dossier.journal import entries
from tests.desk.support import DeskTest
from tests.dossier.support import PROCEDURE
import transaction
from urllib.parse import urlencode


EVIDENCES = [
    *PROCEDURE["evidences"],
    {"id": "guests", "case": "", "title": "Danh sách khách", "originals": 1, "copies": 1, "required": True},
    {"id": "other", "case": "another", "title": "Của trường hợp khác", "originals": 1, "copies": 0, "required": True},
]


class TestCheck(DeskTest):
    procedure_values = {
        "cases": [{"id": "usual", "title": "Thông thường"}, {"id": "another", "title": "Khác"}],
        "evidences": EVIDENCES,
    }

    def check(self, who="receptionist", **values):
        """Fill in and send the check list."""
        browser = self.page(who, "/@@check")
        token = browser.contents.partition('name="_authenticator" value="')[2].partition('"')[0]
        browser.post(f"{self.dossier.absolute_url()}/@@check", urlencode({"_authenticator": token, **values}))
        transaction.begin()
        return browser

    def faulty(self, **values):
        return self.check(
            verdict_0="wrong", comment_0="Chưa ký", originals_0="1", verdict_1="missing", copies_1="x", **values
        )

    def test_findings_are_kept_shown_and_journalled(self):
        self.faulty()
        self.assertEqual(
            self.dossier.findings,
            {"proposal": checklist.Finding("wrong", "Chưa ký", 1, 0), "guests": checklist.Finding("missing", "", 0, 0)},
        )
        entry = next(entry for entry in entries(self.dossier) if entry.act == "check")
        self.assertEqual(entry.facts, {"ok": [], "wrong": ["proposal"], "missing": ["guests"]})
        for who in ("receptionist", "officer", "leader"):
            self.assertIn("Chưa ký", self.text(who), who)
        self.assertIn("Chưa ký", self.text("receptionist", "/@@check"))
        self.assertNotIn("Chưa ký", self.text("citizen"))
        self.assertNotIn("Papers checked", self.text("citizen"))

    def test_the_same_again_is_not_journalled_again(self):
        self.faulty()
        self.faulty()
        self.assertEqual([entry.act for entry in entries(self.dossier)].count("check"), 1)

    def test_a_paper_without_a_verdict_has_no_finding(self):
        self.check(verdict_0="perhaps", comment_0="?", verdict_1="ok", originals_1="2", copies_1="1")
        self.assertEqual(self.dossier.findings, {"guests": checklist.Finding("ok", "", 2, 1)})

    def test_all_that_is_wrong_goes_into_one_request(self):
        browser = self.faulty(next="ask")
        self.assertIn("transition=require_supplement", browser.url)
        reason = browser.getControl(name="form.widgets.reason").value.replace("\r", "").strip()
        self.assertEqual(reason, "Tờ trình: wrong. Chưa ký\nDanh sách khách: missing.")
        self.assertEqual(browser.getControl(name="form.widgets.items:list").value, ["paper_proposal", "paper_guests"])
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(self.state(), "supplement_required")
        self.assertEqual(self.dossier.supplements[0].items, ("paper_proposal", "paper_guests"))

    def test_nothing_wrong_prefills_nothing(self):
        self.check(verdict_0="ok", verdict_1="ok")
        browser = self.page("receptionist", "/@@act?transition=require_supplement")
        self.assertEqual(browser.getControl(name="form.widgets.items:list").value, [])

    def test_a_second_request_warns(self):
        warning = "count as late"
        self.assertNotIn(warning, self.text("receptionist", "/@@act?transition=require_supplement"))
        self.act("receptionist", "require_supplement", reason="Thiếu", items=["place"])
        self.act("citizen", "supply", comment="Đã bổ sung")
        self.assertIn(warning, self.text("receptionist", "/@@act?transition=require_supplement"))

    def test_papers_of_the_case_with_their_files_and_the_answers_beside(self):
        contents = self.text("receptionist", "/@@check")
        for part in (
            "Tờ trình",
            "Danh sách khách",
            "to-trinh.pdf",
            "Nguyễn Văn An",
            "@@paper/paper_proposal/1?inline=1",
        ):
            self.assertIn(part, contents)
        self.assertNotIn("Của trường hợp khác", contents)
        headers = self.page("receptionist", "/@@paper/paper_proposal/1?inline=1").headers
        self.assertEqual(headers["Content-Security-Policy"], "frame-ancestors 'self'")

    def test_only_for_reception_and_while_the_dossier_is_open(self):
        for who in (None, "citizen", "neighbour", "officer", "leader", "stranger"):
            self.assertNotIn("verdict_0", self.text(who, "/@@check"), who)
        self.act("receptionist", "reject", reason="Sai nơi nộp")
        self.assertEqual(self.page("receptionist", "/@@check").headers["Status"][:3], "400")

    def test_not_without_the_authenticator(self):
        browser = self.browser("receptionist")
        browser.post(f"{self.dossier.absolute_url()}/@@check", urlencode({"verdict_0": "ok"}))
        self.assertEqual(browser.headers["Status"][:3], "403")
        transaction.begin()
        self.assertEqual(self.dossier.findings, {})

    def test_nothing_is_stored_at_filing(self):
        self.assertNotIn("findings", vars(self.dossier.aq_base))

    def test_the_eight_hours_are_shown(self):
        contents = self.text("receptionist")
        self.assertIn("To be accepted by", contents)
        self.assertIn("working days late", contents.partition("To be accepted by")[2].partition("</dd>")[0])
