"""What goes wrong at the desk: two at once, stale pages, dates that are none, agencies and templates that are gone, and
the clock across holidays. Whatever happens, nothing is overwritten and who acts is told."""

from datetime import timedelta
from egov.portal.documents.render import SUFFIX
from egov.portal.dossier import clock
from egov.portal.dossier import lifecycle
from egov.portal.dossier.journal import entries
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.organisation.calendar import work_calendar
from io import BytesIO
from plone import api
from plone.namedfile.file import NamedBlobFile
from pypdf import PdfReader
from tests.desk.support import DeskTest
from tests.desk.test_work import WorkTest
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import file_one
from tests.dossier.support import OTHER_AGENCY
import transaction
from urllib.parse import urlencode
from zExceptions import BadRequest


class TestTwoOfficersAtOnce(DeskTest):
    """The second is told what happened; nothing is overwritten."""

    def setUp(self):
        super().setUp()
        api.group.add_user(groupname=f"{AGENCY}.reception", username="colleague")
        transaction.commit()

    def test_one_accepts_what_the_other_is_refusing(self):
        refusing = self.page("colleague", "/@@act?transition=reject")
        self.page("receptionist", "/@@act?transition=accept").getControl(name="form.buttons.act").click()
        refusing.getControl(name="form.widgets.reason").value = "Không thuộc thẩm quyền"
        refusing.getControl(name="form.buttons.act").click()
        self.assertEqual(refusing.headers["Status"][:3], "400")
        self.assertIn("Dossier accepted, by Receptionist", refusing.contents)
        self.assertEqual((self.state(), self.dossier.reason), ("accepted", ""))

    def test_both_check_the_papers(self):
        second = self.page("colleague", "/@@check")
        first = self.page("receptionist", "/@@check")
        for browser, verdict, comment in ((first, "wrong", "Chưa ký"), (second, "ok", "Đủ chữ ký")):
            browser.getControl(name="verdict_0").value = [verdict]
            browser.getControl(name="comment_0").value = comment
        first.getControl("Save", index=2).click()
        second.getControl("Save", index=2).click()
        self.assertEqual(second.headers["Status"][:3], "409")
        self.assertIn("Papers checked, by Receptionist", second.contents)
        self.assertEqual(second.getControl(name="comment_0").value.strip(), "Đủ chữ ký")
        transaction.begin()
        self.assertEqual(self.dossier.findings["proposal"].verdict, "wrong")
        # Who has seen what the other found may save over it, knowing.
        second.getControl("Save", index=2).click()
        transaction.begin()
        self.assertEqual(self.dossier.findings["proposal"].comment, "Đủ chữ ký")

    def test_a_batch_leaves_alone_what_somebody_has_acted_on_since(self):
        self.act("receptionist", "accept")
        with acting("citizen"):
            other = file_one(self.procedure).dossier
        transaction.commit()
        with acting("receptionist"):
            lifecycle.act(other, "accept")
        transaction.commit()
        batch = self.browser("receptionist")
        batch.open(f"{self.portal.absolute_url()}/@@queue")
        chosen = [("act", "process"), *(("dossiers:list", each.reference) for each in (self.dossier, other))]
        batch.post(f"{self.portal.absolute_url()}/@@queue-batch", urlencode(chosen))
        self.act("officer", "process", at=None, officer="colleague")
        batch.getControl(name="form.widgets.officer:list").value = ["officer"]
        batch.getControl(name="form.buttons.act").click()
        self.assertIn("<strong>1</strong> of 2", batch.contents, batch.contents)
        self.assertIn("by Officer", batch.contents)
        transaction.begin()
        self.assertEqual((self.dossier.officer, other.officer), ("colleague", "officer"))

    def test_two_commits_at_the_same_time(self):
        """The slower of two transactions is repeated on what is there then, and refused there."""
        manager = transaction.TransactionManager(explicit=True)
        other = self.dossier._p_jar.db().open(transaction_manager=manager)
        manager.begin()
        seen = other.get(self.dossier._p_oid)
        self.assertEqual(seen.review_state, "submitted")
        self.act("receptionist", "accept")
        seen.reason = "Overwritten"
        with self.assertRaises(transaction.interfaces.TransientError):
            manager.commit()
        manager.abort()
        other.close()
        self.assertEqual((self.state(), self.dossier.reason), ("accepted", ""))


