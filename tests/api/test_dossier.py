"""A dossier over REST: what each person reads, and the transitions with their data."""

from egov.portal.rules.reference import check_pin
from egov.portal.tracking.settings import RATE_RECORD
from plone import api
from tests.api.support import file_json
from tests.api.support import PDF
from tests.api.support import RestTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
import transaction


SERVICES = ("", "@timeline", "@workflow")


class TestReading(RestTest):
    def test_the_applicant_reads_his_own(self):
        data = self.get("citizen").json()
        self.assertEqual(data["reference"], self.dossier.reference)
        self.assertEqual((data["review_state"], data["status_code"]), ("submitted", 1))
        self.assertEqual(data["submitted"], "2026-11-16T09:00:00+07:00")
        self.assertEqual(data["answers"]["place"], "Hà Tĩnh")
        self.assertEqual(data["papers"][0]["filename"], "to-trinh.pdf")
        self.assertEqual(self.session("citizen").get(data["papers"][0]["download"]).content[:4], b"%PDF")
        self.assertNotIn("officer", data)

    def test_staff_read_what_the_agency_knows(self):
        self.moved("receptionist", "accept")
        data = self.get("officer").json()
        self.assertGreater(data["register_number"], 0)
        self.assertIsNone(data["posted"])
        self.assertIn("officer", data)

    def test_no_one_else_reads_anything(self):
        for who in (None, "neighbour", "stranger"):
            for service in SERVICES:
                response = self.get(who, service)
                self.assertIn(response.status_code, (401, 403, 404), (who, service))
                self.assertNotIn(self.dossier.reference, response.text)

    def test_a_draft_is_its_owners_alone(self):
        with acting("citizen"):
            self.url = file_one(self.procedure, draft=True).dossier.absolute_url()
        transaction.commit()
        self.assertEqual(self.get("citizen").json()["review_state"], "draft")
        for service in SERVICES:
            self.assertIn(self.get("receptionist", service).status_code, (401, 403, 404), service)

    def test_a_draft_is_not_edited_by_stock_calls(self):
        with acting("citizen"):
            url = file_one(self.procedure, draft=True).dossier.absolute_url()
        transaction.commit()
        for body in ({"title": "X"}, {"answers": {"place": "X"}}):
            self.assertEqual(self.session("citizen").patch(url, json=body).status_code, 401)

    def test_timelines_of_two_kinds(self):
        self.moved("receptionist", "accept", comment="ghi chú nội bộ")
        own, staff = self.get("citizen", "@timeline").json(), self.get("officer", "@timeline").json()
        self.assertEqual([item["act"] for item in own["items"]], ["submit", "accept"])
        self.assertNotIn("Receptionist", self.get("citizen", "@timeline").text)
        self.assertNotIn("ghi chú", self.get("citizen", "@timeline").text)
        accepted = next(item for item in staff["items"] if item["act"] == "accept")
        self.assertEqual((accepted["name"], accepted["comment"]), ("Receptionist", "ghi chú nội bộ"))

    def test_nothing_of_plones_leaks_officers_to_the_applicant(self):
        self.moved("receptionist", "accept", comment="ghi chú nội bộ")
        self.moved("receptionist", "process", officer="officer", comment="chuyển")
        paths = ("", "?expand=workflow,actions,breadcrumbs,navigation,types,contextnavigation", "@history", "@sharing")
        for path in (*paths, "@actions", "@breadcrumbs", "@types", "@lock", "@aliases", "@relations", "@inherit"):
            text = self.get("citizen", path).text
            for secret in ("ghi chú nội bộ", "receptionist", "Receptionist", '"officer"', ".reception", ".processing"):
                self.assertNotIn(secret, text, path)

    def test_stock_writing_services_are_closed(self):
        session = self.session("citizen")
        self.assertGreaterEqual(session.delete(self.url).status_code, 400)
        session.patch(self.url, json={"title": "X", "reference": "X"})
        self.assertGreaterEqual(
            session.post(
                f"{self.url}/@sharing", json={"entries": [{"id": "neighbour", "roles": {"Reader": True}}]}
            ).status_code,
            400,
        )
        transaction.begin()
        self.assertNotEqual((self.dossier.title, self.dossier.reference), ("X", "X"))
        self.assertNotIn("neighbour", dict(self.dossier.get_local_roles()))

    def test_the_search_of_the_site_finds_no_dossier(self):
        for who in ("citizen", "officer"):
            self.assertNotIn("ho-so/", self.get(who, "/@search?SearchableText=Nguyễn").text)


