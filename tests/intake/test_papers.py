"""Several files for one paper, and pictures joined into one PDF."""

from egov.portal.intake import joining
from html import unescape
from io import BytesIO
from PIL import Image
from plone import api
from tests.intake import support
from tests.intake.test_browser import FormTest
import transaction
import unittest
from zope.interface import Invalid


def picture(kind="JPEG", mode="RGB", size=(60, 80)):
    made = BytesIO()
    Image.new(mode, size, "navy").save(made, kind)
    return made.getvalue()


class JoiningTest(unittest.TestCase):
    def test_a_jpeg_goes_in_as_it_is(self):
        photograph = picture()
        pdf = joining.joined([photograph, picture("PNG")])
        self.assertTrue(pdf.startswith(b"%PDF-"))
        self.assertIn(photograph, pdf)
        self.assertEqual(2, pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page "))

    def test_a_see_through_picture_gets_a_ground(self):
        self.assertTrue(joining.joined([picture("PNG", "RGBA"), picture()]).startswith(b"%PDF-"))

    def test_what_is_broken_is_said(self):
        for broken in (b"", b"\xff\xd8\xff\xe0 broken", picture("PNG")[:60]):
            with self.assertRaises(Invalid):
                joining.joined([picture(), broken])

    def test_a_picture_that_would_fill_the_memory_is_refused(self):
        with self.assertRaises(Invalid):
            joining.joined([picture(), picture("PNG", "1", (20_000, 20_000))])


class SeveralTest(FormTest):
    def filled(self, *files):
        browser = self.opened()
        self.fill(browser, file=None)
        for number, data in enumerate(files, 1):
            kind = "pdf" if data == support.PDF else "jpg"
            self.attach(browser, "paper_to_khai", data, f"trang-{number}.{kind}")
        return browser

    def names(self):
        (dossier,) = support.dossiers()
        return [paper.file.filename for paper in dossier.papers["paper_to_khai"]]

    def test_all_files_of_a_paper_are_filed(self):
        self.send(self.filled(support.PDF, picture()))
        self.assertEqual(["trang-1.pdf", "trang-2.jpg"], self.names())

    def test_one_bad_file_is_named(self):
        browser = self.filled(support.PDF, b"GIF89a....")
        self.send(browser)
        self.assertEqual([], support.dossiers())
        self.assertIn("“trang-2.jpg” is not what its name says", unescape(browser.contents))

    def test_too_many(self):
        api.portal.set_registry_record("egov.portal.intake.max_files", 1)
        transaction.commit()
        browser = self.filled(support.PDF, support.PDF)
        self.send(browser)
        self.assertIn("At most 1 files can be sent for one paper", unescape(browser.contents))

    def test_kept_over_a_mistake_and_joined(self):
        browser = self.filled(support.PDF, picture(), picture("JPEG", size=(80, 60)))
        browser.getControl(name="form.widgets.owner_phone").value = "khong-co"
        self.send(browser)
        browser.getControl(name="form.widgets.owner_phone").value = "0912345678"
        browser.getControl(name="form.widgets.paper_to_khai.join").controls[0].selected = True
        self.send(browser)
        self.assertEqual(["trang-1.pdf", "joined-pictures.pdf"], self.names())
