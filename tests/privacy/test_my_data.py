"""What a citizen gets to see of what is held on him: all of it, and nothing of anybody else."""

from egov.portal.account import profile
from egov.portal.dossier import lifecycle
from egov.portal.intake import drafts
from egov.portal.personal import IPersonalData
from egov.portal.privacy.archive import write
from egov.portal.privacy.portable import safe_name
from egov.portal.testing import INTEGRATION
from egov.portal.testing import RelativeSession
from egov.portal.testing import SERVER
import io
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from tempfile import TemporaryFile
from tests.dossier import support
from tests.house.source import rooms
import transaction
import unittest
import zipfile
from zope.component import getUtilitiesFor


KEEPS = {
    "account": {"account", "profile"},
    "dossier": {"dossiers"},
    "feedback": {"feedback"},
    "intake": {"drafts"},
    "notification": {"messages"},
}
"""Rooms that store something on people, and the names under which it is told."""
KEEPS_NOTHING = {
    *("rules", "organisation", "procedure", "exchange", "theme", "site", "api", "desk"),
    "tracking",  # a look-up is an act in the dossier's journal
    "documents",  # slips are made anew from the dossier each time
    "privacy",
    "hearing",  # it shows what feedback keeps
    "inspection",  # it looks at what editors and managers have set up
    "statistics",  # sums by day and group, of nobody
}


def unpacked(account):
    """The archive of an account: {name: bytes}."""
    with TemporaryFile() as target:
        write(account, target)
        with zipfile.ZipFile(target) as packed:
            return {name: packed.read(name) for name in packed.namelist()}


class World(unittest.TestCase):
    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = support.build(self.portal)
        paper = support.a_file("../../etc/passwd.pdf", b"%PDF-1.4 mine")
        self.dossier = support.file_one(
            self.procedure, papers={"paper_proposal": [(paper, "T\u1edd tr\xecnh", "proposal")]}
        ).dossier
        self.other = support.file_one(
            self.procedure,
            account="neighbour",
            owner={"kind": "person", "name": "Trần Thị Hàng Xóm"},
            papers={"paper_proposal": [(support.a_file("theirs.pdf", b"%PDF-1.4 theirs"), "", "proposal")]},
        ).dossier
        with support.acting("receptionist"):
            lifecycle.act(self.dossier, "accept", {"comment": "Ghi chú nội bộ"})
        profile.save("citizen", {"kind": "person", "name": "Nguyễn Văn An", "phone": "0912345678"})
        profile.save("neighbour", {"kind": "person", "name": "Trần Thị Hàng Xóm"})
        file = drafts.DraftFile("0" * 32, support.a_file("anh.pdf", b"%PDF-1.4 draft"))
        content = drafts.Content({"place": "Vinh"}, {"paper_proposal": (file,)}, {}, title="Hội nghị", key="k1")
        drafts.save("citizen", "a-form", content)


class ArchiveTest(World):
    layer = INTEGRATION

    def setUp(self):
        super().setUp()
        with support.acting("citizen"):
            self.files = unpacked("citizen")

    def data(self, *path):
        return json.loads(self.files["/".join([*path, "data.json"])])

    def test_the_dossier_with_its_papers(self):
        reference = self.dossier.reference
        told = self.data("dossiers", reference)
        self.assertEqual("Nguyễn Văn An", told["owner"]["name"])
        self.assertEqual("Hà Tĩnh", told["answers"]["place"])
        self.assertEqual("accepted", told["review_state"])
        path = told["papers"]["paper_proposal"][0]["file"]["file"]
        self.assertEqual(b"%PDF-1.4 mine", self.files[f"dossiers/{reference}/{path}"])

    def test_who_did_what_without_officers_names_and_notes(self):
        told = self.data("dossiers", self.dossier.reference)
        self.assertEqual(
            [("submit", "applicant"), ("accept", "agency")], [(e["act"], e["by"]) for e in told["journal"]]
        )
        everything = b"".join(self.files.values()).decode()
        self.assertNotIn("receptionist", everything)
        self.assertNotIn("Ghi chú nội bộ", everything)

    def test_no_secret_of_the_portal(self):
        told = self.data("dossiers", self.dossier.reference)
        self.assertEqual(set(), {"pin_hash", "filing_key"} & set(told))

    def test_account_drafts_and_messages(self):
        self.assertEqual("citizen@example.org", self.data("account", "account")["properties"]["email"])
        self.assertEqual("0912345678", self.data("profile", "profile")["particulars"]["phone"])
        draft = self.data("drafts", "001")
        self.assertEqual({"place": "Vinh"}, draft["content"]["values"])
        self.assertEqual(b"%PDF-1.4 draft", self.files["drafts/001/files/001-anh.pdf"])
        self.assertIn(self.dossier.reference, {self.data(f"messages/0000{n}")["reference"] for n in (1, 2)})

    def test_nothing_of_anybody_else(self):
        everything = b"".join(self.files.values()).decode()
        for theirs in (self.other.reference, "Hàng Xóm", "theirs", "neighbour"):
            self.assertNotIn(theirs, everything)

    def test_names_of_files_are_safe(self):
        for name in self.files:
            self.assertNotIn("..", name)
            self.assertFalse(name.startswith("/"))
        for bad in ("", None, "..", "/"):
            self.assertEqual("file", safe_name(bad))

    def test_the_index_counts(self):
        index = json.loads(self.files["index.json"])
        parts = {"account": 1, "profile": 1, "dossiers": 1, "drafts": 1, "feedback": 0, "messages": 2}
        self.assertEqual(parts, index["parts"])