class TestStalePage(DeskTest):
    def test_a_transition_that_was_done_meanwhile_is_not_done_again(self):
        stale = self.page("receptionist", "/@@act?transition=accept")
        self.act("receptionist", "accept", at=None)
        number = self.dossier.register_number
        stale.getControl(name="form.buttons.act").click()
        self.assertEqual(stale.headers["Status"][:3], "400")
        self.assertIn("Dossier accepted, by Receptionist", stale.contents)
        self.assertEqual((self.acts().count("accept"), self.dossier.register_number), (1, number))

    def test_a_transition_that_is_still_possible_is_refused_by_the_version_seen(self):
        with acting("receptionist"), self.assertRaises(OvertakenError):
            lifecycle.act(self.dossier, "accept", {}, expected="of-yesterday")
        self.assertEqual(self.state(), "submitted")


class TestDatesInThePast(WorkTest):
    def refused(self, who, name, **values):
        browser = self.do(who, name, **values)
        self.assertIn("This could not be done", browser.contents, name)
        self.assertEqual(self.acts().count(name), 0)

    def test_no_new_appointment_no_limit_no_opinion_by_a_day_that_is_over(self):
        self.refused("officer", "extend", reason="Cần thêm thời gian", new_due="2020-01-02")
        self.refused("receptionist", "require_supplement", reason="Thiếu", other_items="Hộ chiếu", until="2020-01-02")
        self.refused("officer", "ask_opinion", agency=[OTHER_AGENCY], question="Có ý kiến gì?", until="2020-01-02")


class TestStepWithoutAnOfficer(WorkTest):
    def test_it_waits_in_the_queue_of_the_agency_and_is_shown(self):
        """Given to a duty and no person, whoever of the duty takes it; that nobody is there is shown to the others."""
        for name in ("clerk", "stranger"):
            for duty in ("processing", "reception", "leadership"):
                api.group.remove_user(groupname=f"{OTHER_AGENCY}.{duty}", username=name)
        api.group.remove_user(groupname=f"{OTHER_AGENCY}.leadership", username="chief")
        transaction.commit()
        self.do("officer", "hand_over")
        transaction.begin()
        self.assertEqual(self.dossier.handovers[-1].officer, "")
        self.assertIn("Nobody has a duty in the agency of this step", self.text("officer"))
        api.group.add_user(groupname=f"{OTHER_AGENCY}.processing", username="clerk")
        transaction.commit()
        self.assertIn(self.dossier.reference, self.text("clerk", f"{self.portal.absolute_url()}/@@queue"))
        self.assertNotIn("Nobody has a duty", self.text("officer"))


class TestDeletedAgency(WorkTest):
    def test_it_cannot_be_deleted_while_a_dossier_waits_with_it(self):
        self.do("officer", "hand_over")
        transaction.begin()
        with self.assertRaises(BadRequest):
            api.content.delete(self.portal["co-quan"][OTHER_AGENCY])

    def test_one_that_is_gone_all_the_same_is_named_and_the_work_goes_on(self):
        """By hand in the database, say: pages, slips and registers open, and the dossier is fetched back."""
        with clock.at(clock.now() + timedelta(minutes=1)):
            self.do("officer", "hand_over")
        transaction.begin()
        agencies = self.portal["co-quan"]
        agencies._delObject(OTHER_AGENCY, suppress_events=True)
        agencies[AGENCY].reindexObject()
        api.portal.get_tool("portal_catalog").uncatalog_object(f"{'/'.join(agencies.getPhysicalPath())}/{OTHER_AGENCY}")
        transaction.commit()
        for who, view in (("leader", ""), ("officer", "/@@act?transition=recall"), ("leader", "/@@slip?form=06")):
            self.assertEqual(self.page(who, view).headers["Status"][:3], "200", view)
        self.assertIn(OTHER_AGENCY, self.text("leader"))
        recalled = self.do("officer", "recall")
        self.assertEqual(recalled.url, self.dossier.absolute_url(), recalled.contents)
        transaction.begin()
        self.assertEqual(self.dossier.handovers[-1].agency, AGENCY)


