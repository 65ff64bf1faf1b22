"""The figures follow what happens to a dossier, in its own transaction, and stay right afterwards."""

from datetime import date
from egov.portal.dossier.rating import rate
from egov.portal.rules.period import Period
from egov.portal.rules.report import Table
from egov.portal.statistics.book import book
from egov.portal.statistics.book import BOOK_ID
from egov.portal.statistics.folding import fold
from egov.portal.statistics.rebuilding import differences
from egov.portal.statistics.rebuilding import install
from egov.portal.statistics.rebuilding import MONTH
from egov.portal.statistics.rebuilding import rebuild
from egov.portal.statistics.reports import Reports
from plone.app.testing import TEST_USER_NAME
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.test_lifecycle import LifecycleCase


GRADES = {"conduct": "very_satisfied", "time": "neutral", "guidance": "satisfied"}


class KeepingCase(LifecycleCase):
    """A dossier of the agency, filed on Monday 5 October 2026 and due five working days after its acceptance."""

    def table(self, first=date(2026, 10, 1), last=date(2026, 10, 31)):
        """The table of a period, checked against the journals."""
        self.assertEqual(differences(), {})
        period = Period(first, last)
        return Reports(book(), [period]).tables(period).get("", Table())

    def accept(self):
        self.act("receptionist", "accept", "2026-10-05 10:00")

    def process(self):
        self.accept()
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")

    def complete(self, at="2026-10-08 15:00"):
        self.act("officer", "complete", at, outcome="Đồng ý")