class RoomsTest(unittest.TestCase):
    layer = INTEGRATION

    def test_every_room_says_what_it_keeps(self):
        silent = set(rooms()) - set(KEEPS) - KEEPS_NOTHING
        self.assertEqual(set(), silent, "does it store personal data? Then it needs an IPersonalData")

    def test_what_is_kept_is_told(self):
        told = {name for name, _source in getUtilitiesFor(IPersonalData)}
        self.assertEqual(set().union(*KEEPS.values()), told)


class ServerTest(World):
    layer = SERVER

    def setUp(self):
        super().setUp()
        transaction.commit()
        self.citizen = RelativeSession(self.portal.absolute_url(), auth=(b"citizen", support.PASSWORD.encode()))
        self.stranger = RelativeSession(self.portal.absolute_url())

    def test_the_page(self):
        page = self.citizen.get("/@@my-data", headers={"Accept": "text/html"}).text
        self.assertIn(self.dossier.reference, page)
        self.assertIn("citizen@example.org", page)
        self.assertNotIn(self.other.reference, page)

    def test_the_download(self):
        answer = self.citizen.get("/@@my-data-download")
        self.assertEqual("application/zip", answer.headers["Content-Type"])
        self.assertIn("no-store", answer.headers["Cache-Control"])
        self.assertEqual(int(answer.headers["Content-Length"]), len(answer.content))
        names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
        self.assertIn(f"dossiers/{self.dossier.reference}/data.json", names)
        self.assertFalse([name for name in names if self.other.reference in name])

    def test_rest(self):
        answer = self.citizen.get("/@my-data").json()
        items = {part["name"]: part["items"] for part in answer["items"]}
        self.assertEqual([self.dossier.reference], [each["reference"] for each in items["dossiers"]])
        self.assertEqual("citizen", items["account"][0]["login"])

    def test_of_another_account_there_is_no_way_to_ask(self):
        answer = self.citizen.get("/@my-data", params={"account": "neighbour", "userid": "neighbour"}).text
        self.assertNotIn(self.other.reference, answer)

    def test_strangers_get_nothing(self):
        self.assertEqual(401, self.stranger.get("/@my-data").status_code)
        for view in ("@@my-data", "@@my-data-download"):
            answer = self.stranger.get(f"/{view}", headers={"Accept": "text/html"}, allow_redirects=False)
            self.assertIn(answer.status_code, (302, 401), view)

    def test_who_has_nothing_gets_an_answer_too(self):
        with api.env.adopt_user(SITE_OWNER_NAME):
            api.user.create(username="new", email="new@example.org", password=support.PASSWORD)
        transaction.commit()
        new = RelativeSession(self.portal.absolute_url(), auth=(b"new", support.PASSWORD.encode()))
        self.assertEqual(200, new.get("/@@my-data", headers={"Accept": "text/html"}).status_code)
        self.assertEqual(200, new.get("/@@my-data-download").status_code)
