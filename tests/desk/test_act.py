"""The forms of transitions: what they ask, what they refuse, that nothing happens without the authenticator."""

from egov.portal.rules.reference import check_pin
from io import BytesIO
from plone.namedfile.file import NamedBlobFile
from tests.desk.support import DeskTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
import transaction
from urllib.parse import urlencode


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class TestActForm(DeskTest):
    def form(self, who, transition):
        return self.page(who, f"/@@act?transition={transition}")

    def test_accept_by_one_click_and_redirect(self):
        browser = self.form("receptionist", "accept")
        browser.getControl(name="form.widgets.comment").value = "Đủ"
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(browser.url, self.dossier.absolute_url())
        self.assertEqual(self.state(), "accepted")
        self.assertEqual(self.dossier.journal[-2][5], "Đủ")

    def test_what_is_missing_is_listed_and_the_rest_is_kept(self):
        browser = self.form("receptionist", "require_supplement")
        browser.getControl(name="form.widgets.other_items").value = "Bản sao hộ chiếu"
        browser.getControl(name="form.buttons.act").click()
        self.assertIn("eg-alert-error", browser.contents)
        self.assertEqual(browser.getControl(name="form.widgets.other_items").value.strip(), "Bản sao hộ chiếu")
        self.assertEqual(self.state(), "submitted")

    def test_a_supplement_request_names_fields_papers_and_words(self):
        browser = self.form("receptionist", "require_supplement")
        browser.getControl(name="form.widgets.reason").value = "Chưa đủ"
        browser.getControl(name="form.widgets.items:list").value = ["place", "paper_proposal"]
        browser.getControl(name="form.widgets.other_items").value = "Bản sao hộ chiếu\n\n"
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(self.state(), "supplement_required")
        self.assertEqual(self.dossier.supplements[-1].items, ("paper_proposal", "place", "Bản sao hộ chiếu"))

    def test_the_applicant_supplies_what_was_asked_for_and_nothing_else(self):
        self.act("receptionist", "require_supplement", reason="Thiếu", items=["place", "paper_proposal", "Hộ chiếu"])
        browser = self.form("citizen", "supply")
        self.assertNotIn("form.widgets.owner_name", browser.contents)
        self.assertEqual(2, browser.contents.count("If you cannot send it, say why in the note."))
        self.assertEqual(2, browser.contents.count("(optional)"), "the note, and the place as in the form")
        self.assertEqual(browser.getControl(name="form.widgets.place").value, "Hà Tĩnh")
        browser.getControl(name="form.widgets.place").value = "Vinh"
        browser.getControl(name="form.widgets.paper_proposal").add_file(BytesIO(PDF), "application/pdf", "moi.pdf")
        browser.getControl(name="form.widgets.item_2").add_file(BytesIO(PDF), "application/pdf", "ho-chieu.pdf")
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(self.state(), "submitted", browser.contents)
        self.assertEqual(self.dossier.answers, {"owner_name": "Nguyễn Văn An", "place": "Vinh"})
        names = {field: [paper.file.filename for paper in papers] for field, papers in self.dossier.papers.items()}
        self.assertEqual(names, {"paper_proposal": ["to-trinh.pdf", "moi.pdf"], "Hộ chiếu": ["ho-chieu.pdf"]})

    def test_a_name_that_is_corrected_is_the_owners_name(self):
        self.act("receptionist", "require_supplement", reason="Sai tên", items=["owner_name"])
        browser = self.form("citizen", "supply")
        self.assertEqual(browser.getControl(name="form.widgets.owner_name").value, "Nguyễn Văn An")
        browser.getControl(name="form.widgets.owner_name").value = "Nguyễn Văn Ân"
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(self.state(), "submitted")
        self.assertEqual(self.dossier.owner_name, "Nguyễn Văn Ân")

    def test_a_disguised_file_is_refused_by_name(self):
        self.act("receptionist", "require_supplement", reason="Thiếu", items=["paper_proposal"])
        browser = self.form("citizen", "supply")
        browser.getControl(name="form.widgets.paper_proposal").add_file(BytesIO(b"MZ"), "application/pdf", "virus.pdf")
        browser.getControl(name="form.buttons.act").click()
        self.assertIn("virus.pdf", str(browser.contents))
        self.assertEqual(self.state(), "supplement_required")

    def test_the_whole_way_through_forms(self):
        for who, transition, values in (
            ("receptionist", "accept", {}),
            ("receptionist", "process", {"officer": ["officer"]}),
            ("officer", "complete", {"outcome": "Đồng ý"}),
            ("receptionist", "return_result", {"received_by": "Nguyễn Văn An"}),
        ):
            browser = self.form(who, transition)
            for name, value in values.items():
                suffix = ":list" if isinstance(value, list) else ""
                browser.getControl(name=f"form.widgets.{name}{suffix}").value = value
            browser.getControl(name="form.buttons.act").click()
            self.assertEqual(browser.url, self.dossier.absolute_url(), (transition, browser.contents))
        self.assertEqual(self.state(), "returned")
        self.assertEqual(self.dossier.officer, "officer")

    def test_the_originals_are_compared_at_the_return(self):
        self.act("receptionist", "accept")
        self.act("officer", "complete", outcome="Cấp phép")
        browser = self.form("receptionist", "return_result")
        self.assertIn("to-trinh.pdf", browser.contents)
        for name, value in (
            ("received_by", "Trần Thị Bình"),
            ("identity_number", "042190001234"),
            ("taker:list", ["proxy"]),
            ("authorisation", "Giấy ủy quyền số 12"),
            ("compared_0_note", "Thiếu con dấu"),
        ):
            browser.getControl(name=f"form.widgets.{name}").value = value
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(self.state(), "returned")
        taken = self.dossier.receiver
        self.assertEqual([(each.finding, each.note) for each in taken.compared], [("differs", "Thiếu con dấu")])
        for who, shown, hidden in (
            ("receptionist", ("Trần Thị Bình", "042190001234", "Thiếu con dấu", "slip?form=return"), ()),
            ("citizen", ("T*** T*** Bình", "*********234"), ("Trần Thị Bình", "042190001234", "Thiếu con dấu")),
        ):
            contents = self.text(who)
            self.assertEqual([part for part in shown if part not in contents], [], who)
            self.assertEqual([part for part in hidden if part in contents], [], who)

    def test_no_act_without_the_authenticator(self):
        browser = self.browser("receptionist")
        browser.post(
            f"{self.dossier.absolute_url()}/@@act?transition=accept", urlencode({"form.buttons.act": "Accept"})
        )
        self.assertEqual(browser.headers["Status"][:3], "403")
        self.assertEqual(self.state(), "submitted")

    def test_a_get_never_acts(self):
        self.page("receptionist", "/@@act?transition=accept&form.buttons.act=1")
        self.assertEqual(self.state(), "submitted")

    def test_not_possible_in_this_state(self):
        browser = self.form("receptionist", "return_result")
        self.assertEqual(browser.headers["Status"][:3], "400")
        self.assertIn("eg-alert-error", browser.contents)

    def test_no_such_transition(self):
        self.assertEqual(self.form("receptionist", "fly").headers["Status"][:3], "404")

    def test_not_for_this_person(self):
        for who in ("citizen", "officer", "neighbour", "stranger", None):
            contents = self.form(who, "accept").contents
            self.assertNotIn("form.buttons.act", contents, who)


