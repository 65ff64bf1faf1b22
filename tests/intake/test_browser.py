"""The form in the browser: filled in, corrected, sent, closed."""

from collective.easyform.browser.view import EasyFormForm
from collective.easyform.config import FORM_ERROR_MARKER
from egov.portal.intake import keeping
from egov.portal.testing import FUNCTIONAL
from html import unescape
import os
from plone import api
from plone.testing.zope import Browser
import tempfile
from tests.intake import support
import transaction
import unittest
from urllib.error import HTTPError
from webtest import Upload


class FormTest(unittest.TestCase):
    layer = FUNCTIONAL
    procedure_facts = {}

    def setUp(self):
        self.portal = self.layer["portal"]
        uploads = tempfile.TemporaryDirectory()
        self.addCleanup(uploads.cleanup)
        os.environ["EGOV_UPLOADS"] = uploads.name
        self.addCleanup(os.environ.pop, "EGOV_UPLOADS")
        self.procedure = support.build(self.portal, **self.procedure_facts)
        self.form = self.procedure["nop"]
        transaction.commit()

    def browser(self, name="citizen"):
        browser = Browser(self.layer["app"])
        browser.handleErrors = False
        browser.followRedirects = False
        if name:
            browser.addHeader("Authorization", f"Basic {name}:{support.PASSWORD}")
        return browser

    def opened(self, name="citizen"):
        browser = self.browser(name)
        browser.open(self.form.absolute_url())
        return browser

    def fill(self, browser, file=support.PDF, filename="to-khai.pdf", **changes):
        answers = {**support.OWNER, **changes}
        for name in ("owner_kind", "filed_by"):
            if name in answers:
                browser.getControl(name=f"form.widgets.{name}").value = [answers[name]]
        browser.getControl(name="form.widgets.owner_province:list").value = [answers["owner_province"]]
        browser.getControl(name="communes", index=0).click()
        browser.getControl(name="form.widgets.owner_commune:list").value = [answers["owner_commune"]]
        for name in ("name", "identity_number", "birth_date", "address", "phone"):
            browser.getControl(name=f"form.widgets.owner_{name}").value = answers[f"owner_{name}"]
        if file is not None:
            self.attach(browser, "paper_to_khai", file, filename)

    def attach(self, browser, field, data, filename):
        # The test browser's own add_file knows no control that takes several files.
        control = browser.getControl(name=f"form.widgets.{field}")
        (chooser,) = control._form.fields[control.name]
        chooser.value = [*chooser.value, Upload(filename, data, "application/pdf")]

    def send(self, browser):
        browser.getControl(name="send").click()
        transaction.begin()


