"""Forgetting the people of a dossier: what goes, what stays, who may, and that the journal still proves itself."""

from AccessControl import Unauthorized
from dataclasses import dataclass
from egov.portal.dossier import catalogue
from egov.portal.dossier import journal
from egov.portal.dossier import lifecycle
from egov.portal.dossier.events import IDossierForgetting
from egov.portal.testing import INTEGRATION
from egov.portal.tracking import link
from egov.portal.tracking.lookup import look_up
import json
from persistent import Persistent
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from tests.dossier import support
import unittest
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager


SECRETS = ("Nguyễn", "Văn An", "citizen", "Cầm CMND", "0420", "Hà Tĩnh", "to-trinh")


@dataclass(frozen=True)
class Note:
    """What a later room may put on a dossier."""

    text: str
    files: tuple


class Room(Persistent):
    """And how it may keep it."""


class Forgetting(unittest.TestCase):
    """A dossier whose result was returned, and one who forgets."""

    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = support.build(self.portal)
        self.filed = support.file_one(
            self.procedure,
            owner={"kind": "person", "name": "Nguyễn Văn An", "identity_number": "042099001234"},
            key="once",
        )
        self.dossier = self.filed.dossier
        self.paper = self.dossier.papers["paper_proposal"][0].file

    def act(self, name, transition, **data):
        with support.acting(name):
            lifecycle.act(self.dossier, transition, data)

    def return_result(self):
        self.act("receptionist", "accept", comment="Cầm CMND số 0420")
        self.act("receptionist", "require_supplement", reason="Anh An thiếu giấy", items=["place"])
        self.act("citizen", "supply", answers={"place": "Hà Tĩnh"}, comment="Tôi là An")
        self.act("officer", "complete", result=support.a_file("to-trinh-2.pdf"), outcome="Cho phép Nguyễn Văn An")
        self.act("receptionist", "return_result", received_by="Nguyễn Văn An", identity_number="042099001234")

    def forget(self):
        lifecycle.act(self.dossier, "anonymise", {"reason": "Hết thời hạn lưu"})


