"""What people send to try a portal: markup and formulas as text, and files that are not what they say."""

from egov.portal.organisation.groups import group_id
from html import unescape
from io import BytesIO
from plone import api
from tests.intake import support
from tests.intake.test_browser import FormTest
import transaction
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile


MARKUP = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)"
FORMULA = '=HYPERLINK("http://example.org","Bấm")'
IMAGE = "<img src=x onerror=alert(1)>"


def zip_bomb():
    """A small file that has the parts of a Word document and would unpack to 60 MB of nothing."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(60 * 2**20))
    return made.getvalue()


class TextTest(FormTest):
    def setUp(self):
        super().setUp()
        api.group.add_user(groupname=group_id(support.AGENCY, "reception"), username="neighbour")
        transaction.commit()

    def assertHarmless(self, browser, shown=ESCAPED):
        self.assertNotIn(MARKUP, browser.contents)
        self.assertNotIn(IMAGE, browser.contents)
        self.assertIn(shown, browser.contents)

    def pages(self, name, *paths):
        browser = self.browser(name)
        for path in paths:
            browser.open(f"{self.portal.absolute_url()}/{path}")
            yield browser

    def test_it_is_text_on_every_page_of_a_dossier(self):
        browser = self.opened()
        self.fill(browser, owner_name=MARKUP, owner_address=FORMULA)
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual((MARKUP, FORMULA), (dossier.owner["name"], dossier.owner["address"]))
        path = dossier.absolute_url().removeprefix(f"{self.portal.absolute_url()}/")
        for page in self.pages("citizen", path, f"{path}/@@receipt", "@@my-dossiers"):
            self.assertNotIn(MARKUP, page.contents)
        for page in self.pages("neighbour", path, "@@queue"):
            self.assertHarmless(page)

    def test_it_is_text_in_the_form_that_comes_back(self):
        browser = self.opened()
        self.fill(browser, owner_name=MARKUP, owner_phone=MARKUP)
        self.send(browser)
        self.assertHarmless(browser)

    def test_it_is_text_in_a_draft_with_its_files(self):
        browser = self.opened()
        self.fill(browser, owner_name=MARKUP, filename=f"{IMAGE}.pdf")
        button = browser.getControl(name="save")
        button._form.action = f"{self.portal.absolute_url()}/@@save-draft/{self.form.UID()}"
        button.click()
        again = self.opened()
        self.assertHarmless(again)
        self.assertHarmless(again, "&lt;img src=x onerror=alert(1)&gt;.pdf")

    def test_it_is_text_on_the_page_of_a_closed_form(self):
        stranger = self.browser(None)
        stranger.post(
            f"{self.portal.absolute_url()}/@@send-form/{self.form.UID()}", f"form.widgets.owner_name={MARKUP}"
        )
        self.assertHarmless(stranger)


class FilesTest(FormTest):
    def refused(self, data, filename):
        browser = self.opened()
        self.fill(browser, file=data, filename=filename)
        self.send(browser)
        self.assertEqual([], support.dossiers())
        return unescape(browser.contents)

    def test_two_extensions(self):
        self.assertIn("“don.exe.pdf” has a misleading name", self.refused(support.PDF, "don.exe.pdf"))

    def test_two_extensions_the_other_way(self):
        self.assertIn("“don.pdf.exe” has a misleading name", self.refused(support.PDF, "don.pdf.exe"))

    def test_a_document_that_would_unpack_to_something_huge(self):
        self.assertIn("“don.docx” is not what its name says", self.refused(zip_bomb(), "don.docx"))

    def test_a_name_of_300_characters_is_shortened(self):
        browser = self.opened()
        self.fill(browser, filename=f"{'đ' * 300}.pdf")
        self.send(browser)
        (dossier,) = support.dossiers()
        name = dossier.papers["paper_to_khai"][0].file.filename
        self.assertTrue(name.endswith("đ.pdf"))
        self.assertLessEqual(len(name.encode()), 180)
