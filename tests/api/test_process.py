"""Steps, opinions, papers and the token over REST."""

from tests.api.support import file_json
from tests.api.support import RestTest
from tests.dossier.process import add_people
from tests.dossier.support import OTHER_AGENCY
import transaction


class TestProcess(RestTest):
    def setUp(self):
        super().setUp()
        add_people()
        transaction.commit()
        self.moved("receptionist", "accept")
        self.moved("receptionist", "process", officer="officer")

    def test_an_opinion_from_question_to_answer(self):
        workflow = self.get("officer", "@workflow").json()
        asks = next(each for each in workflow["transitions"] if each["id"] == "ask_opinion")["asks"]
        self.assertIn({"value": OTHER_AGENCY, "title": "Sở Tư pháp"}, asks[0]["values"])
        wrong = self.move("officer", "ask_opinion", agency="x", question="?", until="2026-11-24")
        self.assertEqual(wrong.status_code, 400, wrong.text)
        self.assertEqual(self.get("clerk").status_code, 401)
        self.moved("officer", "hand_over", agency=OTHER_AGENCY)
        self.assertEqual(self.get("clerk").status_code, 200)
        listed = self.session("clerk").get("/@dossiers").json()
        self.assertEqual([item["reference"] for item in listed["items"]], [self.dossier.reference])

    def test_a_guest_is_told_only_what_he_may_do(self):
        self.moved("officer", "hand_over", agency=OTHER_AGENCY)
        told = {each["id"] for each in self.get("clerk", "@workflow").json()["transitions"]}
        self.assertLessEqual({"receive", "hand_over", "ask_opinion", "complete"}, told)
        self.assertFalse(told & {"require_supplement", "require_payment", "stop", "step_back", "extend"})
        refused = self.move("clerk", "stop", reason="x")
        self.assertEqual(refused.status_code, 400)
        self.assertIn("Only the agency that received the dossier", refused.json()["message"])

    def test_the_second_of_two_gets_409_and_nothing_is_done(self):
        version = self.get("officer", "@workflow").json()["version"]
        self.moved("leader", "complete", outcome="Đồng ý", expected=version)
        answer = self.move("officer", "require_payment", amount=1000, expected=version)
        self.assertEqual(answer.status_code, 409, answer.text)
        self.assertEqual(answer.json()["type"], "Conflict")
        self.assertIn("by Leader", answer.json()["message"])
        transaction.begin()
        self.assertEqual((self.dossier.review_state, self.dossier.payments), ("completed", ()))

    def test_a_file_with_the_opinion(self):
        transaction.begin()
        until = self.dossier.due.date().isoformat()
        asked = self.move("officer", "ask_opinion", agency=OTHER_AGENCY, question="?", until=until)
        self.assertEqual(asked.status_code, 200, asked.text)
        self.moved("clerk", "give_opinion", opinion="1", answer="Thống nhất", file=file_json("y-kien.pdf"))
        transaction.begin()
        self.assertEqual(self.dossier.opinions[0].file.filename, "y-kien.pdf")
        self.assertEqual(self.get("clerk").status_code, 401)
