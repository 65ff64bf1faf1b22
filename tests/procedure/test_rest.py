"""The catalogue over HTTP: anonymous readers, and an editor who adds and changes."""

from egov.portal.testing import RelativeSession
from egov.portal.testing import SERVER
from egov.portal.throttle import limiter
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from tests.procedure import support
import transaction
import unittest


class RestTest(unittest.TestCase):
    layer = SERVER

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.procedure = support.full_procedure(self.portal)
        transaction.commit()
        self.anybody = RelativeSession(self.portal.absolute_url())
        self.editor = RelativeSession(self.portal.absolute_url(), (SITE_OWNER_NAME, SITE_OWNER_PASSWORD))
        self.addCleanup(self.anybody.close)
        self.addCleanup(self.editor.close)


class ProceduresTest(RestTest):
    def found(self, question):
        answer = self.anybody.get(f"/@procedures?{question}")
        self.assertEqual(200, answer.status_code, answer.text)
        return [item["code"] for item in answer.json()["items"]]

    def test_an_item(self):
        answer = self.anybody.get("/@procedures").json()
        url = self.procedure.absolute_url()
        self.assertEqual(1, answer["items_total"])
        self.assertNotIn("batching", answer)
        self.assertEqual(
            {
                "@id": url,
                "code": "1.001193",
                "title": "Đăng ký khai sinh",
                "level": 3,
                "sector": "HT",
                "agency": "ubnd",
                "audience": ["citizen"],
                "online": True,
                "status": "in_force",
                "forms": [{"@id": f"{url}/nop", "title": "Nộp hồ sơ", "case": ""}],
            },
            answer["items"][0],
        )

    def test_words_with_and_without_accents(self):
        for words in ("khai sinh", "KHAI SINH", "đăng ký", "dang ky", "hộ tịch", "ho ti", "hoang luu", "1.0011"):
            self.assertEqual(["1.001193"], self.found(f"q={words}"), words)
        for words in ("ho chieu", "qqq", "1.002"):
            self.assertEqual([], self.found(f"q={words}"), words)

    def test_filters(self):
        for right, wrong in (
            ("sector=HT", "sector=X"),
            ("agency=ubnd", "agency=so"),
            ("level=3", "level=4"),
            ("audience=citizen", "audience=enterprise"),
            ("online=1", "online=0"),
        ):
            self.assertEqual(["1.001193"], self.found(right))
            self.assertEqual([], self.found(wrong))

    def test_by_code(self):
        self.assertEqual(["1.001193"], self.found("code=1.001193"))
        self.assertEqual([], self.found("code=1.001194"))

    def test_a_local_code_is_found_by_the_national_one(self):
        support.procedure(self.portal, "local", code="2.001885.000.00.00.H21")
        transaction.commit()
        self.assertEqual(["2.001885.000.00.00.H21"], self.found("code=2.001885"))

    def test_what_cannot_be_understood_is_refused(self):
        for question in (
            "level=9",
            "level=x",
            "audience=cats",
            "online=maybe",
            "code=12",
            "b_size=0",
            "b_size=1000",
            "b_start=-1",
            "q=a&q=b",
        ):
            answer = self.anybody.get(f"/@procedures?{question}")
            self.assertEqual(400, answer.status_code, question)
            self.assertTrue(answer.json()["message"])

    def test_batches(self):
        for number in range(4):
            support.procedure(self.portal, f"p{number}", title=f"Thủ tục {number}")
        transaction.commit()
        first = self.anybody.get("/@procedures?q=thu&b_size=3").json()
        self.assertEqual((4, 3), (first["items_total"], len(first["items"])))
        self.assertNotIn("prev", first["batching"])
        second = self.anybody.get(first["batching"]["next"]).json()
        self.assertEqual(["Thủ tục 3"], [item["title"] for item in second["items"]])
        self.assertEqual(first["@id"], second["@id"])
        self.assertNotIn("next", second["batching"])

    def test_neither_drafts_nor_abolished_ones(self):
        from plone import api

        support.procedure(self.portal, "draft", state="draft", code="1.000001")
        api.content.transition(self.procedure, "abolish", comment="Hết hiệu lực")
        transaction.commit()
        self.assertEqual([], self.found(""))


