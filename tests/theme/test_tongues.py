"""Vietnamese parts of English pages say that they are Vietnamese."""

from egov.portal.theme.tongues import marked
from plone import api
import re
from tests.dossier.cases import BrowserTest
import transaction
import unittest


def page(body, language="en"):
    return f'<!DOCTYPE html><html lang="{language}"><head><title>Hộ chiếu</title></head><body>{body}</body></html>'


class TestMarks(unittest.TestCase):
    def assertMarked(self, expected, body):
        self.assertEqual(page(expected).replace("<title>", '<title lang="vi">'), marked(page(body)))

    def test_a_text_alone_is_marked_on_its_element(self):
        self.assertMarked('<h1 class="a" lang="vi">Hộ chiếu</h1>', '<h1 class="a">Hộ chiếu</h1>')
        self.assertMarked('<option value="1" lang="vi">Nghệ An</option>', '<option value="1">Nghệ An</option>')
        self.assertMarked('<a data-x="a > b" lang="vi">H&#7897; chiếu</a>', '<a data-x="a > b">H&#7897; chiếu</a>')

    def test_a_text_among_others_gets_an_element(self):
        self.assertMarked(
            '<p><span lang="vi">Một</span><br /><b lang="vi">Hộ</b><span lang="vi"> chiếu</span></p>',
            "<p>Một<br /><b>Hộ</b> chiếu</p>",
        )

    def test_what_follows_a_label_is_marked_alone(self):
        self.assertMarked('<h1>History: <span lang="vi">Hộ chiếu</span></h1>', "<h1>History: Hộ chiếu</h1>")
        self.assertMarked("<option>Case: Hộ chiếu</option>", "<option>Case: Hộ chiếu</option>")

    def test_what_is_marked_or_no_text_stays(self):
        for body in (
            '<a lang="vi">Tiếng Việt</a>',
            "<p>Filed by Nguyễn An</p>",
            "<script>'Hộ chiếu'</script><!-- Hộ chiếu --><textarea>Hộ chiếu</textarea>",
            "<p>1 < 2</p>",
        ):
            with self.subTest(body):
                self.assertMarked(body, body)

    def test_a_vietnamese_page_stays(self):
        for whole in (page("<p>Hộ chiếu</p>", "vi"), "<p>Hộ chiếu</p>"):
            self.assertEqual(whole, marked(whole))


class TestPages(BrowserTest):
    def test_the_title_of_a_procedure(self):
        api.portal.set_registry_record("plone.default_language", "vi")
        transaction.commit()
        browser = self.browser(None)
        for language, expected in (("vi", set()), ("en", {' lang="vi"'})):
            browser.open(f"{self.procedure.absolute_url()}?set_language={language}")
            self.assertEqual(expected, set(filter(None, re.findall(r"<h1\b[^>]*?( lang=\"vi\")?>", browser.contents))))