class TestBrokenSlipTemplate(DeskTest):
    def setUp(self):
        super().setUp()
        folder = api.content.create(self.portal, "Folder", "mau-in")
        for name in ("acceptance", "control"):
            file = NamedBlobFile(data=b"#panic(", filename=name + SUFFIX, contentType="text/plain")
            api.content.create(folder, "File", name + SUFFIX, title="x", file=file)
        api.portal.set_registry_record("egov.portal.documents.templates", "mau-in")
        transaction.commit()

    def test_the_act_stands_and_the_slip_is_reported(self):
        browser = self.page("receptionist", "/@@act?transition=accept")
        browser.getControl(name="form.buttons.act").click()
        self.assertEqual(self.state(), "accepted")
        with self.assertLogs("egov.portal.documents.replacement", "ERROR"):
            browser.open(f"{self.dossier.absolute_url()}/@@slip?form=01")
        self.assertIn("TIẾP NHẬN", "".join(page.extract_text() for page in PdfReader(BytesIO(browser.contents)).pages))
        browser.open(self.dossier.absolute_url())
        self.assertIn("acceptance.typ of this site is broken", browser.contents)

    def test_so_it_is_with_many_slips_in_one_file(self):
        self.act("receptionist", "accept", at=None)
        browser = self.page("receptionist", f"{self.portal.absolute_url()}/@@queue")
        browser.post(f"{self.portal.absolute_url()}/@@queue-slips", f"dossiers:list={self.dossier.reference}")
        browser.getControl(name="kind").value = ["acceptance"]
        with self.assertLogs("egov.portal.documents.replacement", "ERROR"):
            browser.getControl("Print (PDF)").click()
        self.assertTrue(browser.contents.startswith(b"%PDF"))


class TestClock(DeskTest):
    """The due date of a dossier of so many working days; the days off are those of the `holidays` library."""

    def due(self, accepted, days):
        channel = {"channel": "online", "case": "", "kind": "fixed", "amount": days, "unit": "working_day", "fee": "0"}
        self.procedure.channels = [channel]
        transaction.commit()
        with acting("citizen", accepted):
            dossier = file_one(self.procedure).dossier
        with acting("receptionist", accepted):
            lifecycle.act(dossier, "accept")
            said = " ".join(entry.facts["due"] for entry in entries(dossier) if entry.act == "accept")
        due = f"{work_calendar().local(dossier.due):%Y-%m-%d %H:%M}"
        self.assertIn(due.replace(" ", "T"), work_calendar().local(dossier.due).isoformat())
        self.assertTrue(said)
        return due

    def test_across_new_year_with_its_make_up_saturday(self):
        # 31 December 2018 was off and worked on Saturday, 5 January.
        self.assertEqual(self.due("2018-12-27 09:00", "1"), "2018-12-28 09:00")
        self.assertEqual(self.due("2018-12-27 09:00", "2"), "2019-01-02 09:00")
        self.assertEqual(self.due("2018-12-27 09:00", "5"), "2019-01-05 09:00")

    def test_across_a_new_year_that_was_moved_after_the_release_of_the_library(self):
        # 2 January 2026 was off and worked on Saturday, the 10th: the site enters both.
        api.portal.set_registry_record("egov.portal.calendar.off_days", ("2026-01-02",))
        api.portal.set_registry_record("egov.portal.calendar.working_days", ("2026-01-10",))
        self.assertEqual(self.due("2025-12-30 10:00", "1"), "2025-12-31 10:00")
        self.assertEqual(self.due("2025-12-30 10:00", "2"), "2026-01-05 10:00")
        self.assertEqual(self.due("2025-12-30 10:00", "7"), "2026-01-10 10:00")

    def test_across_tet(self):
        # Off from Saturday, 14 February 2026, to Sunday, the 22nd.
        self.assertEqual(self.due("2026-02-12 10:00", "1"), "2026-02-13 10:00")
        self.assertEqual(self.due("2026-02-12 10:00", "2"), "2026-02-23 10:00")

    def test_over_the_national_day_with_a_make_up_saturday_before(self):
        # 31 August 2026 is off, worked on Saturday, the 22nd.
        self.assertEqual(self.due("2026-08-20 10:00", "2"), "2026-08-22 10:00")
        self.assertEqual(self.due("2026-08-28 10:00", "1"), "2026-09-03 10:00")
