"""Procedures brought in from each shape, again, and changed."""

from datetime import date
from egov.portal.exchange.exporting import export
from egov.portal.exchange.exporting import SHAPES
from egov.portal.exchange.merging import changes
from egov.portal.procedure.schema import IProcedure
from io import BytesIO
import json
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from python_calamine import CalamineWorkbook
from tests.exchange.support import ExchangeTest
from tests.exchange.support import messages
from tests.exchange.support import NEW
from tests.exchange.support import OLD
from tests.exchange.support import PAGE
from tests.procedure import support
import unicodedata
import xlsxwriter
from zipfile import ZipFile


def as_json(*items):
    return json.dumps(list(items), ensure_ascii=False).encode()


def book(sheets):
    """A workbook of these sheets: name → lines."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return stream.getvalue()


class ShapesTest(ExchangeTest):
    def test_the_older_json(self):
        (step,) = self.bring_in(as_json(OLD))
        self.assertEqual(("add", []), (step.action, messages([step])))
        made = self.found("1.000111")
        self.assertEqual(("Cấp giấy phép mẫu", "HT", "ubnd"), (made["title"], made["sector"], made["agency"]))
        self.assertEqual(["citizen", "enterprise"], made["audience"])
        counter, online = made["channels"]
        self.assertEqual(
            ("in_person", "fixed", "5", "working_day"), tuple(counter[k] for k in ("channel", "kind", "amount", "unit"))
        )
        self.assertEqual(
            ("8000", "charge", "Tại bộ phận một cửa"), (counter["fee"], counter["fee_kind"], counter["note"])
        )
        self.assertEqual(("online", "3", "day", None), tuple(online[k] for k in ("channel", "amount", "unit", "fee")))
        self.assertEqual([{"id": "to-chuc", "title": "Tổ chức"}], made["cases"])
        self.assertEqual(
            [("G1", ""), (made["evidences"][1]["id"], "to-chuc")], [(r["id"], r["case"]) for r in made["evidences"]]
        )
        self.assertEqual(2, made["evidences"][1]["copies"])
        self.assertEqual(["Nộp hồ sơ", "Nhận kết quả"], [row["title"] for row in made["steps"]])
        self.assertEqual("draft", api.content.get_state(self.root["1-000111"]))

    def test_the_json_of_2025(self):
        (step,) = self.bring_in(json.dumps({"data": {"items": [NEW]}}).encode(), publish=True)
        self.assertEqual(["Scripts and other active content were taken out of the text."], messages([step]))
        made = self.found("1.000222")
        self.assertEqual("<p>Đủ 18 tuổi</p>", made["requirements"])
        self.assertEqual(("commune", ["hộ tịch", "mẫu"]), (made["executing_level"], made["keywords"]))
        online = made["channels"][0]
        self.assertEqual(("2.5", "working_day", None), (online["amount"], online["unit"], online["fee"]))
        self.assertEqual("Phí thẩm định: 100000; Lệ phí: 8000", online["fee_note"])
        self.assertEqual("published", api.content.get_state(self.root["1-000222"]))

    def test_the_page_as_html(self):
        for charset in ("utf-8", "utf-16"):
            with self.subTest(charset):
                (step,) = self.check(PAGE.format(charset=charset).encode(charset))
                self.assertEqual(("add", "1.000333", []), (step.action, step.code, messages([step])))
        self.bring_in(PAGE.format(charset="utf-8").encode())
        made = self.found("1.000333")
        self.assertEqual(
            ("Thủ tục trên trang <mẫu>", "commune", "law_detailed"),
            (made["title"], made["executing_level"], made["kind"]),
        )
        self.assertEqual(
            [("Bước 1", "Nộp hồ sơ"), ("Bước 2", "Nhận kết quả")],
            [(r["title"], r["description"]) for r in made["steps"]],
        )
        self.assertEqual(
            [("in_person", "5", "8000"), ("post", "1", None)],
            [(r["channel"], r["amount"], r["fee"]) for r in made["channels"]],
        )
        self.assertEqual(
            [("ca-nhan", "Tờ khai", 1, 2)],
            [tuple(r[k] for k in ("case", "title", "originals", "copies")) for r in made["evidences"]],
        )
        self.assertEqual(["citizen", "organisation"], made["audience"])
        self.assertEqual(
            ("<p>Không nợ thuế</p>", "", []), (made["requirements"], made["description"], made["competent_agencies"])
        )
        self.assertEqual("2014-11-20", made["legal_resources"][0]["date"])

    def test_windows_1258_is_read_when_the_page_names_it(self):
        page = PAGE.format(charset="windows-1258")
        data = b"".join(_cp1258(char) for char in unicodedata.normalize("NFC", page))
        (step,) = self.check(data)
        self.assertEqual("Thủ tục trên trang <mẫu>", step.title)

    def test_the_workbook(self):
        data = book(
            {
                "procedures": [
                    ["code", "title", "sector", "agency", "audience", "online_payment", "decision_date"],
                    ["what", "they", "mean"],
                    [
                        1.00019,
                        "Từ bảng tính",
                        "hộ tịch",
                        "H56.30.1",
                        "Công dân Việt Nam\nenterprise",
                        "x",
                        "31/12/2025",
                    ],
                ],
                "channels": [
                    ["procedure", "channel", "kind", "amount", "fee"],
                    [],
                    [1.00019, "online", "fixed", 5, 8000],
                    [1.00019, "Trực tiếp", "fixed", 2.5, "15000*copy"],
                ],
            }
        )
        (step,) = self.bring_in(data)
        self.assertEqual(("add", []), (step.action, messages([step])))
        made = self.found("1.000190")
        self.assertEqual(
            ("HT", "ubnd", True, "2025-12-31"),
            tuple(made[k] for k in ("sector", "agency", "online_payment", "decision_date")),
        )
        self.assertEqual(
            [("online", "5", "8000"), ("in_person", "2.5", "15000*copy")],
            [tuple(r[k] for k in ("channel", "amount", "fee")) for r in made["channels"]],
        )


def _cp1258(char):
    """A letter as Windows-1258 spells it: a letter with its shape, then its tone."""
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")


class RoundTripTest(ExchangeTest):
    def test_what_goes_out_comes_in_unchanged(self):
        procedure = support.full_procedure(self.portal)
        procedure.decision_date = date(2024, 5, 6)
        for shape in SHAPES:
            with self.subTest(shape):
                (step,) = self.check(export([procedure], shape))
                self.assertEqual(("same", [], []), (step.action, step.fields, messages([step])))

    def test_a_catalogue_moves_to_another_site_whole(self):
        procedure = support.full_procedure(self.portal)
        before = self.found("1.001193")
        data = export([procedure], "xlsx")
        self.root.manage_delObjects([procedure.getId()])
        (step,) = self.bring_in(data, publish=True)
        self.assertEqual(["The file '${file}' must be added by hand."], messages([step]))
        del before["evidences"][0]["blank_form"]
        after = {name: value for name, value in self.found("1.001193").items() if name in IProcedure}
        after["evidences"][0]["blank_form"] = None
        self.assertEqual([], changes(before, after))
        (step,) = self.bring_in(data)
        self.assertEqual("same", step.action)
        self.assertEqual(["The file '${file}' must be added by hand."], messages([step]))

    def test_life_events_travel_by_code_or_name(self):
        self.portal.portal_registry["egov.portal.life_events"] = {"children": "Có con", "marriage": "Hôn nhân"}
        rows = [["code", "title", "agency", "life_events"], [], ["1.000111", "x", "ubnd", "HÔN NHÂN\nchildren\ntrip"]]
        (step,) = self.bring_in(book({"procedures": rows}))
        self.assertEqual(["'${text}' is not known and was left out."], messages([step]))
        self.assertEqual(["marriage", "children"], self.found("1.000111")["life_events"])
        data = export([self.root["1-000111"]], "xlsx")
        self.assertEqual(["same"], [step.action for step in self.check(data)])

    def test_the_workbook_holds_texts_only(self):
        procedure = support.procedure(
            self.portal, title="=HYPERLINK(1)", code="1.000001", description="+1", agency="ubnd"
        )
        data = export([procedure], "xlsx")
        self.assertIn(
            "=HYPERLINK(1)",
            CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("procedures").to_python()[2],
        )
        self.assertNotIn(b"<f>", ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml"))
        self.assertEqual("same", self.check(data)[0].action)

    def test_the_template_is_an_empty_workbook(self):
        self.assertEqual([], self.check(export([], "xlsx")))


class UpdateTest(ExchangeTest):
    def test_a_second_import_changes_nothing(self):
        self.bring_in(as_json(OLD, NEW))
        self.assertEqual(["same", "same"], [step.action for step in self.bring_in(as_json(OLD, NEW))])
        self.assertEqual(2, len(self.root.objectIds()))

    def test_only_what_the_file_says_is_changed(self):
        procedure = support.full_procedure(self.portal)
        revision = procedure.revision
        papers = [{"name": "Tờ khai", "originalQty": 3, "copyQty": 0}, {"name": "Ảnh", "originalQty": 2, "copyQty": 0}]
        update = {
            "code": "1.001193",
            "name": "Đăng ký khai sinh mới",
            "executionCases": [{"name": "", "profileComponents": papers}],
        }
        (step,) = self.bring_in(as_json(update))
        self.assertEqual(("change", {"title", "evidences"}), (step.action, set(step.fields)))
        made = self.found("1.001193")
        self.assertEqual("Đăng ký khai sinh mới", made["title"])
        self.assertEqual(
            [("to-khai", 3, "to-khai.docx"), (made["evidences"][1]["id"], 2, "")],
            [(r["id"], r["originals"], r["blank_form"] or "") for r in made["evidences"]],
        )
        self.assertEqual(2, len(made["cases"]))
        self.assertEqual(revision + 1, procedure.revision)
        (brain,) = self.portal.portal_catalog(procedure_code="1.001193")
        self.assertEqual("Đăng ký khai sinh mới", brain.Title)

    def test_an_abolished_procedure_takes_nothing(self):
        procedure = support.full_procedure(self.portal)
        api.content.transition(procedure, "abolish", comment="Thay thế")
        (step,) = self.check(as_json({"code": "1.001193", "name": "Mới"}))
        self.assertEqual(("refused", ["The procedure with this code is abolished."]), (step.action, messages([step])))

    def test_nor_one_that_somebody_is_editing_or_that_is_not_ones_own(self):
        from plone.locking.interfaces import ILockable

        procedure = support.full_procedure(self.portal)
        api.user.create(username="other", email="other@example.org", password="Kh0ng-dễ-đoán", roles=["Manager"])
        login(self.portal, "other")
        ILockable(procedure).lock()
        self.assertEqual(
            ["Somebody is editing this procedure."], messages(self.check(as_json({"code": "1.001193", "name": "Mới"})))
        )
        logout()
        self.assertEqual(
            ["You may not change this procedure."], messages(self.check(as_json({"code": "1.001193", "name": "Mới"})))
        )

    def test_a_new_sector_is_added_by_who_may(self):
        item = {**NEW, "categoriesDetails": [{"name": "Đất đai"}], "requirementsAndConditions": ""}
        self.assertEqual("add", self.bring_in(as_json(item))[0].action)
        self.assertEqual({"HT": "Hộ tịch", "DD": "Đất đai"}, self.portal.portal_registry["egov.portal.sectors"])
        with api.env.adopt_roles(["Editor"]):
            (step,) = self.check(as_json({**item, "code": "1.000999", "categoriesDetails": [{"name": "Môi trường"}]}))
        self.assertEqual("refused", step.action)

    def test_who_receives(self):
        item = {"code": "1.000444", "name": "Không rõ cơ quan"}
        self.assertEqual(
            ["Which agency receives the dossiers is not known: choose one."], messages(self.check(as_json(item)))
        )
        self.assertEqual("add", self.check(as_json(item), agency="ubnd")[0].action)