class TestDrafts(DeskTest):
    """What is filed as a draft gets its reference and PIN later, by a transition."""

    def setUp(self):
        super().setUp()
        with acting("citizen", "2026-11-16 09:00"):
            self.dossier = file_one(self.procedure, draft=True).dossier
        transaction.commit()

    def acted(self, who, transition):
        """The page after the act by that person."""
        browser = self.page(who, f"/@@act?transition={transition}")
        browser.getControl(name="form.buttons.act").click()
        return browser

    def pin_on(self, browser):
        """The PIN that the page shows."""
        shown = browser._response.html.find(class_="eg-pin")
        return shown.text.strip() if shown else ""

    def assertReceiptWithPin(self, browser):
        self.assertEqual(browser.url, f"{self.dossier.absolute_url()}/@@receipt")
        transaction.begin()
        self.assertTrue(check_pin(self.pin_on(browser), self.dossier.pin_hash))

    def test_the_pin_is_shown_once_after_submitting(self):
        browser = self.acted("citizen", "submit")
        self.assertReceiptWithPin(browser)
        self.assertEqual("", self.pin_on(self.page("citizen", "/@@receipt")))

    def test_the_pin_is_shown_to_who_enters_it_for_the_applicant(self):
        self.dossier.manage_setLocalRoles("receptionist", ["Owner"])
        transaction.commit()
        self.assertReceiptWithPin(self.acted("receptionist", "accept"))
        self.assertEqual(self.state(), "accepted")

    def test_later_acts_lead_to_the_dossier(self):
        self.act("citizen", "submit")
        browser = self.acted("receptionist", "accept")
        self.assertEqual(browser.url, self.dossier.absolute_url())

    def test_plones_own_page_leads_to_ours(self):
        browser = self.page("citizen", "/content_status_modify?workflow_action=submit")
        self.assertEqual(browser.url, f"{self.dossier.absolute_url()}/@@act?transition=submit")
        self.assertEqual(self.state(), "draft")


class TestDownloads(DeskTest):
    def test_a_paper_comes_as_a_safe_attachment(self):
        headers = self.page("officer", "/@@paper/paper_proposal/1").headers
        self.assertEqual(headers["Content-Type"], "application/pdf")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["Content-Disposition"], "attachment; filename*=UTF-8''to-trinh.pdf")
        self.assertEqual(headers["Cache-Control"], "private, no-store")

    def test_inline_on_demand_for_what_is_safe_to_show(self):
        headers = self.page("officer", "/@@paper/paper_proposal/1?inline=1").headers
        self.assertTrue(headers["Content-Disposition"].startswith("inline;"))

    def test_what_the_sender_called_it_does_not_count(self):
        file = NamedBlobFile(data=b"<script>", filename="trang.html", contentType="text/html")
        paper = self.dossier.papers["paper_proposal"][0]
        self.dossier.papers = {"x": (type(paper)(file, "X", paper.added),)}
        transaction.commit()
        headers = self.page("officer", "/@@paper/x/1?inline=1").headers
        self.assertEqual(headers["Content-Type"], "application/octet-stream")
        self.assertTrue(headers["Content-Disposition"].startswith("attachment;"))

    def test_what_is_not_there(self):
        for path in ("paper_proposal/2", "paper_proposal/0", "paper_proposal/x", "paper_proposal", "other/1", "a/b/c"):
            self.assertEqual(self.page("officer", f"/@@paper/{path}").headers["Status"][:3], "404", path)

    def test_only_for_owner_and_agency(self):
        for who in (None, "neighbour", "stranger"):
            self.assertNotIn("%PDF", self.text(who, "/@@paper/paper_proposal/1"), who)
        for who in ("citizen", "receptionist", "officer", "leader"):
            self.assertIn("%PDF", self.text(who, "/@@paper/paper_proposal/1"), who)