class FillTest(FormTest):
    def test_a_stranger_is_asked_to_log_in_and_comes_back(self):
        browser = self.opened(None)
        self.assertNotIn("form.widgets.owner_name", unescape(browser.contents))
        link = browser.getLink("Log in and continue").url
        self.assertIn("/login?came_from=http%3A%2F%2Fnohost%2Fplone%2Fthu-tuc", link)

    def test_the_page_offers_34_provinces_and_no_commune_before_the_province(self):
        browser = self.opened()
        self.assertEqual(35, len(browser.getControl(name="form.widgets.owner_province:list").options))
        self.assertEqual(1, len(browser.getControl(name="form.widgets.owner_commune:list").options))
        self.assertIn('autocomplete="section-owner tel"', unescape(browser.contents))
        self.assertEqual("Nguyễn Citizen", browser.getControl(name="form.widgets.owner_name").value)

    def test_it_becomes_a_dossier_and_leads_to_the_receipt(self):
        browser = self.opened()
        self.fill(browser)
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual(f"{dossier.absolute_url()}/@@receipt", browser.headers["Location"])
        self.assertTrue(browser.headers["Status"].startswith("302"))
        self.assertEqual("submitted", dossier.review_state)
        self.assertEqual("citizen", dossier.account)
        self.assertEqual("Nguyễn Văn An", dossier.owner["name"])
        self.assertEqual(dossier.owner, dossier.submitter)
        self.assertEqual("1985-04-12", dossier.owner["birth_date"])
        (paper,) = dossier.papers["paper_to_khai"]
        self.assertEqual((support.PDF, "to-khai", "Tờ khai"), (paper.file.data, paper.evidence, paper.title))

    def test_the_pin_travels_in_a_cookie_of_the_dossier_only(self):
        browser = self.opened()
        self.fill(browser)
        self.send(browser)
        (dossier,) = support.dossiers()
        cookie = browser.headers["Set-Cookie"]
        self.assertRegex(cookie, "^dossier-pin=[^;]{6};")
        for part in (f"Path={'/'.join(dossier.getPhysicalPath())}", "HttpOnly", "SameSite=Strict", "Max-Age=600"):
            self.assertIn(part, cookie)

    def test_sent_twice_it_is_one_dossier(self):
        browser = self.opened()
        self.fill(browser)
        page = browser.contents
        self.send(browser)
        again = self.opened()
        self.fill(again)
        again.getControl(name="form.key").value = page.split('name="form.key" value="')[1].split('"')[0]
        self.send(again)
        self.assertEqual(1, len(support.dossiers()))
        self.assertEqual(browser.headers["Location"], again.headers["Location"])

    def test_somebody_else_files(self):
        browser = self.opened()
        self.fill(browser, filed_by="other")
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn("form-widgets-submitter_name-error", unescape(browser.contents))
        browser.getControl(name="form.widgets.submitter_name").value = "Trần Thị Bình"
        browser.getControl(name="form.widgets.submitter_identity_number").value = "042190004321"
        browser.getControl(name="form.widgets.submitter_phone").value = "0987654321"
        self.send(browser)
        self.assertIn("Please attach: Authorisation paper", unescape(browser.contents))
        self.attach(browser, "paper_authorisation", support.PDF, "uy-quyen.pdf")
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual("Trần Thị Bình", dossier.submitter["name"])
        self.assertEqual("Nguyễn Văn An", dossier.owner["name"])

    def test_a_business_needs_its_name_and_tax_number(self):
        browser = self.opened()
        self.fill(browser, owner_kind="organisation")
        self.send(browser)
        self.assertEqual([], support.dossiers())
        browser.getControl(name="form.widgets.owner_organisation").value = "Công ty TNHH Hồng Lĩnh"
        browser.getControl(name="form.widgets.owner_tax_number").value = "3001234567"
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual("3001234567", dossier.owner["tax_number"])
        self.assertNotIn("birth_date", dossier.owner)

    def test_the_token_against_forgery_is_asked_for(self):
        browser = self.opened()
        self.fill(browser)
        browser.getControl(name="_authenticator").value = "forged"
        browser.handleErrors = True
        with self.assertRaises(HTTPError):
            self.send(browser)
        self.assertEqual([], support.dossiers())

    def test_easyforms_own_views_file_nothing(self):
        # They check neither conditions nor the content of files.
        stock = EasyFormForm(self.form, self.layer["request"])
        with api.env.adopt_user("citizen"):
            refused = stock.processActions({"owner_name": "Nguyễn Văn An"})
        self.assertEqual({FORM_ERROR_MARKER: "Please fill in this form on its own page."}, refused)
        self.assertEqual([], support.dossiers())


