"""The desk's page of a dossier that goes through two agencies, in the browser: steps, opinions, papers, late ones."""

import datetime
from egov.portal.dossier import clock
from html import unescape
from io import BytesIO
from tests.desk.support import DeskTest
from tests.desk.test_act import PDF
from tests.documents.certificates import site_certificate
from tests.dossier.process import add_people
from tests.dossier.process import PROCESS
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.support import OTHER_AGENCY
import transaction


class WorkTest(DeskTest):
    """A dossier of a procedure with steps, in processing with `officer` since now."""

    fields = {"process": PROCESS}

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal, **self.fields)
        add_people()
        with acting("citizen"):
            self.dossier = file_one(self.procedure).dossier
        transaction.commit()
        self.act("receptionist", "accept", at=None)
        self.act("receptionist", "process", at=None, officer="officer")

    def do(self, who, transition, query="", **values):
        """Fill in the form of an act and send it; gives the browser."""
        browser = self.page(who, f"/@@act?transition={transition}{query}")
        for name, value in values.items():
            suffix = ":list" if isinstance(value, list) else ""
            browser.getControl(name=f"form.widgets.{name}{suffix}").value = value
        browser.getControl(name="form.buttons.act").click()
        return browser


class TestSteps(WorkTest):
    def test_through_two_agencies_by_forms(self):
        self.assertIn("Thẩm định", self.text("officer"))
        self.assertIn("Not received yet", self.text("officer"))
        self.assertIn("transition=receive", self.text("officer"))
        self.do("officer", "receive")
        self.do("officer", "hand_over", comment="Đề nghị xác nhận")
        self.assertIn(self.dossier.reference, self.text("clerk", self.portal.absolute_url() + "/@@queue"))
        self.assertIn("Given to you", self.text("clerk", self.portal.absolute_url() + "/@@queue"))
        self.assertIn("Lấy xác nhận hộ tịch", self.text("clerk"))
        self.do("clerk", "receive")
        done = self.do("clerk", "hand_over")
        self.assertEqual(done.url, self.dossier.absolute_url(), done.contents)
        self.do("leader", "receive")
        self.assertNotIn(self.dossier.reference, self.text("clerk", self.portal.absolute_url() + "/@@queue"))
        self.assertNotIn("Thẩm định", self.text("clerk"))
        done = self.do("leader", "complete", outcome="Đồng ý")
        self.assertEqual(self.state(), "completed", done.contents)

    def test_only_who_may_sees_the_buttons(self):
        contents = self.text("colleague")
        for act in ("hand_over", "receive", "recall", "hand_back"):
            self.assertNotIn(f"transition={act}", contents)
        self.assertNotIn("Internal steps", self.text("citizen"))

    def test_a_guest_sees_no_button_that_would_be_refused(self):
        self.do("officer", "hand_over")
        contents = self.text("clerk")
        self.assertIn("transition=receive", contents)
        for act in ("require_supplement", "require_payment", "stop", "step_back", "extend"):
            self.assertNotIn(f"transition={act}", contents)

    def test_nobody_there_is_shown_clearly(self):
        from egov.portal.organisation.groups import group_id
        from plone import api

        for name, duty in (("clerk", "processing"), ("chief", "leadership"), ("stranger", "processing")):
            api.group.remove_user(groupname=group_id(OTHER_AGENCY, duty), username=name)
        api.group.remove_user(groupname=group_id(OTHER_AGENCY, "reception"), username="stranger")
        transaction.commit()
        self.do("officer", "hand_over")
        self.assertIn("Nobody has a duty in the agency of this step", self.text("leader"))
        self.do("leader", "hand_over", step=["2"], agency=["so-ngoai-vu"], officer=["colleague"])
        transaction.begin()
        self.assertEqual(self.dossier.officer, "colleague")


class TestTwoAtOnce(WorkTest):
    def test_the_second_is_told_what_happened_and_keeps_what_he_typed(self):
        first = self.page("leader", "/@@act?transition=hand_over")
        second = self.page("officer", "/@@act?transition=hand_over")
        second.getControl(name="form.widgets.comment").value = "Ghi chú của tôi"
        first.getControl(name="form.widgets.step:list").value = ["1"]
        first.getControl(name="form.widgets.officer:list").value = ["colleague"]
        first.getControl(name="form.buttons.act").click()
        second.getControl(name="form.buttons.act").click()
        self.assertEqual(second.headers["Status"][:3], "409")
        self.assertIn("Somebody else has acted", second.contents)
        self.assertIn("by Leader", second.contents)
        self.assertEqual(second.getControl(name="form.widgets.comment").value.strip(), "Ghi chú của tôi")
        transaction.begin()
        self.assertEqual(self.dossier.officer, "colleague")

    def test_a_stale_page_of_an_act_that_is_not_possible_any_more(self):
        stale = self.page("leader", "/@@act?transition=complete")
        self.do("receptionist", "require_supplement", reason="Thiếu", other_items="Hộ chiếu")
        stale.getControl(name="form.buttons.act").click()
        self.assertEqual(stale.headers["Status"][:3], "400")
        self.assertIn("Supplement asked for, by Receptionist", stale.contents)
        self.assertEqual(self.state(), "supplement_required")


