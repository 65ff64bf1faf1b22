"""What goes wrong while somebody imports in the browser: bad files, failures in the middle, others who save."""

from AccessControl import SpecialUsers
from AccessControl.SecurityManagement import newSecurityManager
from contextlib import contextmanager
from egov.portal.exchange import jobs
from egov.portal.procedure.schema import IProcedure
from io import BytesIO
import json
from tests.exchange.support import ExchangePagesTest
from tests.exchange.support import NEW
from tests.exchange.support import OLD
from tests.exchange.support import PAGE
from tests.exchange.test_bad import package
from tests.exchange.test_import import as_json
from tests.exchange.test_import import book
from tests.procedure import support
from threading import Thread
import transaction
from unittest.mock import patch
import xlsxwriter
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile
from zope.component import getGlobalSiteManager
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from ZPublisher.HTTPRequest import HTTPRequest


CODE = "1.0{:05}"


def many(number):
    """So many procedures in the national JSON."""
    return as_json(*(NEW | {"code": CODE.format(place)} for place in range(number)))


def workbook(*cells, title="Thủ tục"):
    """A workbook with one procedure and some more cells: (line, column, text)."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as made:
        page = made.add_worksheet("procedures")
        page.write_row(0, 0, ["code", "title", "agency"])
        page.write_row(2, 0, ["1.000111", title, "ubnd"])
        for cell in cells:
            page.write(*cell)
    return stream.getvalue()


class SafetyTest(ExchangePagesTest):
    def refused(self, data, name="in.json"):
        """What is told of a file that cannot be read; nothing is kept of it."""
        before = len(jobs.jobs(self.root))
        browser = self.upload(data, name=name)
        self.assertTrue(browser.headers["Status"].startswith("400"), browser.headers["Status"])
        transaction.begin()
        self.assertEqual((before, []), (len(jobs.jobs(self.root)), self.codes()))
        return browser.contents.partition('id="import-file-error"')[2].partition("</p>")[0]

    def report(self, data, name="in.json"):
        """The report of the check of a file; nothing is written by it."""
        browser = self.go_on(self.upload(data, name=name))
        self.assertTrue(browser.headers["Status"].startswith("200"), browser.headers["Status"])
        self.assertEqual([], self.codes())
        return browser


class BadFileTest(SafetyTest):
    def test_empty_and_of_no_shape(self):
        for data in (b"", b" \r\n"):
            self.assertIn("There is nothing in this file.", self.refused(data))
        self.assertIn("none of the shapes", self.refused(b"\x89PNG\r\n\x1a\n".decode("latin-1").encode(), "in.xlsx"))
        self.assertIn("none of the shapes", self.refused(b"%PDF-1.7", "in.pdf"))

    def test_the_content_tells_and_not_the_name(self):
        self.assertIn("1.000111", self.report(workbook(), "in.pdf").contents)
        self.assertIn("1.000111", self.report(as_json(OLD), "in.xlsx").contents)

    def test_encodings(self):
        text = json.dumps([NEW], ensure_ascii=False)
        self.assertIn("1.000222", self.report(text.encode("utf-16")).contents)
        for data in (
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            "[Đ]".encode("cp1258"),
            b'["\xae\xa8ng k\xfd"]',
        ):
            self.assertIn("encoding", self.refused(data))
        self.assertIn("encoding", self.refused(PAGE.format(charset="x-vni").encode("utf-16-le")))

    def test_text_of_old_fonts(self):
        for title in ("§¨ng ký khai sinh cã yÕu tè n­íc ngoµi", "Ñaêng kyù khai sinh löu ñoäng"):
            browser = self.report(workbook(title=title))
            self.assertIn("old font", browser.contents)
            self.assertNotIn('name="start"', browser.contents)

    def test_columns_and_sheets(self):
        self.assertIn("no sheet", self.refused(book({"Sheet1": [["code"]]})))
        browser = self.report(book({"procedures": [["Mã", "Tên"], [], ["1.000111", "x"]]}))
        self.assertIn("has no column", browser.contents)
        self.assertNotIn('name="start"', browser.contents)

    def test_codes_that_are_there_twice(self):
        browser = self.report(as_json(OLD, NEW, OLD))
        self.assertEqual(2, browser.contents.count("The code 1.000111 is in the file 2 times."))
        browser.getControl(name="start").click()
        self.go_on(browser)
        self.assertEqual(["1.000222"], self.codes())

    def test_a_code_that_the_site_has_is_changed_and_one_that_is_missing_refused(self):
        self.go_on(self.upload(as_json(OLD))).getControl(name="start").click()
        transaction.begin()
        (job,) = jobs.jobs(self.root)
        job.work(self.root, self.layer["request"])
        transaction.commit()
        browser = self.go_on(self.upload(as_json(OLD | {"TENTTHC": "Tên mới"}, NEW | {"code": ""})))
        self.assertIn("Changed</strong>", browser.contents)
        self.assertIn("The code of the procedure is missing.", browser.contents)

    def test_formulas_and_macros(self):
        browser = self.report(workbook((2, 1, '=HYPERLINK("http://evil","x")')))
        self.assertNotIn("formula", browser.contents)  # a text that only looks like one stays a text
        self.assertNotIn('<a href="http://evil', browser.contents)
        stream = BytesIO()
        with xlsxwriter.Workbook(stream) as made:
            made.add_worksheet("procedures").write_row(0, 0, ["code", "title"])
            made.get_worksheet_by_name("procedures").write_formula("B3", "=1+1")
        browser = self.report(stream.getvalue())
        self.assertIn("Cell B3 holds a formula", browser.contents)
        self.assertNotIn('name="start"', browser.contents)
        with ZipFile(stream := BytesIO(workbook()), "a") as made:
            made.writestr("xl/vbaProject.bin", b"macros")
        self.assertIn("macros of the workbook were left out", self.report(stream.getvalue(), "in.xlsm").contents)

    def test_scripts(self):
        evil = '<script>alert(1)</script><img src="x" onerror="alert(1)">'
        browser = self.report(as_json(NEW | {"name": f"Tên {evil}", "description": evil}), f"{evil}.json")
        self.assertNotIn("<script>alert", browser.contents)
        self.assertNotIn('onerror="alert', browser.contents.replace("&quot;", ""))

    def test_bombs(self):
        bomb = BytesIO()
        with ZipFile(bomb, "w", ZIP_DEFLATED) as made:
            made.writestr("xl/workbook.xml", b"<workbook/>")
            with made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
                for _megabyte in range(130):
                    part.write(b" " * (1 << 20))
        self.assertLess(len(bomb.getvalue()), 1 << 20)
        self.assertIn("larger than a catalogue", self.refused(bomb.getvalue(), "in.xlsx"))

    def test_a_cell_at_the_end_of_the_sheet(self):
        """Laid out in memory it would end the process, not only the request."""
        for place in ((1048575, 16383), (1048575, 40), (400, 16383)):
            self.assertIn("sheet1.xml reaches to line", self.refused(workbook((*place, "x")), "in.xlsx"))
        rows = b"<row>" + b"<c/>" * 3000 + b"</row>" + b"<row/>" * 3000
        unsaid = package({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": rows})
        self.assertIn("sheet1.xml reaches to line", self.refused(unsaid, "in.xlsx"))
        other = package({"xl/workbook.xml": b"<workbook/>", "content.xml": b"<office:document/>"})
        self.assertIn("cannot be read", self.refused(other, "in.xlsx"))


class FailureTest(SafetyTest):
    @contextmanager
    def whenever_one_is_added(self, act):
        manager = getGlobalSiteManager()
        manager.registerHandler(act, (IProcedure, IObjectAddedEvent))
        try:
            yield
        finally:
            manager.unregisterHandler(act, (IProcedure, IObjectAddedEvent))

    def started(self, data, **options):
        browser = self.go_on(self.upload(data, **options))
        browser.getControl(name="start").click()
        return browser

    def test_a_failure_in_the_middle_leaves_nothing_half_done(self):
        number = jobs.SIZE + 10
        browser = self.started(many(number))
        address = browser.url

        def fail(procedure, event):
            if procedure.code == CODE.format(jobs.SIZE + 5):
                raise RuntimeError("the disk is full")

        with self.whenever_one_is_added(fail):
            for _turn in range(2):
                while not browser.headers["Status"].startswith("500"):
                    browser.getForm(action=f"{self.url}/@@import-step").submit()
                self.assertIn(len(self.codes()), (0, jobs.SIZE))  # whole pieces or none
                browser.open(address)
        self.go_on(browser)
        self.assertEqual(number, len(self.codes()))
        self.assertIn("The import is done.", browser.contents)

    def test_who_saves_meanwhile_makes_the_step_be_done_again(self):
        support.procedure(self.portal, "other", "published", title="Khác", code="1.000999", agency="ubnd")
        transaction.commit()
        browser = self.started(many(3))
        self.enterContext(patch.object(HTTPRequest, "retry_max_count", 3))  # as zope.conf sets it
        turns = []

        def save(procedure, event):
            turns.append(procedure.code)
            if len(turns) == 1:
                other = Thread(target=self.rename, args=("other", "Đổi tên"))
                other.start()
                other.join()

        with self.whenever_one_is_added(save):
            self.go_on(browser)
        self.assertIn("The import is done.", browser.contents)
        self.assertEqual(4, len(self.codes()))
        self.assertEqual("Đổi tên", self.root["other"].title)
        self.assertEqual(6, len(turns), "the first attempt met the other's change")

    def rename(self, id, title):
        with support.elsewhere(self.portal) as site:
            newSecurityManager(None, SpecialUsers.system)
            site["thu-tuc"][id].title = title
            site["thu-tuc"][id].reindexObject()
            site.portal_catalog.searchResults()
            site._p_jar.transaction_manager.commit()

    def test_each_is_indexed_once_however_many_there_are(self):
        catalog = self.portal.portal_catalog
        before = catalog.getCounter()
        self.bring_in(many(20), publish=True)
        catalog.searchResults()
        self.assertLess(catalog.getCounter() - before, 20 + 5)