class TestWorkflow(RestTest):
    def test_the_way_to_the_result(self):
        self.assertEqual(self.moved("receptionist", "accept")["review_state"], "accepted")
        asked = self.moved(
            "receptionist", "require_supplement", reason="Ảnh mờ", items=["paper_proposal", "place"], until="2099-12-31"
        )
        self.assertEqual(asked["status_code"], 5)
        supplied = self.moved(
            "citizen",
            "supply",
            comment="Xin gửi",
            answers={"paper_proposal": file_json(), "place": "Vinh", "owner_name": "X"},
        )
        self.assertEqual(supplied["review_state"], "accepted")
        self.moved("receptionist", "process", officer="officer")
        done = self.moved("officer", "complete", outcome="Đồng ý", result=file_json("ket-qua.pdf"))
        self.assertEqual(done["review_state"], "completed")
        self.assertEqual(self.moved("receptionist", "return_result", received_by="Nguyễn Văn An")["status_code"], 10)
        transaction.begin()
        self.assertEqual(self.dossier.answers, {"owner_name": "Nguyễn Văn An", "place": "Vinh"})
        self.assertEqual(len(self.dossier.papers["paper_proposal"]), 2)
        result = self.get("citizen").json()["results"][0]
        self.assertEqual(self.session("citizen").get(result["download"]).content[:4], b"%PDF")

    def test_the_pin_is_told_by_the_transition_that_gives_it_and_by_no_other(self):
        with acting("citizen"):
            self.dossier = file_one(self.procedure, draft=True).dossier
        self.url = self.dossier.absolute_url()
        transaction.commit()
        pin = self.moved("citizen", "submit")["pin"]
        transaction.begin()
        self.assertTrue(check_pin(pin, self.dossier.pin_hash))
        self.assertNotIn("pin", self.moved("receptionist", "accept"))
        self.assertNotIn(pin, self.get("citizen").text)

    def test_what_can_be_done_and_what_it_asks_for(self):
        data = self.get("receptionist", "@workflow").json()
        by_id = {each["id"]: each for each in data["transitions"]}
        self.assertEqual(data["state"]["id"], "submitted")
        self.assertIn("accept", by_id)
        self.assertEqual(by_id["reject"]["asks"][0]["name"], "reason")
        self.assertEqual(
            [each["id"] for each in self.get("citizen", "@workflow").json()["transitions"]], ["request_withdrawal"]
        )
        self.assertNotIn("history", data)

    def test_refused_with_a_message_and_nothing_changed(self):
        for who, transition, body in (
            ("receptionist", "reject", {}),
            ("receptionist", "return_result", {"received_by": "A"}),
            ("receptionist", "require_supplement", {"reason": "X", "items": 5}),
            ("receptionist", "require_supplement", {"reason": "X", "items": ["place"], "until": "morgen"}),
            ("receptionist", "require_payment", {"amount": "viel"}),
            ("receptionist", "reject", {"reason": {"a": 1}}),
        ):
            response = self.move(who, transition, **body)
            self.assertEqual(response.status_code, 400, (transition, body))
            self.assertTrue(response.json()["message"])
        transaction.begin()
        self.assertEqual(self.dossier.review_state, "submitted")
        self.assertEqual(len(self.dossier.journal), 1)

    def test_not_for_this_person(self):
        for who in ("citizen", "officer", "leader", "neighbour", "stranger", None):
            self.assertIn(self.move(who, "accept").status_code, (401, 403, 404), who)
        self.assertIn(self.move("receptionist", "request_withdrawal", reason="X").status_code, (401, 403))
        transaction.begin()
        self.assertEqual(self.dossier.review_state, "submitted")

    def test_unknown_transition(self):
        self.assertEqual(self.move("receptionist", "fly").status_code, 404)
        self.assertEqual(self.move("receptionist", "accept/again").status_code, 404)

    def test_files_too_big_together_are_refused_by_name(self):
        api.portal.set_registry_record("egov.portal.intake.max_total_mb", 1)
        transaction.commit()
        self.moved("receptionist", "require_supplement", reason="X", items=["paper_proposal", "Bản vẽ"])
        half = PDF + b" " * 600_000
        answers = {"paper_proposal": file_json("to-trinh.pdf", half), "Bản vẽ": file_json("ban-ve.pdf", half)}
        response = self.move("citizen", "supply", answers=answers)
        self.assertEqual(response.status_code, 400)
        self.assertIn("to-trinh.pdf (586 KB), ban-ve.pdf (586 KB)", response.json()["message"])
        self.moved("citizen", "supply", answers={"paper_proposal": answers["paper_proposal"]})

    def test_a_disguised_or_broken_file_is_refused_by_name(self):
        self.moved("receptionist", "require_supplement", reason="X", items=["paper_proposal"])
        for answer in (
            file_json("virus.pdf", b"MZ"),
            file_json("a/b.pdf"),
            {"filename": "a.pdf", "data": "%%%"},
            "text",
            5,
        ):
            response = self.move("citizen", "supply", answers={"paper_proposal": answer})
            self.assertEqual(response.status_code, 400, answer)
        self.assertEqual(self.move("citizen", "supply", answers=["place"]).status_code, 400)
        transaction.begin()
        self.assertEqual(self.dossier.review_state, "supplement_required")