class TestKeeping(KeepingCase):
    def test_filing_writes_nothing(self):
        self.assertEqual(list(book().noted()), [])
        self.assertEqual(self.table(), Table())

    def test_from_acceptance_to_the_rating(self):
        self.accept()
        self.assertEqual(self.table(), Table(online=1, in_hand=1, overdue=1))
        self.assertEqual(self.table(last=date(2026, 10, 12)), Table(online=1, in_hand=1))
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")
        self.complete()
        self.assertEqual(self.table(), Table(online=1, early=1))
        self.assertEqual(self.table(first=date(2026, 10, 6)), Table(carried_over=1, early=1))
        self.assertEqual(self.table(last=date(2026, 10, 7)), Table(online=1, in_hand=1))
        self.act("receptionist", "return_result", "2026-10-20 08:00", received_by="Nguyễn Văn An")
        self.assertEqual(self.table(), Table(online=1, early=1))
        with acting("citizen", "2026-10-21 08:00"):
            rate(self.dossier, GRADES)
        self.assertEqual(self.table(), Table(online=1, early=1, rated=1, answers=3, pleased=2))

    def test_acts_that_move_nothing_write_nothing(self):
        self.process()
        before = len(list(book().noted()))
        self.act("officer", "process", "2026-10-06 08:00", officer="colleague")
        self.assertEqual(len(list(book().noted())), before)

    def test_paused_and_resumed(self):
        self.process()
        self.act("receptionist", "require_supplement", "2026-10-06 09:00", reason="Mờ", items=["place"])
        self.assertEqual(self.table(), Table(online=1, paused=1))
        self.act("citizen", "supply", "2026-10-20 09:00", answers={"place": "Vinh"})
        self.assertEqual(self.table(last=date(2026, 10, 19)), Table(online=1, paused=1))
        self.assertEqual(self.table(last=date(2026, 10, 23)), Table(online=1, in_hand=1))

    def test_a_second_request_counts_as_late(self):
        self.process()
        for asked, given in (("2026-10-06 09:00", "2026-10-06 10:00"), ("2026-10-06 11:00", None)):
            self.act("receptionist", "require_supplement", asked, reason="Mờ", items=["place"])
            if given:
                self.act("citizen", "supply", given, answers={"place": "Vinh"})
        self.assertEqual(self.table(), Table(online=1, paused=1, paused_late=1))

    def test_a_withdrawal(self):
        self.process()
        self.act("citizen", "request_withdrawal", "2026-10-06 09:00", reason="Nhầm")
        self.assertEqual(self.table(last=date(2026, 10, 7)), Table(online=1, in_hand=1))
        self.act("officer", "stop", "2026-10-08 09:00", reason="Theo đề nghị")
        self.assertEqual(self.table(), Table(online=1, given_back=1))
        self.assertEqual(self.table(last=date(2026, 10, 7)), Table(online=1, in_hand=1))

    def test_what_was_never_received_is_outside(self):
        self.act("receptionist", "require_supplement", "2026-10-05 10:00", reason="Mờ", items=["place"])
        self.act("citizen", "supply", "2026-10-05 11:00", answers={"place": "Vinh"})
        self.act("receptionist", "reject", "2026-10-06 10:00", reason="Sai thẩm quyền")
        self.assertEqual(self.table(), Table())

    def test_extended(self):
        self.process()
        self.act("leader", "extend", "2026-10-07 09:00", new_due=date(2026, 10, 20), reason="Chờ ý kiến")
        self.assertEqual(self.table(last=date(2026, 10, 20)), Table(online=1, in_hand=1))
        self.assertEqual(self.table(last=date(2026, 10, 21)), Table(online=1, in_hand=1, overdue=1))

    def test_taken_a_step_back(self):
        self.process()
        self.complete()
        self.act("leader", "step_back", "2026-10-14 09:00", reason="Sai")
        self.assertEqual(self.table(last=date(2026, 10, 13)), Table(online=1, early=1))
        self.assertEqual(self.table(first=date(2026, 10, 14)), Table(carried_over=1, taken_up=1, in_hand=1, overdue=1))
        self.complete("2026-10-15 09:00")
        fold(book(), date(2026, 11, 2))
        self.assertEqual(self.table(first=date(2026, 10, 14)), Table(carried_over=1, taken_up=1, late=1))
        self.assertEqual(self.table(), Table(online=1, late=1))

    def test_entered_at_the_counter(self):
        with acting("receptionist", "2026-10-05 09:00"):
            self.dossier = file_one(
                self.procedure, account="", channel="counter", draft=True, entered_by="receptionist"
            ).dossier
        self.accept()
        self.assertEqual(self.table(last=date(2026, 10, 6)), Table(counter=1, in_hand=1))

    def test_forgetting_the_people_changes_no_figure(self):
        self.process()
        self.complete()
        self.act("receptionist", "return_result", "2026-10-09 08:00", received_by="Nguyễn Văn An")
        with acting("citizen", "2026-10-09 09:00"):
            rate(self.dossier, GRADES)
        before = self.table()
        with acting(TEST_USER_NAME, "2026-10-12 09:00"):
            self.portal.portal_workflow.doActionFor(self.dossier, "anonymise", data={"reason": "x"})
        self.assertEqual(self.dossier.owner_name, "")
        self.assertEqual(self.table(), before)


class TestRebuilding(KeepingCase):
    def setUp(self):
        super().setUp()
        self.process()

    def test_it_makes_the_same(self):
        before = self.table()
        self.assertEqual(rebuild(), 1)
        self.assertEqual(list(book().noted()), [])
        self.assertEqual(self.table(), before)

    def test_a_database_of_before_gets_its_book(self):
        self.portal._delObject(BOOK_ID, suppress_events=True)
        self.complete()
        install(self.portal)
        self.assertEqual(self.table(), Table(online=1, early=1))
        kept = book()
        install(self.portal)
        self.assertIs(book().aq_base, kept.aq_base)

    def test_what_is_wrong_is_found(self):
        fold(book(), date(2026, 11, 2))
        group = book().groups[0]
        day = date(2026, 10, 5)
        book().days[day.toordinal()].add({0: 1})
        self.assertEqual(
            differences(),
            {
                (*group, "2026-10-05", "online", ""): (2, 1),
                (*group, "2026-11-01", "online", MONTH): (1, 2),
            },
        )
        book().days[day.toordinal()].add({0: -1})
        self.assertEqual(differences(), {})
        next(iter(book().months.values())).add({0: 5})
        self.assertEqual(differences(), {(*group, "2026-11-01", "online", MONTH): (6, 1)})
