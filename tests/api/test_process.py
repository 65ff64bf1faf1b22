"""Steps, opinions, papers and the token over REST."""

from concurrent.futures import ThreadPoolExecutor
import datetime
from egov.portal.documents import certificate
from egov.portal.dossier import journal
from plone import api
from tests.api.support import file_json
from tests.api.support import RestTest
from tests.documents.certificates import environment
from tests.documents.certificates import site_certificate
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


class TestBadInput(RestTest):
    """Refused with words, and nothing is half done."""

    def setUp(self):
        super().setUp()
        add_people()
        transaction.commit()
        self.moved("receptionist", "accept")
        self.moved("receptionist", "process", officer="officer")
        transaction.begin()
        self.before = self.stored()

    def stored(self):
        """What an act would change."""
        transaction.begin()
        dossier = self.dossier
        return (
            dossier.review_state,
            dossier.officer,
            dossier.handovers,
            dossier.opinions,
            dossier.results,
            journal.version(dossier),
        )

    def refused(self, who, transition, words, status=400, **body):
        answer = self.move(who, transition, **body)
        self.assertEqual(answer.status_code, status, answer.text)
        self.assertIn(words, answer.json()["message"])
        self.assertEqual(self.stored(), self.before)

    def test_two_officers_who_hand_over_in_the_same_moment(self):
        """Of both, sent side by side, one is done, and the other is told so."""
        seen = self.get("officer", "@workflow").json()["version"]
        bodies = {"officer": {"agency": OTHER_AGENCY}, "leader": {"officer": "colleague"}}
        with ThreadPoolExecutor(2) as pool:
            sent = [pool.submit(self.move, who, "hand_over", expected=seen, **bodies[who]) for who in bodies]
        answers = [each.result() for each in sent]
        self.assertEqual([200, 409], sorted(answer.status_code for answer in answers), [each.text for each in answers])
        transaction.begin()
        self.assertEqual(len(self.before[2]) + 1, len(self.dossier.handovers))
        self.assertEqual(1, [entry.act for entry in journal.entries(self.dossier)].count("hand_over"))

    def test_to_an_agency_that_is_gone(self):
        api.content.delete(self.portal["co-quan"][OTHER_AGENCY])
        transaction.commit()
        self.refused("officer", "hand_over", "is no choice for agency", agency=OTHER_AGENCY)
        self.refused(
            "officer", "ask_opinion", "is no choice for agency", agency=OTHER_AGENCY, question="?", until="2026-12-01"
        )

    def test_to_a_step_or_an_officer_that_there_is_not(self):
        self.refused("officer", "hand_over", "is no choice for step", step="7")
        self.refused("officer", "hand_over", "is no choice for officer", officer="citizen")

    def test_an_officer_of_the_agency_that_is_left(self):
        self.refused(
            "officer", "hand_over", "is not an officer of this agency", agency=OTHER_AGENCY, officer="colleague"
        )

    def test_by_who_does_not_hold_it(self):
        for act in ("hand_over", "complete", "process"):
            self.refused("colleague", act, "You are not the officer who holds this dossier")

    def test_a_limit_of_an_opinion_that_has_passed_or_comes_after_the_appointment(self):
        for until, words in (("2020-01-01", "must lie in the future"), ("2099-01-01", "before the dossier is due")):
            self.refused("officer", "ask_opinion", words, agency=OTHER_AGENCY, question="?", until=until)

    def test_a_certificate_that_is_broken_or_out_of_force(self):
        result = file_json("giay-phep.pdf")
        with site_certificate(begins=-30, ends=-1):
            self.refused("officer", "complete", "is not in force", outcome="x", result=result)
        with site_certificate(passphrase="sai"):
            self.refused("officer", "complete", "cannot be opened", outcome="x", result=result)
        with environment({certificate.FILE: "/nowhere/site.p12"}):
            self.refused("officer", "complete", "cannot be read", outcome="x", result=result)


class TestPapers(RestTest):
    """All four kinds go out only as drafts that leadership has signed, and say what it signed."""

    KINDS = ("result", "supplement", "refusal", "apology")
    procedure_values = {"signed_papers": list(KINDS)}

    def signed(self, kind, who, act, **data):
        """Refused, drafted, sent back, drafted anew, signed, done; gives the dossier as it is then."""
        unsigned = self.move(who, act, **{"reason": "x", "outcome": "x", **data})
        self.assertEqual(unsigned.status_code, 400, unsigned.text)
        self.assertIn("Leadership has not signed this paper yet", unsigned.json()["message"])
        self.assertNotIn(act, self.offered(who))
        self.moved(who, "draft_paper", kind=kind, text="Chưa đủ")
        self.assertEqual(self.move(who, "draft_paper", kind=kind, text="Hai").status_code, 400)
        self.assertEqual(self.move(who, "sign_paper", paper="1").status_code, 401)
        self.moved("leader", "send_back_paper", paper="1", comment="Nêu rõ hơn")
        self.assertEqual(self.move(who, act, **{"reason": "x", "outcome": "x", **data}).status_code, 400)
        self.moved(who, "draft_paper", kind=kind, text="Như đã ký")
        self.moved("leader", "sign_paper", paper="2")
        self.assertIn(act, self.offered(who))
        self.moved(who, act, **{"reason": "Khác", "outcome": "Khác", **data})
        transaction.begin()
        self.assertEqual(["sent_back", "used"], [paper.status for paper in self.dossier.outgoing])
        return self.dossier

    def offered(self, who):
        return {each["id"] for each in self.get(who, "@workflow").json()["transitions"]}

    def to_processing(self):
        self.moved("receptionist", "accept")
        self.moved("receptionist", "process", officer="officer")

    def test_a_refusal(self):
        self.assertEqual(self.signed("refusal", "receptionist", "reject").reason, "Như đã ký")

    def test_a_supplement_request_before_acceptance_and_after(self):
        dossier = self.signed("supplement", "receptionist", "require_supplement", items=["place"])
        self.assertEqual(dossier.supplements[0].reason, "Như đã ký")

    def test_a_result(self):
        self.to_processing()
        self.assertEqual(self.signed("result", "officer", "complete").outcome, "Như đã ký")

    def test_an_apology(self):
        self.to_processing()
        transaction.begin()
        new_due = (self.dossier.due + datetime.timedelta(days=7)).date().isoformat()
        self.assertEqual(self.signed("apology", "officer", "extend", new_due=new_due).extensions[0].reason, "Như đã ký")

    def test_a_draft_of_a_kind_that_waits_is_not_offered(self):
        self.to_processing()
        for kind in self.KINDS:
            self.moved("officer", "draft_paper", kind=kind, text="x")
        self.assertNotIn("draft_paper", self.offered("officer"))
