"""Finding dossiers: who sees what, filters, sorting, counts."""

from Acquisition import aq_base
from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from egov.portal.dossier.lifecycle import act
from egov.portal.dossier.setup import install
from egov.portal.dossier.tool import TOOL_ID
from egov.portal.testing import INTEGRATION
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.support import instant
from tests.dossier.support import OTHER_AGENCY
import unittest
from unittest import mock


PEOPLE = ("Nguyễn Văn An", "Trần Thị Bình", "Đỗ An Nhiên")


class TestCatalogue(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)
        self.dossiers = []
        for hour, name in enumerate(PEOPLE, start=8):
            with clock.at(instant(f"2026-10-05 {hour:02d}:00")):
                self.dossiers.append(file_one(self.procedure, owner={"kind": "person", "name": name}).dossier)

    def names(self, who, **filters):
        with acting(who):
            return [row.owner_name for row in catalogue.search(**filters).items]

    def test_each_sees_his_own(self):
        self.assertEqual(len(self.names("citizen", account="citizen")), 3)
        self.assertEqual(self.names("neighbour", account="neighbour"), [])
        self.assertEqual(self.names("neighbour", account="citizen"), [])
        self.assertEqual(self.names("receptionist", account="citizen"), [])

    def test_the_desk_sees_its_agency(self):
        for who in ("receptionist", "officer", "leader"):
            self.assertEqual(self.names(who), list(PEOPLE))
        self.assertEqual(self.names("stranger"), [])
        self.assertEqual(self.names("stranger", agency=AGENCY), [])
        self.assertEqual(self.names("receptionist", agency=OTHER_AGENCY), [])
        self.assertEqual(self.names("citizen"), [])

    def test_drafts_are_the_applicants_alone(self):
        file_one(self.procedure, draft=True)
        self.assertEqual(len(self.names("receptionist")), 3)
        self.assertEqual(len(self.names("citizen", account="citizen")), 4)

    def test_a_manager_sees_all_but_drafts(self):
        file_one(self.procedure, draft=True)
        self.assertEqual(catalogue.search().total, 3)

    def test_found_by_any_words_of_the_name_without_accents(self):
        for typed, found in (
            ("an", [PEOPLE[0], PEOPLE[2]]),
            ("van an", [PEOPLE[0]]),
            ("TRẦN", [PEOPLE[1]]),
            ("do an nh", [PEOPLE[2]]),
            ("nguyen an", []),
            ("", list(PEOPLE)),
        ):
            with self.subTest(typed):
                self.assertEqual(self.names("receptionist", text=typed), found)

    def test_found_by_the_beginning_of_a_reference(self):
        reference = self.dossiers[1].reference
        self.assertEqual(self.names("receptionist", text=reference.lower()), [PEOPLE[1]])
        self.assertEqual(len(self.names("receptionist", text=reference[:13])), 3)

    def test_filters(self):
        with acting("receptionist", "2026-10-05 11:00"):
            act(self.dossiers[2], "accept")
            act(self.dossiers[2], "process", {"officer": "officer"})
        self.assertEqual(self.names("officer", states=["processing"]), [PEOPLE[2]])
        self.assertEqual(self.names("officer", officer="officer"), [PEOPLE[2]])
        self.assertEqual(self.names("officer", procedure="1.000123", states=["submitted"]), list(PEOPLE[:2]))
        self.assertEqual(self.names("officer", procedure="9.999999"), [])
        self.assertEqual(self.names("officer", sector="x"), [])

    def test_late_means_that_the_next_step_is_overdue(self):
        with clock.at(instant("2026-10-06 08:30")):
            self.assertEqual(self.names("receptionist", late=True), [PEOPLE[0]])
            self.assertEqual(self.names("receptionist", late=False), list(PEOPLE[1:]))

    def test_sorted_and_in_batches(self):
        self.assertEqual(self.names("receptionist", sort="submitted", descending=True), list(reversed(PEOPLE)))
        with acting("receptionist"):
            batch = catalogue.search(start=1, size=1)
        self.assertEqual(([row.owner_name for row in batch.items], batch.total), ([PEOPLE[1]], 3))
        with self.assertRaises(ValueError):
            catalogue.search(sort="owner")

    def test_counts(self):
        with acting("receptionist", "2026-10-05 11:00"):
            act(self.dossiers[0], "accept")
            self.assertEqual(catalogue.counts(), {"submitted": 2, "accepted": 1})
        with acting("stranger"):
            self.assertEqual(catalogue.counts(), {})

    def test_rows_follow_their_dossier(self):
        with acting("receptionist", "2026-10-05 11:00"):
            act(self.dossiers[0], "accept")
            (row,) = catalogue.search(text=PEOPLE[0]).items
        self.assertEqual((row.review_state, row.due), ("accepted", self.dossiers[0].due))
        self.assertEqual(row.path, "/".join(self.dossiers[0].getPhysicalPath()))

    def test_a_removed_dossier_leaves_nothing(self):
        for dossier in self.dossiers:
            reference = dossier.reference
            dossier.unindexObject()
            self.assertIsNone(catalogue.by_reference(reference))
        tool = self.portal[TOOL_ID]
        self.assertEqual(len(tool.rows), 0)
        for name in tool.records.indexes:
            with self.subTest(name):
                self.assertEqual(tool.records.getIndex(name).numObjects(), 0)

    def test_a_catalogue_of_an_earlier_version_is_brought_up_to_date(self):
        tool = self.portal[TOOL_ID]
        tool.records.delIndex("channel")
        self.assertFalse(tool.is_current)
        install(self.portal)
        self.assertTrue(tool.is_current)
        self.assertEqual(self.names("receptionist", channel="online"), list(PEOPLE))
        self.assertEqual(self.names("receptionist", text="tran"), [PEOPLE[1]])
        records = aq_base(tool.records)
        install(self.portal)
        self.assertIs(aq_base(tool.records), records)

    def test_by_channel_and_by_nobody(self):
        with clock.at(instant("2026-10-05 12:00")):
            file_one(self.procedure, owner={"kind": "person", "name": "Phạm Thị Mai"}, channel="post")
        with acting("receptionist", "2026-10-05 13:00"):
            act(self.dossiers[0], "accept")
            act(self.dossiers[0], "process", {"officer": "officer"})
        self.assertEqual(self.names("receptionist", channel="post"), ["Phạm Thị Mai"])
        self.assertEqual(self.names("receptionist", channel="online"), [PEOPLE[1], PEOPLE[2], PEOPLE[0]])
        self.assertEqual(self.names("receptionist", channel="counter"), [])
        self.assertEqual(self.names("receptionist", officer=catalogue.NOBODY), [*PEOPLE[1:], "Phạm Thị Mai"])

    def test_due_between_two_instants(self):
        # Due for acceptance on the next day, at nine, ten and eight.
        span = (instant("2026-10-06 08:30"), instant("2026-10-06 09:00"))
        self.assertEqual(self.names("receptionist", due_from=span[0], due_until=span[1]), [PEOPLE[1]])
        self.assertEqual(self.names("receptionist", due_from=span[0]), list(PEOPLE[1:]))
        self.assertEqual(self.names("receptionist", due_until=span[0], states=["returned"]), [])

    def test_overview(self):
        with acting("receptionist", "2026-10-06 08:30"):
            act(self.dossiers[1], "require_supplement", {"reason": "x", "items": ["place"]})
            found = catalogue.overview((instant("2026-10-06 00:00"), instant("2026-10-06 23:59")))
        self.assertEqual(found.states, {"submitted": 2, "supplement_required": 1})
        self.assertEqual((found.late, found.unaccepted, found.due), (1, 1, 2))
        with acting("stranger"):
            self.assertEqual(catalogue.overview((None, None)), catalogue.Overview({}))

    def test_many_are_sorted_as_few_are(self):
        catalogue.flush()
        index = self.portal[TOOL_ID].records.getIndex("day")
        everything = index.until(None)
        few = index.ordered(everything)
        for limit in (0, 1):
            with (
                mock.patch("egov.portal.dossier.indexes.FEW", limit),
                mock.patch("egov.portal.dossier.indexes.MANY", limit),
            ):
                self.assertEqual(index.ordered(everything, 2), few[:2])
                self.assertEqual(index.ordered(everything, 2, descending=True), few[::-1][:2])
                self.assertEqual(list(index.within(everything, None, index.getEntryForObject(few[1]))), sorted(few[:2]))

    def test_every_row_of_a_search(self):
        with acting("receptionist"):
            self.assertEqual([row.owner_name for row in catalogue.every(sort="submitted")], list(PEOPLE))
