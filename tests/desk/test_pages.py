"""The desk's pages: queue and dossier."""

from egov.portal.dossier import journal
from tests.desk.support import DeskTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
import transaction
from unittest import mock


class TestQueue(DeskTest):
    def queue(self, who, query=""):
        return self.text(who, f"{self.portal.absolute_url()}/@@queue{query}")

    def test_what_waits_for_reception_stands_first(self):
        contents = self.queue("receptionist")
        self.assertIn("waiting-title", contents)
        self.assertLess(contents.index("waiting-title"), contents.index("all-title"))
        self.assertIn("Nguyễn Văn An", contents)

    def test_an_officer_finds_what_he_holds(self):
        self.act("receptionist", "accept")
        self.act("officer", "process", officer="officer")
        self.assertIn("held-title", self.queue("officer"))
        self.assertNotIn("held-title", self.queue("colleague"))

    def test_other_agencies_and_citizens_see_nothing(self):
        self.assertNotIn(self.dossier.reference, self.queue("stranger"))
        for who in (None, "citizen"):
            self.assertNotIn("all-title", self.queue(who), who)

    def test_filters(self):
        for query, found in (
            ("?state=submitted", True),
            ("?state=accepted", False),
            ("?procedure=1.000123", True),
            ("?procedure=9.9", False),
            ("?late=yes", True),
            ("?late=no", False),
            ("?agency=so-tu-phap", False),
            ("?officer=officer", False),
            ("?sort=nonsense&b_start=x&late=maybe", True),
        ):
            self.assertIs(self.dossier.reference in self.queue("receptionist", query), found, query)

    def test_counters_by_state(self):
        self.assertIn("state=submitted", self.queue("receptionist"))

    def test_what_is_done_is_out_of_the_way(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        for query, found in (("", False), ("?state=all", True), ("?state=rejected", True)):
            self.assertIs(self.dossier.reference in self.queue("receptionist", query), found, query)

    def test_pages_of_fifty(self):
        with acting("citizen", "2026-11-16 09:00"):
            for _ in range(50):
                file_one(self.procedure)
        transaction.commit()
        contents = self.queue("receptionist", "?state=submitted")
        self.assertIn("b_start=50", contents)
        self.assertEqual(contents.count('class="eg-badge '), 50)
        self.assertEqual(self.queue("receptionist", "?state=submitted&b_start=50").count('class="eg-badge '), 1)

    def test_loads_no_dossier(self):
        with mock.patch("egov.portal.dossier.content.Dossier.owner_name", side_effect=AssertionError("loaded")):
            self.assertIn(self.dossier.reference, self.queue("receptionist"))


class TestDossierPage(DeskTest):
    def test_staff_see_facts_papers_answers_and_buttons(self):
        contents = self.text("receptionist")
        for part in (self.dossier.reference, "Nguyễn Văn An", "to-trinh.pdf", "transition=accept", "transition=reject"):
            self.assertIn(part, contents)

    def test_the_journal_has_names_and_notes(self):
        self.act("receptionist", "accept", comment="ghi chú nội bộ")
        contents = self.text("officer")
        self.assertIn("Receptionist", contents)
        self.assertIn("ghi chú nội bộ", contents)

    def test_the_applicant_never_gets_it(self):
        self.assertNotIn(self.dossier.reference, self.text("citizen", "/@@desk"))
        self.assertNotIn("transition=accept", self.text("citizen"))

    def test_a_draft_is_nobodys_but_its_owners(self):
        with acting("citizen"):
            self.dossier = file_one(self.procedure, draft=True).dossier
        transaction.commit()
        for view in ("", "/@@desk", "/@@status", "/@@paper/paper_proposal/1", "/@@act?transition=accept"):
            contents = self.text("receptionist", view)
            self.assertNotIn("Nguyễn Văn An", contents, view)
            self.assertNotIn("%PDF", contents, view)

    def test_reading_is_journalled_once_a_day(self):
        for view in ("", "", "/@@paper/paper_proposal/1"):
            self.page("officer", view)
        self.page("citizen")
        transaction.begin()
        reads = [entry.actor for entry in journal.entries(self.dossier) if entry.act == "read"]
        self.assertEqual(reads, ["officer"])
        self.assertEqual(journal.verify(self.dossier), [])

    def test_stock_pages_tell_the_applicant_no_names(self):
        self.act("receptionist", "accept", comment="ghi chú nội bộ")
        for view in (
            "content_status_history",
            "@@historyview",
            "@@history",
            "@@sharing",
            "@@contenthistorypopup",
            "sharing",
        ):
            contents = self.text("citizen", f"/{view}")
            for secret in ("ghi chú nội bộ", ">Receptionist<", ">receptionist<", "so-ngoai-vu.reception"):
                self.assertNotIn(secret, contents, view)
