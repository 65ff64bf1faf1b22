"""docs/openapi.json is true: each of its calls answers, and in the shape that stands there."""

import json
from jsonschema import Draft202012Validator
from pathlib import Path
from tests.account.support import solved
from tests.api.support import file_json
from tests.api.support import RestTest
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.support import PASSWORD


DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


class TestOpenAPI(RestTest):
    """One walk through all calls; what is not called is found at the end."""

    def setUp(self):
        super().setUp()
        self.document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
        self.called = set()
        form = self.procedure["ho-so-truc-tuyen"]
        self.places = {
            "{procedure}": self.procedure.absolute_url().removeprefix(self.portal.absolute_url() + "/"),
            "{form}": form.absolute_url().removeprefix(self.portal.absolute_url() + "/"),
            "{dossier}": self.url.removeprefix(self.portal.absolute_url() + "/"),
        }

    def call(self, who, method, path, status=200, query="", **options):
        """Make a call of the document and hold its answer against the document; gives the answer."""
        operation = self.operation(method, path)
        url = path
        for name, place in {**self.places, "{transition}": options.pop("transition", "")}.items():
            url = url.replace(name, place)
        response = self.session(who).request(method, url + query, **options)
        self.assertEqual(response.status_code, status, response.text)
        self.check(response.json(), operation["responses"][str(status)])
        return response.json()

    def operation(self, method, path):
        self.called.add((method.lower(), path))
        return self.document["paths"][path][method.lower()]

    def check(self, answer, response):
        while "$ref" in response:
            response = self.document["components"]["responses"][response["$ref"].rpartition("/")[2]]
        schema = {**response["content"]["application/json"]["schema"], "components": self.document["components"]}
        problems = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(answer)]
        self.assertEqual([], problems)

    def move(self, who, transition, status=200, **body):
        return self.call(who, "POST", "/{dossier}/@workflow/{transition}", status, transition=transition, json=body)

    def test_each_call_answers_as_described(self):
        self.call(None, "POST", "/@login", json={"login": "citizen", "password": PASSWORD})
        self.call(None, "POST", "/@login", 401, json={"login": "citizen", "password": "x"})
        self.call(None, "GET", "/@procedures")
        self.call(None, "GET", "/@procedures", 400, "?level=9")
        self.call(None, "GET", "/@procedures", query="?q=hoi+nghij&facets=1&sort=relevance&status=any")
        self.call(None, "GET", "/@procedure-suggestions", query="?q=hoi+nghi")
        self.call(None, "GET", "/@open-data")
        self.call(None, "GET", "/thu-tuc/open-data.json")
        self.call(None, "GET", "/{procedure}/@versions")
        self.call(None, "GET", "/{procedure}/@changes")
        self.call(None, "GET", "/{procedure}/@changes", 404, "?from=7")
        version = self.call("citizen", "GET", "/{form}/@form")["version"]
        self.call("citizen", "POST", "/{form}/@submit", 400, json={"answers": [], "version": version})
        self.call("citizen", "POST", "/{form}/@submit", 409, json={"answers": {}, "version": "old"})
        self.entered(version)
        self.statuses()
        self.lists()
        self.life()
        self.feedback()
        self.figures()
        missing = {
            (method, path) for path, methods in self.document["paths"].items() for method in methods
        } - self.called
        self.assertEqual(set(), missing)

    def feedback(self):
        proof = solved(self.call(None, "GET", "/@human-check")["challenge"])
        body = {"title": "Giờ mở cửa", "text": "Muộn", "submitter": {"name": "An Bình", "phone": "0912345678"}}
        self.call(None, "POST", "/@feedback", 400, json=body)
        sent = self.call(None, "POST", "/@feedback", 201, json={**body, "altcha": proof, "files": [file_json()]})
        key = {"reference": sent["reference"], "pin": sent["pin"]}
        listed = self.call("officer", "GET", "/@feedback-desk", query="?state=received&late=0")["items"]
        self.places["{feedback}"] = listed[0]["@id"].removeprefix(self.portal.absolute_url() + "/")
        self.call("neighbour", "GET", "/@feedback-desk", 401)
        move = "/{feedback}/@workflow/{transition}"
        question = {"question": "Hôm nào?", "until": "2099-12-31"}
        self.call("officer", "POST", move, transition="ask", json=question)
        self.call("officer", "GET", "/{feedback}/@workflow")
        self.call(None, "POST", "/@feedback-status", 404, json={**key, "pin": "AAAAAA"})
        self.call(None, "POST", "/@feedback-status", 400, json=key)
        self.call(None, "POST", "/@feedback-status", json={**key, "reply": {"text": "Thứ Hai"}})
        self.call("officer", "POST", move, 400, transition="answer", json={})
        self.call("officer", "POST", move, 404, transition="fly", json={})
        self.call("officer", "POST", move, 409, transition="answer", json={"text": "x", "expected": "old"})
        self.call("citizen", "POST", move, 401, transition="answer", json={"text": "x"})
        self.call("officer", "POST", move, transition="answer", json={"text": "7 giờ", "file": file_json()})
        public = {"title": "Giờ mở cửa", "question": "Muộn", "answer": "7 giờ"}
        self.call("officer", "POST", move, transition="publish", json=public)
        self.call(None, "POST", "/@feedback-status", json={**key, "rating": {"grade": "satisfied"}})
        self.call("officer", "GET", "/{feedback}")
        self.call("citizen", "GET", "/{feedback}", 401)
        self.call(None, "GET", "/@feedback", query="?q=muon")
        self.call(None, "GET", "/@feedback", 400, "?b_size=x")
        self.call(None, "GET", "/@feedback-status", query=f"?reference={sent['reference']}&pin={sent['pin']}")
        self.call(None, "GET", "/@feedback-status", 404, query=f"?reference={sent['reference']}&pin=AAAAAA")

    def statuses(self):
        reference = self.dossier.reference
        self.call(None, "GET", "/@dossier-status", query=f"?reference={reference}")
        self.call(None, "GET", "/@dossier-status", query=f"?reference={reference}&pin={self.pin}")
        self.call(None, "GET", "/@dossier-status", 404, query=f"?reference={reference}&pin=AAAAAA")

    def lists(self):
        self.call("citizen", "GET", "/@dossiers")
        self.call("receptionist", "GET", "/@dossiers", query="?state=submitted&sort=submitted")
        self.call("receptionist", "GET", "/@dossiers", 400, query="?b_size=x")
        self.call(None, "GET", "/@dossiers", 401)
        self.call("citizen", "GET", "/@my-data")
        self.call(None, "GET", "/@my-data", 401)

    def figures(self):
        for query in ("", "?by=procedure", "?from=2026-01-01&to=2026-12-31&by=month&sector=x"):
            self.call("leader", "GET", "/@dossier-statistics", query=query)
        self.call("leader", "GET", "/@dossier-statistics", 400, "?from=yesterday")
        self.call("leader", "GET", "/@dossier-statistics", 401, f"?agency={OTHER_AGENCY}")
        for who in (None, "citizen"):
            self.call(who, "GET", "/@dossier-statistics")
            self.call(who, "GET", "/@dossier-statistics", 401, "?from=2026-11-16&to=2026-11-16")

    def batch(self):
        body = {"transition": "accept", "dossiers": [self.dossier.reference, "H27.10-990101-0001"]}
        self.call("citizen", "POST", "/@dossier-batch", 401, json=body)
        for wrong in (
            {},
            {**body, "transition": "stop"},
            {**body, "dossiers": "x"},
            {**body, "data": "x"},
            {**body, "expected": "x"},
        ):
            self.call("receptionist", "POST", "/@dossier-batch", 400, json=wrong)
        stale = {**body, "expected": {self.dossier.reference: "old"}}
        self.assertEqual(self.call("receptionist", "POST", "/@dossier-batch", json=stale)["done"], 0)
        self.assertEqual(self.call("receptionist", "POST", "/@dossier-batch", json=body)["done"], 1)
        again = self.call("receptionist", "POST", "/@dossier-batch", json=body)
        outcomes = [(item["done"], item["already"]) for item in again["items"]]
        self.assertEqual(outcomes, [(False, True), (False, False)])

    def entered(self, version):
        body = {"answers": {"owner_name": "Nguyễn Văn An"}, "version": version, "channel": "counter"}
        self.call("citizen", "POST", "/{form}/@submit", 403, json=body)
        self.call("receptionist", "POST", "/{form}/@submit", 400, json=body)
        self.call(
            "receptionist", "POST", "/{form}/@submit", 201, json={**body, "handed_in": {"proposal": {"originals": 1}}}
        )

    def scanned(self):
        self.call("receptionist", "POST", "/{dossier}/@papers", 201, json={"papers": {"other": file_json()}})
        self.call("receptionist", "POST", "/{dossier}/@papers", 400, json={})
        self.call("citizen", "POST", "/{dossier}/@papers", 401, json={})

    def looked_through(self):
        self.call("citizen", "GET", "/{dossier}/@checklist", 401)
        before = self.call("receptionist", "GET", "/{dossier}/@checklist")
        self.assertEqual({None}, {paper["finding"] for paper in before["papers"]})
        good = {"proposal": {"verdict": "wrong", "comment": "Chưa ký", "originals": 1}}
        asks = {"findings": good, "expected": before["version"]}
        self.call("citizen", "POST", "/{dossier}/@checklist", 401, json=asks)
        after = self.call("receptionist", "POST", "/{dossier}/@checklist", json=asks)
        found = {"verdict": "wrong", "comment": "Chưa ký", "originals": 1, "copies": 0}
        self.assertEqual([found], [paper["finding"] for paper in after["papers"]])
        conflict = self.call("receptionist", "POST", "/{dossier}/@checklist", 409, json=asks)
        self.assertEqual(2, len(conflict["errors"]))
        for wrong in (
            {},
            {"findings": []},
            {"findings": {"unheard": {"verdict": "ok"}}},
            *({"findings": {"proposal": bad}} for bad in (7, {}, {"verdict": []}, {"verdict": "ok", "copies": True})),
            {"findings": {"proposal": {"verdict": "ok", "comment": "x" * 1001}}},
            {"findings": {"proposal": {"verdict": "ok", "by": "me"}}},
        ):
            self.call("receptionist", "POST", "/{dossier}/@checklist", 400, json=wrong)
        self.assertEqual(after, self.call("receptionist", "GET", "/{dossier}/@checklist"))

    def life(self):
        self.write()
        self.looked_through()
        self.scanned()
        self.batch()
        self.move("receptionist", "require_supplement", 400)
        self.move("receptionist", "fly", 404)
        self.move("citizen", "process", 401)
        self.move("receptionist", "require_supplement", reason="Mờ", items=["paper_proposal"], until="2099-12-31")
        self.move("citizen", "supply", answers={"paper_proposal": file_json()})
        self.move("receptionist", "require_payment", amount=50000, comment="Lệ phí")
        self.read()
        self.move("receptionist", "pay", amount=50000)
        self.move("receptionist", "process", officer="officer")
        self.move("officer", "complete", outcome="Đồng ý", result=file_json("ket-qua.pdf"))
        self.handed_over()
        self.rate()
        self.read()

    def handed_over(self):
        given = {"received_by": "Nguyễn Văn An", "identity_number": "042190001234"}
        differs = {"paper": "paper_proposal/1", "finding": "differs"}
        for wrong in ({"taker": "proxy"}, {"receipt": "eaten"}, {"compared": [differs]}, {"compared": "x"}):
            self.move("receptionist", "return_result", 400, **given, **wrong)
        compared = [{**differs, "paper": "paper_proposal/2", "note": "Thiếu con dấu"}]
        self.move("receptionist", "return_result", **given, compared=compared)
        for who, name, known in (("citizen", "N*** V*** An", 3), ("receptionist", "Nguyễn Văn An", 8)):
            receiver = self.call(who, "GET", "/{dossier}")["receiver"]
            self.assertEqual((receiver["name"], len(receiver)), (name, known))

    def write(self):
        for who, name in (("citizen", "anh.pdf"), ("officer", "tra-loi.pdf")):
            body = {"text": "Xin chào", "files": [file_json(name)]}
            self.call(who, "POST", "/{dossier}/@messages", 201, json=body)
            self.call(who, "GET", "/{dossier}/@messages")
        for body in ({}, {"text": "x", "files": [file_json("virus.pdf", b"MZ")]}, {"text": "x", "files": [7]}):
            self.call("citizen", "POST", "/{dossier}/@messages", 400, json=body)
        self.call("neighbour", "GET", "/{dossier}/@messages", 401)
        self.call("neighbour", "POST", "/{dossier}/@messages", 401, json={"text": "x"})

    def rate(self):
        grades = {"conduct": "satisfied", "time": "neutral", "guidance": "very_satisfied"}
        self.call("officer", "POST", "/{dossier}/@rating", 401, json={"grades": grades})
        self.call("citizen", "POST", "/{dossier}/@rating", 400, json={"grades": []})
        self.call("citizen", "POST", "/{dossier}/@rating", 201, json={"grades": grades, "text": "Tốt"})
        self.call("citizen", "POST", "/{dossier}/@rating", 409, json={"grades": grades})

    def read(self):
        for who in ("citizen", "officer"):
            self.call(who, "GET", "/{dossier}")
            self.call(who, "GET", "/{dossier}/@timeline")
            self.call(who, "GET", "/{dossier}/@workflow")
        self.call("neighbour", "GET", "/{dossier}", 401)