class TestOpinionsAndPapers(WorkTest):
    fields = {"signed_papers": ["result"]}

    def days(self, number):
        return (clock.now() + datetime.timedelta(days=number)).date().isoformat()

    def test_an_opinion_with_a_file(self):
        asked = self.do("officer", "ask_opinion", agency=[OTHER_AGENCY], question="Có ý kiến gì?", until=self.days(2))
        self.assertEqual(asked.url, self.dossier.absolute_url(), asked.contents)
        self.assertIn("Có ý kiến gì?", self.text("clerk"))
        browser = self.page("clerk", "/@@act?transition=give_opinion&opinion=1")
        self.assertIn("<p>Có ý kiến gì?</p>", unescape(browser.contents))
        browser.getControl(name="form.widgets.answer").value = "Thống nhất"
        browser.getControl(name="form.widgets.file").add_file(BytesIO(PDF), "application/pdf", "y-kien.pdf")
        browser.getControl(name="form.buttons.act").click()
        self.assertTrue(browser.url.endswith("/@@queue"), browser.contents)
        self.assertIn("Thống nhất", self.text("officer"))
        self.assertIn("%PDF", self.text("officer", "/@@opinion-file/1"))
        for who in ("citizen", "neighbour", "clerk", None):
            self.assertNotIn("%PDF", self.text(who, "/@@opinion-file/1"), who)
        self.assertEqual(self.page("officer", "/@@opinion-file/2").headers["Status"][:3], "404")

    def test_a_result_that_leadership_signs(self):
        self.do("officer", "draft_paper", kind=["result"], text="Cho phép")
        self.assertIn("Waits for leadership", self.text("officer"))
        self.assertNotIn("transition=sign_paper", self.text("officer"))
        self.assertIn("transition=sign_paper", self.text("leader"))
        for act in ("sign_paper", "send_back_paper"):
            self.assertIn("Cho phép", self.text("leader", f"/@@act?transition={act}&paper=1"))
        self.do("leader", "send_back_paper", query="&paper=1", comment="Thiếu căn cứ")
        self.assertIn("Thiếu căn cứ", self.text("officer"))
        self.do("officer", "draft_paper", kind=["result"], text="Cho phép, theo Luật")
        self.do("leader", "sign_paper", query="&paper=2")
        self.do("officer", "complete")
        self.assertEqual(self.state(), "completed")
        self.assertEqual(self.dossier.outcome, "Cho phép, theo Luật")


class TestPapersThatAreFiles(WorkTest):
    fields = {"signed_papers": ["result"]}

    def setUp(self):
        super().setUp()
        browser = self.page("officer", "/@@act?transition=draft_paper")
        browser.getControl(name="form.widgets.kind:list").value = ["result"]
        browser.getControl(name="form.widgets.text").value = "Cho phép"
        browser.getControl(name="form.widgets.file").add_file(BytesIO(PDF), "application/pdf", "du-thao.pdf")
        browser.getControl(name="form.buttons.act").click()

    def test_leadership_reads_the_file_before_it_signs(self):
        page = self.page("leader", "/@@act?transition=sign_paper&paper=1")
        page.getLink("du-thao.pdf").click()
        self.assertIn("%PDF", str(page.contents))

    def test_what_was_signed_goes_out_and_is_not_asked_for_again(self):
        self.do("leader", "sign_paper", query="&paper=1")
        browser = self.page("officer", "/@@act?transition=complete")
        self.assertIn("du-thao.pdf", browser.contents)
        for name in ("outcome", "result"):
            self.assertNotIn(f'name="form.widgets.{name}"', browser.contents)
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual((self.state(), self.dossier.outcome), ("completed", "Cho phép"))
        self.assertEqual([paper.file.filename for paper in self.dossier.results], ["du-thao.pdf"])

    def test_a_certificate_out_of_force_is_said_and_nothing_is_done(self):
        self.do("leader", "sign_paper", query="&paper=1")
        with site_certificate(begins=-30, ends=-1):
            browser = self.do("officer", "complete")
        self.assertIn("The certificate of the site is not in force", browser.contents)
        self.assertEqual(self.state(), "processing")
        self.assertEqual((self.dossier.results, self.dossier.outgoing[0].status), ((), "approved"))


class TestLate(DeskTest):
    def test_the_leaders_list(self):
        late = self.portal.absolute_url() + "/@@late"
        self.assertNotIn(self.dossier.reference, self.text("citizen", late))
        self.act("receptionist", "accept", at="2020-11-16 10:00")
        contents = self.text("leader", late)
        self.assertIn(self.dossier.reference, contents)
        self.assertIn("eg-due-late", contents)
        self.assertNotIn(self.dossier.reference, self.text("stranger", late))

    def test_the_new_appointment_is_told_to_the_applicant(self):
        self.act("receptionist", "accept", at="2026-11-16 10:00")
        self.act("receptionist", "process", at="2026-11-16 10:30", officer="officer")
        new_due = datetime.date(2026, 11, 30)
        self.act("officer", "extend", at="2026-11-18 10:00", reason="Cần thẩm định thêm", new_due=new_due)
        contents = self.text("citizen")
        for expected in ("23 November 2026, 10:00", "30 November 2026, 10:00", "Cần thẩm định thêm"):
            self.assertIn(expected, contents)
        self.assertEqual(self.page("citizen", "/@@slip?form=04").headers["Content-Type"], "application/pdf")
