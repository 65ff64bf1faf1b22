"""GET @form and POST @submit over HTTP."""

from base64 import b64encode
from egov.portal.testing import RelativeSession
from egov.portal.testing import SERVER
from plone import api
from tests.intake import support
import transaction
import unittest


def a_file(data=support.PDF, filename="to-khai.pdf", **more):
    """A file as JSON has it."""
    return {"filename": filename, "content-type": "application/pdf", "data": b64encode(data).decode(), **more}


class SubmitTest(unittest.TestCase):
    layer = SERVER
    procedure_facts = {}

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = support.build(self.portal, **self.procedure_facts)
        self.form = self.procedure["nop"]
        transaction.commit()
        self.url = "/" + "/".join(self.form.getPhysicalPath()[2:])
        self.citizen = self.session("citizen")

    def session(self, name=None):
        session = RelativeSession(self.portal.absolute_url(), (name, support.PASSWORD.encode()) if name else None)
        self.addCleanup(session.close)
        return session

    def answers(self, **changes):
        said = {**support.OWNER, "paper_to_khai": a_file(), **changes}
        return {name: value for name, value in said.items() if value is not None}

    def version(self):
        response = self.session().get(f"{self.url}/@form")
        self.assertEqual(200, response.status_code, response.text)
        return response.json()["version"]

    def submit(self, session=None, status=201, **body):
        body = {"answers": self.answers(), **body}
        if "version" not in body:
            body["version"] = self.version()
        response = (session or self.citizen).post(f"{self.url}/@submit", json=body)
        self.assertEqual(status, response.status_code, response.text)
        transaction.begin()
        return response.json()

    def errors(self, **changes):
        answer = self.submit(status=400, answers=self.answers(**changes))
        self.assertEqual([], support.dossiers())
        self.assertEqual({"type", "message", "errors"}, set(answer))
        return {error["field"]: error["message"] for error in answer["errors"]}


class FormTest(SubmitTest):
    def test_everybody_may_read_it(self):
        answer = self.session().get(f"{self.url}/@form").json()
        schema = answer["schema"]
        self.assertTrue(answer["open"])
        self.assertEqual("File", schema["properties"]["paper_to_khai"]["factory"])
        self.assertEqual("date", schema["properties"]["owner_birth_date"]["widget"])
        self.assertIn("owner_name", schema["required"])
        self.assertNotIn("submitter_name", schema["required"])
        self.assertIn("filed_by=other", schema["properties"]["submitter_name"]["depends_on"])
        self.assertEqual(20 * 1024**2, answer["files"]["max_size"])
        self.assertEqual(100 * 1024**2, answer["files"]["max_total"])
        self.assertIn("application/pdf", answer["files"]["types"])
        ids = [fieldset["id"] for fieldset in schema["fieldsets"]]
        self.assertEqual(["owner_section", "submitter_section", "papers_section"], ids)

    def test_not_before_it_is_published(self):
        api.content.transition(self.procedure, "send_back")
        transaction.commit()
        self.assertEqual(401, self.session().get(f"{self.url}/@form").status_code)

    def test_after_the_end_it_says_so(self):
        api.content.transition(self.procedure, "abolish", comment="QĐ 1")
        transaction.commit()
        answer = self.session().get(f"{self.url}/@form").json()
        self.assertFalse(answer["open"])
        self.assertIn("abolished", answer["messages"][0])


class FileTest(SubmitTest):
    def test_it_becomes_a_dossier(self):
        answer = self.submit()
        self.assertEqual({"@id", "reference", "pin", "review_state", "status_code"}, set(answer))
        self.assertEqual(("submitted", 1), (answer["review_state"], answer["status_code"]))
        self.assertRegex(answer["reference"], r"^H27\.10-\d{6}-\d{4}$")
        self.assertEqual(6, len(answer["pin"]))
        (dossier,) = support.dossiers()
        self.assertEqual(answer["@id"], dossier.absolute_url().replace("http://nohost/plone", self.portal_url()))
        self.assertEqual("citizen", dossier.account)
        (paper,) = dossier.papers["paper_to_khai"]
        self.assertEqual((support.PDF, "to-khai"), (paper.file.data, paper.evidence))

    def portal_url(self):
        return self.citizen.base_url.rstrip("/")

    def test_the_media_type_is_ours_not_the_clients(self):
        self.submit(answers=self.answers(paper_to_khai=a_file(**{"content-type": "text/html"})))
        (dossier,) = support.dossiers()
        self.assertEqual("application/pdf", dossier.papers["paper_to_khai"][0].file.contentType)

    def test_the_same_key_gives_the_same_dossier(self):
        first = self.submit(idempotency_key="a-1")
        second = self.submit(idempotency_key="a-1")
        self.assertEqual(first["@id"], second["@id"])
        self.assertIsNone(second["pin"])
        self.assertEqual(1, len(support.dossiers()))

    def test_the_same_key_of_somebody_else_is_another(self):
        first = self.submit(idempotency_key="a-1")
        self.assertNotEqual(first["@id"], self.submit(self.session("neighbour"), idempotency_key="a-1")["@id"])

    def test_a_draft_is_kept_and_not_submitted(self):
        answer = self.submit(draft=True)
        self.assertEqual(("draft", None, ""), (answer["review_state"], answer["status_code"], answer["reference"]))

    def test_a_stranger_is_refused(self):
        self.submit(self.session(), status=401)

    def test_an_unknown_version_is_refused(self):
        answer = self.submit(status=409, version="0")
        self.assertEqual("FormChanged", answer["type"])
        self.assertIn("@form", answer["message"])

    def test_a_closed_form_is_refused(self):
        version = self.version()
        api.content.transition(self.procedure, "send_back")
        transaction.commit()
        self.assertEqual("FormClosed", self.submit(status=409, version=version)["type"])

    def test_a_misshapen_body_is_refused(self):
        for body in ({"answers": []}, {"version": None}, {"idempotency_key": 5}, {"idempotency_key": "x" * 201}):
            with self.subTest(body):
                answer = self.submit(status=400, **body)
                self.assertEqual(list(body), [error["field"] for error in answer["errors"]])

    def test_an_action_that_refuses_leaves_nothing(self):
        script = """<field name="no" type="collective.easyform.actions.CustomScript"><title>No</title>
          <ScriptBody>return {"owner_name": "Not you"}</ScriptBody></field></schema>"""
        self.form.actions_model = self.form.actions_model.replace("</schema>", script)
        transaction.commit()
        self.assertEqual({"owner_name": "Not you"}, self.errors())


