"""The result is signed with the site's certificate, or nothing is done."""

from egov.portal.documents import certificate
from egov.portal.documents.render import render
from egov.portal.documents.sealing import signatures
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.documents.certificates import environment
from tests.documents.certificates import site_certificate
from tests.documents.sample import DATA
from tests.dossier.support import acting
from tests.dossier.test_lifecycle import LifecycleCase


PDF = render("acceptance", {**DATA, "kind": "acceptance"})


def result(data=PDF, name="giay-phep.pdf"):
    return NamedBlobFile(data=data, filename=name, contentType="application/pdf")


class SealingTest(LifecycleCase):
    def setUp(self):
        super().setUp()
        self.act("receptionist", "accept", "2026-10-05 10:00")
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")

    def complete(self, **data):
        self.act("officer", "complete", outcome="Cấp phép", **data)

    def untouched(self):
        self.assertEqual((self.state(), self.dossier.results, self.dossier.outcome), ("processing", (), ""))

    def page(self):
        with acting("citizen"):
            return self.dossier.restrictedTraverse("@@signatures")()

    def test_the_result_carries_a_signature_that_verifies(self):
        with site_certificate():
            self.complete(result=result())
            file = self.dossier.results[0].file
            [signature] = signatures(file)
            self.assertEqual((signature.signer, signature.sound, signature.trusted), ("Sở Ngoại vụ", True, True))
            self.assertIn("ETSI.CAdES.detached", file.data.decode("latin-1"))
            self.assertEqual(file.filename, "giay-phep.pdf")
            self.assertIn("Sở Ngoại vụ", self.page())
            self.assertIn("eg-due-ok", self.page())

    def test_a_changed_file_is_told(self):
        with site_certificate():
            self.complete(result=result())
            data = bytearray(self.dossier.results[0].file.data)
            data[200] ^= 1
            [signature] = signatures(result(bytes(data)))
        self.assertFalse(signature.sound)

    def test_a_signer_that_the_site_does_not_know(self):
        with site_certificate():
            self.complete(result=result())
        with site_certificate():
            [signature] = signatures(self.dossier.results[0].file)
        self.assertEqual((signature.sound, signature.trusted), (True, False))

    def test_signed_twice(self):
        with site_certificate():
            self.complete(result=result())
            once = self.dossier.results[0].file
            self.act("leader", "step_back", reason="nhầm")
            self.complete(result=result(once.data))
            self.assertEqual([each.sound for each in signatures(self.dossier.results[1].file)], [True, True])

    def test_a_certificate_that_cannot_be_used_refuses_the_act(self):
        for named, options in (
            ("expired", {"begins": -30, "ends": -1}),
            ("not yet", {"begins": 5}),
            ("passphrase", {"passphrase": "sai"}),
        ):
            with self.subTest(named), site_certificate(**options):
                self.assertIn("certificate", self.refused("officer", "complete", outcome="x", result=result())[0])
                self.untouched()
        with environment({certificate.FILE: "/nowhere/site.p12"}):
            self.assertIn("cannot be read", self.refused("officer", "complete", outcome="x", result=result())[0])
            self.untouched()

    def test_a_pdf_that_cannot_be_signed_refuses_the_act(self):
        with site_certificate():
            self.assertTrue(self.refused("officer", "complete", outcome="x", result=result(b"%PDF-1.4\n%%EOF\n")))
            self.untouched()

    def test_other_files_and_results_in_words_need_no_certificate(self):
        with site_certificate(ends=-1, begins=-9):
            self.complete(result=result(b"PK\3\4", "bang-ke.docx"))
        self.assertEqual(self.dossier.results[0].file.data, b"PK\3\4")

    def test_without_a_certificate_nothing_is_signed(self):
        self.complete(result=result())
        self.assertEqual(self.dossier.results[0].file.data, PDF)
        self.assertNotIn("eg-due", self.page())

    def test_the_passphrase_is_nowhere_in_the_site(self):
        with site_certificate():
            self.complete(result=result())
        records = [str(record.value) for record in api.portal.get_tool("portal_registry").records.values()]
        self.assertFalse([value for value in records if "mật khẩu" in value])
