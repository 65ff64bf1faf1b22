"""The files that people send to try a portal, through every door that takes one after the filing and through @submit:
refused by name, nothing stored, and the same can be sent again without them. (The form in the browser:
tests.intake.test_bad_input.)"""

from tests.api.support import file_json
from tests.api.support import PDF
from tests.api.support import RestTest
from tests.api.test_submit import a_file
from tests.api.test_submit import SubmitTest
from tests.intake import support
from tests.intake.test_bad_input import zip_bomb
import transaction


BAD = (
    ("don.exe.pdf", PDF, "misleading name"),
    ("don.pdf.exe", PDF, "misleading name"),
    ("bom.docx", zip_bomb(), "not what its name says"),
    ("rong.pdf", b"", "is empty"),
    ("trang.pdf", b"<html><script>alert(1)</script></html>", "not what its name says"),
    ("../../etc/don.pdf", PDF, "a name that cannot be taken"),
)
LONG = f"{'đ' * 300}.pdf"


class SupplyAndMessageTest(RestTest):
    def setUp(self):
        super().setUp()
        self.moved("receptionist", "require_supplement", reason="X", items=["paper_proposal"])

    def supply(self, name, data):
        return self.move("citizen", "supply", answers={"paper_proposal": file_json(name, data)})

    def write(self, name, data):
        body = {"text": "Kính gửi", "files": [file_json(name, data)]}
        return self.session("citizen").post(f"{self.url}/@messages", json=body)

    def test_bad_ones_are_refused_by_name_and_nothing_is_kept(self):
        transaction.begin()
        before = self.dossier.papers
        for name, data, message in BAD:
            for door in (self.supply, self.write):
                with self.subTest(name, door=door.__name__):
                    answer = door(name, data)
                    self.assertEqual(400, answer.status_code, answer.text)
                    self.assertIn(message, answer.json()["message"])
                    self.assertIn(name.rpartition("/")[2], answer.json()["message"])
        transaction.begin()
        self.assertEqual(("supplement_required", ()), (self.dossier.review_state, self.dossier.messages))
        self.assertEqual(before, self.dossier.papers)

    def test_a_name_of_300_characters_is_shortened(self):
        self.assertEqual(200, self.supply(LONG, PDF).status_code)
        self.assertEqual(201, self.write(LONG, PDF).status_code)
        transaction.begin()
        for file in (self.dossier.papers["paper_proposal"][-1].file, self.dossier.messages[0].files[0].file):
            self.assertTrue(file.filename.endswith("đ.pdf"))
            self.assertLessEqual(len(file.filename.encode()), 180)


class SubmittedTest(SubmitTest):
    def test_bad_ones_are_refused_by_name_and_nothing_is_filed(self):
        for name, data, message in BAD:
            with self.subTest(name):
                said = self.errors(paper_to_khai=a_file(data, name))["paper_to_khai"]
                self.assertIn(message, said)
                self.assertIn(name.rpartition("/")[2], said)

    def test_a_name_of_300_characters_is_shortened(self):
        self.submit(answers=self.answers(paper_to_khai=a_file(filename=LONG)))
        (dossier,) = support.dossiers()
        self.assertLessEqual(len(dossier.papers["paper_to_khai"][0].file.filename.encode()), 180)