class ForgettingTest(Forgetting):
    def test_nothing_of_the_person_is_left_on_it(self):
        self.return_result()
        IAnnotations(self.dossier)["later"] = {"notes": ["Nguyễn Văn An"]}
        self.forget()
        left = repr({name: value for name, value in vars(self.dossier).items() if name != "reference"})
        left += json.dumps(self.dossier.journal, ensure_ascii=False) + repr(dict(self.dossier.workflow_history))
        for secret in SECRETS:
            self.assertNotIn(secret, left)
        self.assertEqual((), self.dossier.get_local_roles())
        self.assertEqual("", self.dossier.account)
        self.assertNotIn("later", IAnnotations(self.dossier))

    def test_what_the_figures_count_stays(self):
        self.return_result()
        names = ("reference", "procedure_code", "agency", "channel", "submitted", "accepted", "due", "finished")
        before = {name: getattr(self.dossier, name) for name in (*names, "returned", "review_state", "register_number")}
        asked = self.dossier.supplements[0]
        self.forget()
        self.assertEqual(before, {name: getattr(self.dossier, name) for name in before})
        left = self.dossier.supplements[0]
        self.assertEqual((asked.asked, asked.answered, asked.due_after), (left.asked, left.answered, left.due_after))
        self.assertEqual(("", (), ""), (left.reason, left.items, left.comment))

    def test_it_stays_in_each_final_state(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.forget()
        self.assertEqual("rejected", self.dossier.review_state)
        self.assertIsNotNone(self.dossier.anonymised)

    def test_the_files_are_emptied(self):
        self.return_result()
        result = self.dossier.results[0].file
        note = support.a_file("later.pdf")
        room = Room()
        room.__parent__ = self.portal
        room.notes = [Note("later", (note,))]
        IAnnotations(self.dossier)["later"] = room
        self.forget()
        self.assertEqual([b"", b"", b""], [file.data for file in (self.paper, result, note)])
        self.assertEqual(({}, ()), (self.dossier.papers, self.dossier.results))

    def test_what_is_annotated_on_one_dossier_stands_on_no_other(self):
        IAnnotations(self.dossier)["later"] = "mine"
        self.assertNotIn("later", IAnnotations(support.file_one(self.procedure).dossier))

    def test_the_catalogue_forgets(self):
        self.return_result()
        self.forget()
        row = catalogue.search(text=self.dossier.reference).items[0]
        self.assertEqual(("", "", ""), (row.owner_name, row.account, row.filing_key))
        self.assertEqual(0, catalogue.search(text="nguyen van an").total)
        self.assertEqual(0, catalogue.search(account="citizen").total)
        self.assertEqual(1, catalogue.search(states=["returned"]).total)

    def test_tracking_by_pin_ends(self):
        self.return_result()
        request = self.layer["request"]
        self.assertEqual((self.dossier, True), look_up(self.dossier.reference, self.filed.pin, request))
        self.forget()
        self.assertEqual((None, False), look_up(self.dossier.reference, self.filed.pin, request))

    def test_signed_links_end(self):
        self.return_result()
        key = link.key_of(self.dossier)
        self.assertTrue(link.opens(self.dossier, key))
        self.forget()
        self.assertFalse(link.opens(self.dossier, key))

    def test_the_applicant_has_no_access_any_more(self):
        self.return_result()
        self.forget()
        IAnnotations(self.layer["request"]).clear()  # roles are remembered for the length of a request
        self.assertFalse(api.user.has_permission("View", "citizen", obj=self.dossier))
        self.assertTrue(api.user.has_permission("View", "officer", obj=self.dossier))

    def test_the_rooms_above_are_told_while_the_account_is_known(self):
        told = []
        note = lambda event: told.append(event.object.account)  # noqa: E731
        getGlobalSiteManager().registerHandler(note, (IDossierForgetting,))
        self.addCleanup(getGlobalSiteManager().unregisterHandler, note, (IDossierForgetting,))
        self.return_result()
        self.forget()
        self.assertEqual(["citizen"], told)

    def test_only_once(self):
        self.return_result()
        self.forget()
        with self.assertRaises(lifecycle.TransitionRefused):
            self.forget()

    def test_only_a_dossier_at_its_end(self):
        with self.assertRaises(lifecycle.TransitionRefused):
            self.forget()
        self.act("receptionist", "accept")
        self.act("officer", "complete", outcome="Xong")
        with self.assertRaises(lifecycle.TransitionRefused):
            self.forget()

    def test_a_reason_is_asked_for(self):
        self.return_result()
        with self.assertRaises(lifecycle.TransitionRefused):
            lifecycle.act(self.dossier, "anonymise", {})

    def test_only_managers_and_site_administrators(self):
        self.return_result()
        for name in ("citizen", "receptionist", "officer", "leader"):
            with self.subTest(name), self.assertRaises(Unauthorized):
                self.act(name, "anonymise", reason="Thử")
        setRoles(self.portal, TEST_USER_ID, ["Member", "Site Administrator"])
        self.forget()
        self.assertIsNotNone(self.dossier.anonymised)

    def test_a_stopped_dossier_does_not_come_back(self):
        self.act("receptionist", "accept")
        self.act("officer", "stop", reason="Theo đề nghị")
        self.forget()
        with self.assertRaises(lifecycle.TransitionRefused):
            self.act("leader", "step_back", reason="Nhầm")


class JournalTest(Forgetting):
    """The chain of a journal out of which people were taken."""

    def setUp(self):
        super().setUp()
        self.return_result()
        self.before = self.dossier.journal
        self.forget()

    def changed(self, position, **changes):
        """The journal with one entry changed by hand."""
        names = ("at", "actor", "act", "from_state", "to_state", "comment", "facts", "digest")
        row = {**dict(zip(names, self.dossier.journal[position], strict=True)), **changes}
        return (*self.dossier.journal[:position], tuple(row.values()), *self.dossier.journal[position + 1 :])

    def test_it_holds_and_keeps_the_digests(self):
        self.assertEqual([], journal.verify(self.dossier))
        self.assertEqual([row[-1] for row in self.before], [row[-1] for row in self.dossier.journal[:-1]])

    def test_it_says_what_was_removed_and_who_acted_for_the_agency(self):
        *removed, last = journal.entries(self.dossier)
        self.assertTrue(all(entry.facts["removed"] for entry in removed))
        self.assertEqual(
            ["", "receptionist", "receptionist", "", "officer", "receptionist"], [entry.actor for entry in removed]
        )
        self.assertEqual(("anonymise", TEST_USER_ID), (last.act, last.actor))
        self.assertEqual("Hết thời hạn lưu", last.facts["reason"])

    def test_it_goes_on(self):
        journal.record(self.dossier, "read", actor="leader")
        self.assertEqual([], journal.verify(self.dossier))

    def test_a_change_of_what_is_left_is_found(self):
        for position, changes in ((0, {"actor": "x"}), (1, {"to_state": "rejected"}), (2, {"digest": "0" * 64})):
            with self.subTest(changes):
                kept = self.dossier.journal
                self.dossier.journal = self.changed(position, **changes)
                self.assertTrue(journal.verify(self.dossier))
                self.dossier.journal = kept

    def test_a_removed_entry_is_missed(self):
        self.dossier.journal = self.dossier.journal[1:]
        self.assertTrue(journal.verify(self.dossier))

    def test_an_entry_cannot_be_marked_as_removed_afterwards(self):
        journal.record(self.dossier, "read", actor="leader")
        *rows, last = self.dossier.journal
        self.dossier.journal = (*rows, (*last[:5], "", {"removed": True}, last[-1]))
        self.assertEqual([len(rows)], journal.verify(self.dossier))

    def test_the_seal_itself_is_chained(self):
        position = len(self.dossier.journal) - 1
        self.dossier.journal = self.changed(position, facts={"seal": "0" * 64, "reason": ""})
        self.assertEqual(list(range(position + 1)), journal.verify(self.dossier))