class BadInputTest(FormTest):
    def test_the_form_comes_back_with_everything_kept(self):
        browser = self.opened()
        self.fill(browser, owner_phone="khong-co")
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn('href="#form-widgets-owner_phone"', unescape(browser.contents))
        self.assertIn("This is not a telephone number", unescape(browser.contents))
        self.assertIn('aria-invalid="true"', unescape(browser.contents))
        self.assertEqual("Nguyễn Văn An", browser.getControl(name="form.widgets.owner_name").value)
        self.assertEqual(["18073"], browser.getControl(name="form.widgets.owner_commune:list").value)
        self.assertIn("to-khai.pdf", unescape(browser.contents))

    def test_files_are_not_lost(self):
        browser = self.opened()
        self.fill(browser, owner_phone="khong-co")
        self.send(browser)
        self.send(browser)
        browser.getControl(name="form.widgets.owner_phone").value = "0912345678"
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual(support.PDF, dossier.papers["paper_to_khai"][0].file.data)
        self.assertEqual([], [path for path in keeping.folder().rglob("*") if path.is_file()])

    def test_a_kept_file_is_nobody_elses(self):
        browser = self.opened()
        self.fill(browser, owner_phone="khong-co")
        self.send(browser)
        kept = browser.getControl(name="form.widgets.paper_to_khai.kept").value
        other = self.opened("neighbour")
        self.fill(other, owner_phone="khong-co")
        self.send(other)
        other.getControl(name="form.widgets.paper_to_khai.kept").value = kept
        other.getControl(name="form.widgets.owner_phone").value = "0912345678"
        self.send(other)
        self.assertEqual([], support.dossiers())
        self.assertIn("Please attach: Tờ khai", unescape(other.contents))

    def test_a_kept_file_can_be_dropped(self):
        browser = self.opened()
        self.fill(browser, owner_phone="khong-co")
        self.attach(browser, "paper_khac", support.PDF, "khac.pdf")
        self.send(browser)
        browser.getControl(name="form.widgets.paper_khac.drop").controls[0].selected = True
        browser.getControl(name="form.widgets.owner_phone").value = "0912345678"
        self.send(browser)
        self.assertEqual(["paper_to_khai"], list(support.dossiers()[0].papers))

    def test_nothing_is_stored_in_the_database_by_a_failed_attempt(self):
        browser = self.opened()
        self.fill(browser, owner_phone="khong-co")
        before = self.portal._p_jar.db().lastTransaction()
        self.send(browser)
        self.assertEqual(before, self.portal._p_jar.db().lastTransaction())

    def refused(self, data, filename):
        browser = self.opened()
        self.fill(browser, file=data, filename=filename)
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn('href="#form-widgets-paper_to_khai"', unescape(browser.contents))
        return unescape(browser.contents)

    def test_wrong_content_is_refused_by_name(self):
        self.assertIn("“gia.pdf” is not what its name says", self.refused(b"GIF89a....", "gia.pdf"))

    def test_a_wrong_kind_is_refused_by_name(self):
        self.assertIn("“chay.exe” is of a kind that is not taken", self.refused(b"MZ....", "chay.exe"))

    def test_an_empty_file_is_refused_by_name(self):
        self.assertIn("“rong.pdf” is empty", self.refused(b"", "rong.pdf"))

    def test_a_path_in_the_name_is_refused(self):
        self.assertIn("has a name that cannot be taken", self.refused(support.PDF, "../../etc/to-khai.pdf"))

    def test_control_characters_in_the_name_are_refused(self):
        self.assertIn("has a name that cannot be taken", self.refused(support.PDF, "to\u202ekhai.pdf"))

    def test_a_file_too_big_is_refused_by_name(self):
        api.portal.set_registry_record("egov.portal.intake.max_file_mb", 1)
        transaction.commit()
        self.assertIn("“to.pdf” is too big: 1.1 MB", self.refused(support.PDF + b" " * 1_150_000, "to.pdf"))

    def test_too_much_together_is_refused(self):
        api.portal.set_registry_record("egov.portal.intake.max_total_mb", 1)
        transaction.commit()
        browser = self.opened()
        self.fill(browser, file=support.PDF + b" " * 600_000)
        self.attach(browser, "paper_khac", support.PDF + b" " * 600_000, "khac.pdf")
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn("too big together: 1.1 MB", unescape(browser.contents))

    def test_a_changed_form_is_shown_again(self):
        browser = self.opened()
        self.fill(browser)
        self.form.fields_model = self.form.fields_model.replace(">Telephone<", ">Mobile<")
        transaction.commit()
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn("The form has been changed since you opened it", unescape(browser.contents))
        self.assertEqual("Nguyễn Văn An", browser.getControl(name="form.widgets.owner_name").value)
        self.send(browser)
        self.assertEqual(1, len(support.dossiers()))