class TestLists(RestTest):
    def test_mine_and_the_desks(self):
        for who, found in (("citizen", 1), ("neighbour", 0), ("receptionist", 1), ("stranger", 0)):
            data = self.get(who, "/@dossiers").json()
            self.assertEqual(data["items_total"], found, who)
            self.assertEqual(len(data["items"]), found, who)
        item = self.get("receptionist", "/@dossiers").json()["items"][0]
        self.assertEqual(item["@id"], self.url)
        self.assertEqual((item["owner_name"], item["waiting_for"]), ("Nguyễn Văn An", "agency"))
        self.assertEqual(item["procedure"]["code"], "1.000123")
        self.assertEqual(self.get("receptionist", "/@dossiers?mine=1").json()["items_total"], 0)

    def test_not_for_strangers(self):
        self.assertEqual(self.get(None, "/@dossiers").status_code, 401)

    def test_filters_and_batches(self):
        for query, found in (("state=submitted", 1), ("state=accepted", 0), ("text=nguyen", 1)):
            self.assertEqual(self.get("receptionist", f"/@dossiers?{query}").json()["items_total"], found, query)

        self.assertEqual(self.get("receptionist", "/@dossiers?b_size=x").status_code, 400)

    def test_batches(self):
        with acting("citizen", "2026-11-16 09:00"):
            file_one(self.procedure)
        transaction.commit()
        first = self.get("citizen", "/@dossiers?b_size=1").json()
        self.assertEqual((len(first["items"]), first["items_total"]), (1, 2))
        second = self.session("citizen").get(first["batching"]["next"]).json()
        self.assertNotEqual(first["items"][0]["@id"], second["items"][0]["@id"])


class TestPublicStatus(RestTest):
    def status(self, reference, pin=""):
        return self.session().get("/@dossier-status", params={"reference": reference, "pin": pin})

    def test_with_the_pin(self):
        data = self.status(self.dossier.reference, self.pin).json()
        self.assertEqual([step["phase"] for step in data["steps"]], ["current", "ahead", "ahead", "ahead", "ahead"])
        self.assertEqual(data["explanation"], [])
        self.assertEqual(data["asked"], [])

    def test_without_a_pin_only_state_and_dates(self):
        data = self.status(self.dossier.reference).json()
        dates = {"submitted", "accepted", "due", "finished", "returned"}
        state = {"@id", "reference", "status_code", "review_state", "title", "waiting_for"}
        self.assertEqual(set(data), dates | state)
        self.assertNotIn("hội nghị", str(data))

    def test_one_answer_for_wrong_reference_and_wrong_pin(self):
        wrong_pin, wrong_reference = (
            self.status(self.dossier.reference, "AAAAAA"),
            self.status("H27.10-261116-9999", "AAAAAA"),
        )
        self.assertEqual((wrong_pin.status_code, wrong_pin.text), (404, wrong_reference.text))
        self.assertEqual(wrong_reference.status_code, 404)
        self.assertEqual(self.status("nonsense").status_code, 404)

    def test_throttled(self):
        self.portal.portal_registry[RATE_RECORD] = "2/minute"
        transaction.commit()
        codes = [self.status(self.dossier.reference, "AAAAAA").status_code for _ in range(3)]
        self.assertEqual(codes, [404, 404, 429])