class ProcedureTest(RestTest):
    def test_a_procedure_with_its_tables(self):
        data = self.anybody.get("/thu-tuc/khai-sinh").json()
        self.assertEqual((3, False), (data["level"], data["fully_online"]))
        self.assertEqual(f"{self.procedure.absolute_url()}/nop", data["forms"][0]["@id"])
        self.assertEqual("10", data["channels"][0]["amount"])
        self.assertEqual("2014-11-20", data["legal_resources"][0]["date"])

    def post(self, **fields):
        body = {"@type": "Procedure", "title": "Cấp hộ chiếu", "agency": "ubnd", **fields}
        return self.editor.post("/thu-tuc", json=body)

    def test_add_read_and_change(self):
        answer = self.post(
            code="1.000002",
            sector="HT",
            cases=[{"id": "a", "title": "A"}],
            evidences=[{"title": "Đơn", "case": "a", "originals": 1}],
            channels=[{"channel": "online", "kind": "fixed", "amount": "5", "unit": "working_day", "fee": "200.000"}],
            legal_resources=[{"number": "1/2020", "date": "2020-02-01"}],
            result_delivery=["counter"],
        )
        self.assertEqual(201, answer.status_code, answer.text)
        url = answer.json()["@id"]
        data = self.editor.get(url).json()
        self.assertEqual("2020-02-01", data["legal_resources"][0]["date"])
        self.assertTrue(data["evidences"][0]["id"])
        self.assertEqual(204, self.editor.patch(url, json={"evidences": data["evidences"]}).status_code)
        self.assertEqual(data["evidences"], self.editor.get(url).json()["evidences"])

    def test_what_is_wrong_is_refused_with_its_field(self):
        for field, value in (
            ("code", "12"),
            ("code", "1.001193"),
            ("agency", "nowhere"),
            ("evidences", [{"title": "Đơn", "case": "b"}]),
            ("channels", [{"channel": "online", "kind": "fixed", "amount": "soon"}]),
            ("channels", [{"channel": "online", "fee": "8000 *"}]),
            ("channels", [{"channel": "pigeon"}]),
            ("legal_resources", [{"date": "31/02/2020"}]),
        ):
            answer = self.post(**{field: value})
            self.assertEqual(400, answer.status_code, (field, value, answer.text))
            self.assertIn(field, answer.text)
        self.assertEqual(1, self.editor.get("/@procedures").json()["items_total"])

    def test_a_blank_form_is_a_file_inside(self):
        support.blank_form(self.procedure, "don.docx")
        transaction.commit()
        for name, status in (("don.docx", 204), ("khac.docx", 400)):
            evidences = [{"title": "Đơn", "blank_form": name}]
            answer = self.editor.patch("/thu-tuc/khai-sinh", json={"evidences": evidences})
            self.assertEqual(status, answer.status_code, answer.text)
        self.assertIn("khac.docx", answer.json()["message"])

    def test_abolishing_asks_for_a_reason(self):
        self.assertEqual(400, self.editor.post("/thu-tuc/khai-sinh/@workflow/abolish").status_code)
        answer = self.editor.post("/thu-tuc/khai-sinh/@workflow/abolish", json={"comment": "Hết hiệu lực"})
        self.assertEqual(200, answer.status_code, answer.text)


class HistoryTest(RestTest):
    def test_versions_and_changes(self):
        self.assertEqual(204, self.editor.patch("/thu-tuc/khai-sinh", json={"code": "1.001194"}).status_code)
        answer = self.anybody.get("/thu-tuc/khai-sinh/@versions").json()
        self.assertEqual([(2, True), (1, False)], [(item["number"], item["current"]) for item in answer["items"]])
        self.assertEqual("1872/QĐ-BTP", answer["items"][0]["decision_number"])
        (change,) = self.anybody.get("/thu-tuc/khai-sinh/@changes?from=1&to=2").json()["changes"]
        self.assertEqual("code", change["field"])
        self.assertEqual(
            [[{"kind": "removed", "text": "1.001193"}], [{"kind": "added", "text": "1.001194"}]], change["lines"]
        )
        for question in ("from=0", "to=3", "from=x", "to=%00", "from=1&from=2", "to=" + "9" * 5000):
            self.assertEqual(404, self.anybody.get(f"/thu-tuc/khai-sinh/@changes?{question}").status_code, question)

    def test_a_draft_has_none_for_strangers(self):
        support.procedure(self.portal, "nhap", state="draft")
        transaction.commit()
        for name in ("@versions", "@changes"):
            self.assertEqual(401, self.anybody.get(f"/thu-tuc/nhap/{name}").status_code)


