"""Slips over HTTP: who gets which, and how they are sent."""

from egov.portal.dossier.pins import COOKIE
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.desk.support import DeskTest
from tests.documents.support import text
from tests.dossier.support import acting
from tests.dossier.support import file_one
import transaction


class TestSlipPage(DeskTest):
    def slip(self, who, form="receipt", **headers):
        browser = self.browser(who)
        for name, value in headers.items():
            browser.addHeader(name, value)
        browser.open(f"{self.dossier.absolute_url()}/@@slip?form={form}")
        return browser

    def got_pdf(self, who, form):
        browser = self.slip(who, form)
        body = (
            browser.contents if isinstance(browser.contents, bytes) else browser.contents.encode("latin-1", "replace")
        )
        return body.startswith(b"%PDF")

    def test_it_is_sent_as_a_pdf_that_no_cache_keeps(self):
        headers = self.slip("citizen").headers
        self.assertEqual(headers["Content-Type"], "application/pdf")
        self.assertIn(f'filename="{self.dossier.reference}-receipt.pdf"', headers["Content-Disposition"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["Cache-Control"], "private, no-store")

    def test_who_gets_which(self):
        self.act("receptionist", "accept")
        for who, forms in (
            ("citizen", {"receipt", "01"}),
            ("receptionist", {"receipt", "01", "06"}),
            ("leader", {"receipt", "01", "06"}),
            ("neighbour", set()),
            ("stranger", set()),
            (None, set()),
        ):
            given = {form for form in ("receipt", "01", "02", "06", "", "../x", "01'--") if self.got_pdf(who, form)}
            self.assertEqual(given, forms, who)

    def test_a_form_it_does_not_have_is_not_found(self):
        self.assertTrue(self.slip("citizen", "01").headers["Status"].startswith("404"))
        self.assertTrue(self.slip("citizen", "receipt&serial=2").headers["Status"].startswith("404"))

    def test_a_draft_prints_nothing(self):
        with acting("citizen"):
            self.dossier = file_one(self.procedure, draft=True).dossier
        transaction.commit()
        self.assertFalse(self.got_pdf("citizen", "receipt"))

    def test_the_pin_is_printed_while_the_browser_holds_it(self):
        with acting("citizen", "2026-11-16 09:00"):
            filed = file_one(self.procedure)
        self.dossier = filed.dossier
        transaction.commit()
        self.assertNotIn(filed.pin, text(self.slip("citizen").contents))
        self.assertIn(filed.pin, text(self.slip("citizen", Cookie=f"{COOKIE}={filed.pin}").contents))
        self.assertNotIn("WRONG1", text(self.slip("citizen", Cookie=f"{COOKIE}=WRONG1").contents))

    def test_staff_who_print_have_read(self):
        self.slip("officer")
        transaction.begin()
        self.assertEqual([entry[1] for entry in self.dossier.journal if entry[2] == "read"], ["officer"])

    def test_a_broken_template_is_told_to_staff_and_prints_all_the_same(self):
        folder = api.content.create(self.portal, "Folder", "mau-in")
        file = NamedBlobFile(data=b"#panic(", filename="submission.typ", contentType="text/plain")
        api.content.create(folder, "File", "submission.typ", title="x", file=file)
        api.portal.set_registry_record("egov.portal.documents.templates", "mau-in")
        transaction.commit()
        browser = self.browser("receptionist")
        with self.assertLogs("egov.portal.documents.replacement", "ERROR"):
            browser.open(f"{self.dossier.absolute_url()}/@@slip?form=receipt")
        self.assertIn("XÁC NHẬN NỘP HỒ SƠ", text(browser.contents))
        browser.open(self.dossier.absolute_url())
        self.assertIn("submission.typ of this site is broken", browser.contents)


class TestSlipsFragment(DeskTest):
    def test_it_lists_what_the_reader_can_have(self):
        self.act("receptionist", "accept")
        for who, forms in (("citizen", ["receipt", "01"]), ("officer", ["receipt", "01", "06"])):
            contents = self.text(who, "/@@slips")
            self.assertEqual([form for form in ("receipt", "01", "06") if f"slip?form={form}" in contents], forms)
        self.assertIn("Receipt and appointment", self.text("citizen", "/@@slips"))