class CaseTest(FormTest):
    procedure_facts = support.BY_CASE

    def test_the_papers_of_another_case_are_not_asked(self):
        browser = self.opened()
        browser.getControl(name="form.widgets.case").value = ["first"]
        self.fill(browser)
        self.send(browser)
        self.assertEqual("first", support.dossiers()[0].case)

    def test_a_hidden_file_is_not_stored(self):
        browser = self.opened()
        browser.getControl(name="form.widgets.case").value = ["first"]
        self.fill(browser)
        self.attach(browser, "paper_cam_ket", support.PDF, "cam-ket.pdf")
        self.send(browser)
        self.assertEqual(["paper_to_khai"], list(support.dossiers()[0].papers))

    def test_the_papers_of_the_case_are_asked(self):
        browser = self.opened()
        browser.getControl(name="form.widgets.case").value = ["again"]
        self.fill(browser)
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn("Please attach: Bản cam kết", unescape(browser.contents))


class ClosedTest(FormTest):
    def closed(self, change):
        browser = self.opened()
        self.fill(browser)
        change()
        transaction.commit()
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn("Your dossier was not filed", unescape(browser.contents))
        self.assertNotIn("Nguy", browser.url)
        browser.getControl("Download my answers").click()
        self.assertEqual("text/plain;charset=utf-8", browser.headers["Content-Type"].replace(" ", ""))
        self.assertIn("attachment", browser.headers["Content-Disposition"])
        return browser.contents

    def test_the_procedure_was_abolished(self):
        def abolish():
            api.content.transition(self.procedure, "abolish", comment="QĐ 1/QĐ-UBND")

        answers = self.closed(abolish)
        self.assertIn("Full name: Nguyễn Văn An", answers)
        self.assertIn("Province or city: Tỉnh Hà Tĩnh", answers)
        self.assertIn("to-khai.pdf", answers)

    def test_the_procedure_was_taken_back(self):
        self.closed(lambda: api.content.transition(self.procedure, "send_back"))

    def test_the_agency_is_gone(self):
        self.closed(lambda: setattr(self.procedure, "agency", "khong-con"))

    def test_the_action_is_gone(self):
        self.closed(lambda: setattr(self.form, "actions_model", "<model/>"))

    def test_the_form_was_deleted(self):
        self.assertIn("owner_name: Nguyễn Văn An", self.closed(lambda: api.content.delete(self.form)))

    def test_the_log_in_has_ended(self):
        stranger = self.browser(None)
        url = f"{self.portal.absolute_url()}/@@send-form/{self.form.UID()}"
        stranger.post(url, "form.key=k&form.widgets.owner_name=Nguyễn Văn An")
        self.assertIn("You are not logged in any more", unescape(stranger.contents))
        self.assertIn("Nguyễn Văn An", unescape(stranger.contents))

    def test_a_closed_form_says_so_when_opened(self):
        self.form.actions_model = "<model/>"
        transaction.commit()
        self.assertIn("This form does not take dossiers at present", self.opened().contents)

    def test_nothing_is_sent_by_get(self):
        browser = self.browser()
        browser.open(f"{self.portal.absolute_url()}/@@send-form/{self.form.UID()}")
        self.assertEqual(self.form.absolute_url(), browser.headers["Location"])


class CommunesTest(FormTest):
    def test_the_communes_of_a_province(self):
        browser = self.browser(None)
        browser.open(f"{self.portal.absolute_url()}/@@communes?province=42")
        self.assertIn("max-age=86400", browser.headers["Cache-Control"])
        self.assertGreater(browser.contents.count(b'"value"'), 50)
        browser.open(f"{self.portal.absolute_url()}/@@communes?province=xx")
        self.assertEqual(b"[]", browser.contents)
