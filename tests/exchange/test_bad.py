"""Files that are wrong, damaged or meant to harm: told by line, nothing half done."""

from egov.portal.exchange.archive import parts
from egov.portal.exchange.record import Unreadable
from egov.portal.exchange.running import is_blocked
from egov.portal.exchange.running import prepared
from egov.portal.exchange.source import LARGEST
from io import BytesIO
from tests.exchange.support import ExchangeTest
from tests.exchange.support import messages
from tests.exchange.support import NEW
from tests.exchange.support import OLD
from tests.exchange.support import PAGE
from tests.exchange.test_import import as_json
from tests.exchange.test_import import book
import xlsxwriter
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile


def package(content):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, data in content.items():
            made.writestr(name, data)
    return stream.getvalue()


class WholeFileTest(ExchangeTest):
    def unreadable(self, data):
        with self.assertRaises(Unreadable) as refused:
            prepared(data)
        return str(refused.exception)

    def test_shapes_that_are_none(self):
        for data in (b"", b"Ma thu tuc", b"%PDF-1.7", b"{", b"[" * 200_000, b'"text"', b"\xff\xd8\xff", b"1"):
            with self.subTest(data[:10]):
                self.assertTrue(self.unreadable(data))

    def test_too_large(self):
        self.assertIn("larger than", self.unreadable(b" " * (LARGEST + 1)))

    def test_an_encoding_that_is_a_guess(self):
        self.assertIn("encoding", self.unreadable('[{"name": "Hồ sơ"}]'.encode("utf-16-le")[1:]))
        self.assertIn("encoding", self.unreadable(PAGE.format(charset="x-tcvn").encode()))
        self.assertIn("encoding", self.unreadable(b"<html>Th\xe2 t\xeec"))

    def test_a_byte_order_mark_is_no_harm(self):
        self.assertEqual(1, len(prepared(b"\xef\xbb\xbf" + as_json(NEW)).records))
        self.assertEqual(1, len(prepared(as_json(NEW).decode().encode("utf-16")).records))

    def test_zip_bombs(self):
        bomb = package({"xl/workbook.xml": b"0" * 1_000_000})
        with self.assertRaises(Unreadable):
            parts(bomb, 999_999)
        self.assertEqual(1_000_000, len(parts(bomb, 1_000_000)["xl/workbook.xml"]))

    def test_damaged_packages(self):
        whole = package({"word/document.xml": b"<a/>" * 100})
        for data in (
            whole[:-40],
            b"PK\x03\x04nonsense",
            package({"other.txt": b"x"}),
            package({"xl/workbook.xml": b"x"}),
        ):
            with self.subTest(data[:20]):
                self.assertTrue(self.unreadable(data))

    def test_external_entities(self):
        evil = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
        self.assertIn("must not", self.unreadable(package({"word/document.xml": evil})))
        (record,) = prepared(
            b"<html><!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><body>&e;</body></html>"
        ).records
        self.assertNotIn("root:", str(record))


class LinesTest(ExchangeTest):
    def test_what_is_wrong_is_told_with_its_place(self):
        items = [OLD | {"MATTHC": "abc"}, "nothing", OLD | {"TENTTHC": "", "MATTHC": "1.000112"}, OLD]
        reading = prepared(as_json(*items))
        self.assertEqual(["[2]"], [finding.where for finding in reading.findings])
        steps = self.check(as_json(*items[:1], *items[2:]))
        self.assertEqual(["refused", "refused", "add"], [step.action for step in steps])
        self.assertEqual(["[1]", "[2]", "[3]"], [step.where for step in steps])

    def test_codes_that_are_there_twice_keep_both_out(self):
        steps = self.bring_in(as_json(OLD, NEW, OLD))
        self.assertEqual(["refused", "add", "refused"], [step.action for step in steps])
        self.assertEqual(["1-000222"], list(self.root.objectIds()))

    def test_a_procedure_with_one_bad_row_stays_out_whole(self):
        channels = [*NEW["executionMethods"], {"submissionMethod": "PIGEON"}]
        steps = self.bring_in(as_json(NEW | {"executionMethods": channels}, OLD))
        self.assertEqual(["refused", "add"], [step.action for step in steps])
        self.assertIn("'${text}' is not known and was left out.", messages(steps))
        self.assertEqual(["1-000111"], list(self.root.objectIds()))

    def test_columns_that_are_wrong(self):
        with self.assertRaises(Unreadable):
            prepared(book({"Sheet1": [["x"]]}))
        self.assertTrue(is_blocked(prepared(book({"procedures": [["Mã", "Tên"], [], ["1.000111", "x"]]}))))
        reading = prepared(book({"procedures": [["code", "wrong"], [], ["1.000111", "x"]], "notes": [["x"]]}))
        self.assertEqual(
            [("procedures:1", "warning"), ("notes", "warning")], [(f.where, f.severity) for f in reading.findings]
        )

    def test_cells_that_do_not_fit(self):
        sheets = {
            "procedures": [
                ["code", "title", "agency", "kind", "review_due", "online_payment"],
                [],
                ["1.000111", "x", "ubnd", "made up", "soon", "perhaps"],
            ],
            "evidences": [["procedure", "title", "originals"], [], ["1.000111", "", "many"], ["1.999999", "lost", 1]],
        }
        reading = prepared(book(sheets))
        self.assertEqual(["evidences:4"], [finding.where for finding in reading.findings])
        (step,) = self.check(book(sheets | {"evidences": sheets["evidences"][:3]}))
        self.assertEqual("refused", step.action)
        self.assertEqual(["procedures:3"] * 3 + ["evidences:3"], [finding.where for finding in step.findings][:4])

    def test_formulas_are_refused_with_their_cell(self):
        stream = BytesIO()
        with xlsxwriter.Workbook(stream) as made:
            page = made.add_worksheet("procedures")
            page.write_row(0, 0, ["code", "title"])
            page.write_row(2, 0, ["1.000111", "x"])
            page.write_formula("B3", '=HYPERLINK("http://evil","x")', None, "x")
        (finding,) = [one for one in prepared(stream.getvalue()).findings if one.severity == "error"]
        self.assertEqual({"cell": "B3"}, finding.message.mapping)

    def test_pages_without_their_code(self):
        (step,) = self.check(b"<html><body><p>Anything</p></body></html>")
        self.assertEqual("refused", step.action)
        steps = self.check(
            package({"a.html": PAGE.format(charset="utf-8").encode(), "b.html": b"<", "c.docx": b"PK\x03\x04"})
        )
        self.assertEqual(["add", "refused", "refused"], [step.action for step in steps])

    def test_scripts_do_not_come_in(self):
        evil = '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>'
        item = NEW | {"name": f"Tên {evil}", "requirementsAndConditions": f"<p>Được</p>{evil}", "description": evil}
        item["executionSteps"] = [{"name": evil + "Nộp", "description": evil}]
        self.bring_in(as_json(item))
        made = str(self.found("1.000222"))
        for word in ("<script", "onerror", "javascript", "alert"):
            self.assertNotIn(word, made)