class AnswerTest(SubmitTest):
    """Every problem by its field."""

    def test_nothing_answered(self):
        answer = self.submit(status=400, answers={})
        self.assertLessEqual(
            {"owner_name", "owner_identity_number", "owner_province", "owner_commune", "paper_to_khai"},
            {error["field"] for error in answer["errors"]},
        )

    def test_each_validator(self):
        self.assertEqual(
            {"owner_identity_number", "owner_phone", "owner_email", "owner_birth_date"},
            set(
                self.errors(owner_identity_number="12", owner_phone="x", owner_email="x", owner_birth_date="2999-01-01")
            ),
        )

    def test_wrong_types(self):
        found = self.errors(owner_name=5, owner_birth_date="hôm qua", owner_province=["42"], paper_to_khai="x")
        self.assertLessEqual({"owner_name", "owner_birth_date", "owner_province", "paper_to_khai"}, set(found))

    def test_a_commune_of_another_province(self):
        self.assertIn("not in the chosen province", self.errors(owner_province="01")["owner_commune"])

    def test_a_name_that_is_not_asked(self):
        self.assertIn("does not ask", self.errors(owner_nmae="x")["owner_nmae"])

    def test_a_text_too_long(self):
        self.assertIn("at most 120", self.errors(owner_name="x" * 121)["owner_name"])

    def test_a_hidden_question_neither_blocks_nor_is_stored(self):
        self.submit(answers=self.answers(owner_tax_number="không phải số", submitter_phone="x"))
        (dossier,) = support.dossiers()
        self.assertNotIn("tax_number", dossier.owner)
        self.assertNotIn("owner_tax_number", dossier.answers)

    def test_a_question_that_applies_is_asked(self):
        self.assertEqual({"owner_organisation", "owner_tax_number"}, set(self.errors(owner_kind="organisation")))

    def test_an_expression_of_the_editor_is_a_validator(self):
        self.form.fields_model = self.form.fields_model.replace(
            'name="owner_address"',
            "name=\"owner_address\" easyform:TValidator=\"python: 'Not there' if value == 'X' else False\"",
        )
        transaction.commit()
        self.assertEqual({"owner_address": "Not there"}, self.errors(owner_address="X"))


class FilesTest(SubmitTest):
    """Files: by content, name and size, also those of fields that the editor has added."""

    def refused(self, data, filename, field="paper_to_khai", **more):
        return self.errors(**{field: a_file(data, filename, **more)})[field]

    def test_several_for_one_paper(self):
        files = [a_file(), a_file(filename="trang-2.pdf")]
        self.submit(answers=self.answers(paper_to_khai=files))
        (dossier,) = support.dossiers()
        names = [paper.file.filename for paper in dossier.papers["paper_to_khai"]]
        self.assertEqual(["to-khai.pdf", "trang-2.pdf"], names)

    def test_content(self):
        self.assertIn("“gia.pdf” is not what its name says", self.refused(b"GIF89a...", "gia.pdf"))

    def test_kind(self):
        self.assertIn("“chay.exe” is of a kind that is not taken", self.refused(b"MZ", "chay.exe"))

    def test_empty(self):
        self.assertIn("“rong.pdf” is empty", self.refused(b"", "rong.pdf"))

    def test_names(self):
        for name in ("../to-khai.pdf", "a\\b.pdf", "to\nkhai.pdf", "to\u202ekhai.pdf"):
            with self.subTest(name):
                self.assertIn("has a name that cannot be taken", self.refused(support.PDF, name))

    def test_size(self):
        api.portal.set_registry_record("egov.portal.intake.max_file_mb", 1)
        transaction.commit()
        self.assertIn("“to.pdf” is too big: 1.1 MB", self.refused(support.PDF + b" " * 1_150_000, "to.pdf"))

    def test_total(self):
        api.portal.set_registry_record("egov.portal.intake.max_total_mb", 1)
        transaction.commit()
        big = support.PDF + b" " * 600_000
        found = self.errors(paper_to_khai=a_file(big), paper_khac=a_file(big, "khac.pdf"))
        self.assertIn("too big together", found[""])

    def test_data_is_base64_and_nothing_else(self):
        bomb = {"filename": "a.pdf", "data": "eJzLSM3JyQcABiwCFQ==", "encoding": "zlib"}
        for answer in ({"filename": "a.pdf"}, {"filename": "a.pdf", "data": "%%%"}, {"data": ""}, bomb):
            with self.subTest(answer):
                self.assertIn("paper_to_khai", self.errors(paper_to_khai=answer))

    def test_a_field_of_the_editor(self):
        extra = '<field name="photo" type="plone.namedfile.field.NamedBlobImage"><title>Ảnh</title></field></schema>'
        self.form.fields_model = self.form.fields_model.replace("</schema>", extra)
        transaction.commit()
        self.assertIn("“anh.png” is not what its name says", self.refused(b"xx", "anh.png", "photo"))