class CatalogueTest(RestTest):
    """What the listing tells besides its items, and the suggestions."""

    def asked(self, question, path="/@procedures"):
        answer = self.anybody.get(f"{path}?{question}")
        self.assertEqual(200, answer.status_code, answer.text)
        return answer.json()

    def test_mistyped_words_are_said(self):
        answer = self.asked("q=khai sih")
        self.assertEqual(
            ("corrected", "khai sinh", 1), tuple(answer[key] for key in ("how", "corrected", "items_total"))
        )
        self.assertNotIn("how", self.asked("q=khai sinh"))
        self.assertEqual("nothing", self.asked("q=zzzz")["how"])

    def test_facets_on_request(self):
        support.procedure(self.portal, "khac", title="Đăng ký khác")
        transaction.commit()
        self.assertNotIn("facets", self.asked("q=dang ky"))
        facets = self.asked("q=dang ky&sector=HT&facets=1")["facets"]
        self.assertEqual([{"value": "HT", "title": "Hộ tịch", "count": 1}], facets["sector"])
        facets = self.asked("q=dang ky&online=1&facets=1")["facets"]
        self.assertEqual({"0": 1, "1": 1}, {one["value"]: one["count"] for one in facets["online"]})

    def test_sort_event_and_status(self):
        self.procedure.life_events = ["children"]
        self.procedure.reindexObject()
        support.procedure(self.portal, "khac", title="An khai sinh")
        transaction.commit()
        titles = [item["title"] for item in self.asked("q=khai sinh&sort=name")["items"]]
        self.assertEqual(["An khai sinh", "Đăng ký khai sinh"], titles)
        self.assertEqual(1, self.asked("event=children")["items_total"])
        self.assertEqual(0, self.asked("status=abolished")["items_total"])
        for wrong in ("sort=cats", "status=x", "facets=maybe"):
            self.assertEqual(400, self.anybody.get(f"/@procedures?{wrong}").status_code)

    def test_suggestions_are_public_and_may_be_kept(self):
        answer = self.anybody.get("/@procedure-suggestions?q=khai")
        self.assertEqual("public, max-age=300", answer.headers["Cache-Control"])
        item = {"@id": self.procedure.absolute_url(), "title": "Đăng ký khai sinh", "code": "1.001193"}
        self.assertEqual({"q": "khai", "items": [item]}, answer.json())

    def test_who_asks_too_often_waits(self):
        self.portal.portal_registry["egov.portal.suggestion_rate"] = "2/minute"
        transaction.commit()
        self.addCleanup(limiter.storage.reset)
        statuses = [self.anybody.get("/@procedure-suggestions?q=a").status_code for _ in range(3)]
        self.assertIn(429, statuses)
        answer = self.anybody.get("/@procedure-suggestions?q=a")
        self.assertEqual(("60", "no-store"), (answer.headers["Retry-After"], answer.headers["Cache-Control"]))

    def test_no_text_breaks_anything(self):
        for text in EVIL:
            for path in ("/@procedures", "/@procedure-suggestions", "/thu-tuc", "/@@file-online"):
                answer = self.anybody.get(path, params={"q": text}, headers={"Accept": accepted(path)})
                self.assertEqual(200, answer.status_code, (path, text[:40], answer.text[:300]))
                self.assertFalse(path == "/thu-tuc" and "<script>alert" in answer.text)

    def test_nor_does_any_other_parameter(self):
        for name in ("sector", "agency", "level", "audience", "online", "event", "status", "order", "page"):
            for value in ("'\"><script>alert(1)</script>", "\x00", "-1", "9" * 5000, "٣"):
                question = {name: [value, value]} if value == "-1" else {name: value}
                answer = self.anybody.get("/thu-tuc", params=question, headers={"Accept": "text/html"})
                self.assertEqual(200, answer.status_code, (name, value[:40]))
                self.assertNotIn("<script>alert", answer.text)
        for question in ("q=khai&q=sinh", "q:list=khai&q:tuple=sinh", "q.a:record=khai"):
            answer = self.anybody.get(f"/thu-tuc?{question}", headers={"Accept": "text/html"})
            self.assertEqual(200, answer.status_code, question)


EVIL = (
    "khai " * 2000,
    "x" * 10_000,
    "*",
    "khai*",
    "?k_%",
    "'; DROP TABLE--",
    '"khai',
    "((khai",
    "khai AND (OR NOT",
    "-khai",
    "khai\x00sinh",
    "\x00",
    "\ud7ff\U0010ffff\u202e\u200b",
    "<script>alert(1)</script>",
    "${7*7} {{7*7}} python:1",
    "../../etc/passwd",
    "\r\nSet-Cookie: a=b",
)


def accepted(path):
    return "application/json" if "@pro" in path else "text/html"
