"""The catalogue over HTTP: anonymous readers, and an editor who adds and changes."""

from egov.portal.testing import RelativeSession
from egov.portal.testing import SERVER
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
                "forms": [{"@id": f"{url}/nop", "title": "Nộp hồ sơ", "case": ""}],
            },
            answer["items"][0],
        )

    def test_words_with_and_without_accents(self):
        for words in ("khai sinh", "KHAI SINH", "đăng ký", "dang ky", "hộ tịch", "ho ti", "hoang luu", "1.0011"):
            self.assertEqual(["1.001193"], self.found(f"q={words}"), words)
        for words in ("ho chieu", "not khai", "1.002"):
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
