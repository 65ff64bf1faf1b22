"""The desk adds scans to a dossier."""

from egov.portal.dossier import journal
from io import BytesIO
from tests.desk.support import DeskTest


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class TestAddPapers(DeskTest):
    def add(self, field="paper_proposal", data=PDF, name="quet.pdf", who="receptionist"):
        browser = self.page(who, "/@@add-papers")
        browser.getControl(name=f"form.widgets.{field}").add_file(BytesIO(data), "application/pdf", name)
        browser.getControl(name="form.buttons.add").click()
        self.state()
        return browser

    def names(self, field="paper_proposal"):
        return [paper.file.filename for paper in self.dossier.papers.get(field, ())]

    def test_a_scan_is_added_and_nothing_taken_away(self):
        self.add()
        self.assertEqual(self.names(), ["to-trinh.pdf", "quet.pdf"])
        paper = self.dossier.papers["paper_proposal"][-1]
        self.assertEqual((paper.title, paper.evidence, paper.by), ("Tờ trình", "proposal", "receptionist"))
        (entry,) = [each for each in journal.entries(self.dossier) if each.act == "add_papers"]
        self.assertEqual(entry.actor, "receptionist")
        self.assertEqual(dict(entry.facts), {"fields": ["paper_proposal"], "files": ["quet.pdf"]})
        self.assertEqual(journal.verify(self.dossier), [])

    def test_another_paper_is_called_by_its_file(self):
        self.add("other", name="don-thu.pdf")
        (paper,) = self.dossier.papers["other"]
        self.assertEqual((paper.title, paper.evidence), ("don-thu.pdf", ""))

    def test_what_is_no_paper_is_refused(self):
        browser = self.add(data=b"MZ", name="virus.pdf")
        self.assertIn("virus.pdf", str(browser.contents))
        self.assertEqual(self.names(), ["to-trinh.pdf"])

    def test_nothing_chosen_is_said(self):
        browser = self.page("receptionist", "/@@add-papers")
        browser.getControl(name="form.buttons.add").click()
        self.assertIn("No file was chosen", browser.contents)

    def test_not_once_it_is_finished(self):
        self.act("receptionist", "accept")
        self.act("officer", "complete", outcome="Cấp phép")
        browser = self.page("receptionist", "/@@add-papers")
        self.assertEqual(browser.headers["Status"][:3], "400")
        self.assertNotIn("form.buttons.add", browser.contents)
        self.assertNotIn("@@add-papers", self.text("receptionist"))

    def test_only_the_reception_of_its_agency(self):
        for who in ("citizen", "officer", "neighbour", "stranger", None):
            self.assertNotIn("form.buttons.add", self.page(who, "/@@add-papers").contents, who)
        self.assertIn("@@add-papers", self.text("receptionist"))
        self.assertNotIn("@@add-papers", self.text("officer"))

    def test_no_scan_without_the_authenticator(self):
        browser = self.browser("receptionist")
        browser.post(f"{self.dossier.absolute_url()}/@@add-papers", "form.buttons.add=1")
        self.assertEqual(browser.headers["Status"][:3], "403")

    def test_the_applicant_sees_that_it_was_added(self):
        self.add()
        self.assertIn("Papers added by the agency", self.text("citizen"))
