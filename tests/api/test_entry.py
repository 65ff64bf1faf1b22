"""The desk enters dossiers and adds scans over REST."""

from egov.portal.organisation.groups import group_id
from plone import api
from tests.api.support import file_json
from tests.api.support import RestTest
from tests.api.test_submit import SubmitTest
from tests.intake import support
import transaction


class TestEntry(SubmitTest):
    def setUp(self):
        super().setUp()
        api.user.create(username="receptionist", email="r@example.org", password=support.PASSWORD)
        api.group.add_user(groupname=group_id(support.AGENCY, "reception"), username="receptionist")
        transaction.commit()
        self.desk = self.session("receptionist")

    def enter(self, status=201, session=None, **body):
        said = {"channel": "counter", "handed_in": {"to-khai": {"originals": 1}}, **body}
        answers = self.answers(paper_to_khai=None)
        return self.submit(session or self.desk, status, answers=answers, **said)

    def test_it_is_accepted_at_once_with_a_pin(self):
        answer = self.enter(idempotency_key="k1")
        self.assertEqual((answer["review_state"], answer["status_code"], len(answer["pin"])), ("accepted", 2, 6))
        (dossier,) = support.dossiers()
        self.assertEqual((dossier.account, dossier.handed_in["to-khai"]), ("", (1, 0)))
        again = self.enter(idempotency_key="k1")
        self.assertEqual((again["@id"], again["pin"]), (answer["@id"], None))

    def test_only_the_reception_of_the_agency(self):
        self.enter(403, session=self.citizen)
        self.assertEqual(support.dossiers(), [])

    def test_what_is_wrong_is_listed(self):
        for wrong, field in (
            ({"channel": "pigeon"}, "channel"),
            ({"channel": "post", "posted": "2999-01-01"}, "posted"),
            ({"channel": "post", "posted": [1]}, "posted"),
            ({"handed_in": []}, "handed_in.to-khai"),
            ({"handed_in": "x"}, "handed_in"),
            ({"handed_in": {"to-khai": {"originals": True}}}, "handed_in.to-khai"),
            ({"handed_in": {"to-khai": 1}}, "handed_in.to-khai"),
            ({"handed_in": {"nothing": {"originals": 1}}}, "handed_in.nothing"),
        ):
            answer = self.enter(400, **wrong)
            self.assertEqual([error["field"] for error in answer["errors"]], [field], wrong)
        self.assertEqual(support.dossiers(), [])

    def test_the_citizens_own_way_is_as_before(self):
        self.assertIn("paper_to_khai", self.errors(paper_to_khai=None))
        self.assertEqual(self.submit(channel="online")["review_state"], "submitted")


class TestAddPapers(RestTest):
    def add(self, who="receptionist", **body):
        return self.session(who).post(f"{self.url}/@papers", json=body)

    def test_scans_are_added(self):
        response = self.add(papers={"paper_proposal": file_json("quet.pdf"), "other": [file_json("don.pdf")]})
        self.assertEqual(
            (response.status_code, response.json()["added"]), (201, ["quet.pdf", "don.pdf"]), response.text
        )
        transaction.begin()
        self.assertEqual([len(self.dossier.papers[name]) for name in ("paper_proposal", "other")], [2, 1])

    def test_what_is_unfit_is_refused(self):
        for papers in (None, [], {}, {"x": file_json()}, {"other": 7}, {"other": file_json("virus.pdf", b"MZ")}):
            response = self.add(papers=papers)
            self.assertEqual((response.status_code, response.json()["type"]), (400, "BadRequest"), papers)
        transaction.begin()
        self.assertEqual(len(self.dossier.papers), 1)

    def test_only_the_reception_of_its_agency(self):
        for who in ("citizen", "officer", "stranger", None):
            self.assertEqual(self.add(who, papers={"other": file_json()}).status_code, 401, who)

    def test_not_once_it_is_finished(self):
        self.moved("receptionist", "accept")
        self.moved("officer", "complete", outcome="Cấp phép")
        self.assertEqual(self.add(papers={"other": file_json()}).status_code, 400)
