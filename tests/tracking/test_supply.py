"""Correcting what was filed (bổ sung): what can be changed, where it is kept, what is refused, what is shown after."""

from html import unescape
from io import BytesIO
import os
from plone import api
from tempfile import TemporaryDirectory
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.support import MODEL
from tests.tracking.support import PageTest
import transaction
from unittest import mock


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FIELDS = """
    <field name="owner_phone" type="zope.schema.TextLine" easyform:validators="phone"><title>Điện thoại</title>
      <required>False</required></field>
    <field name="owner_of_land" type="zope.schema.TextLine"><title>Chủ đất</title><required>False</required></field>
    <field name="submitter_name" type="zope.schema.TextLine"><title>Người nộp</title><required>False</required></field>
    <field name="case" type="zope.schema.TextLine"><title>Trường hợp</title><required>False</required></field>
"""


class TestSupply(PageTest):
    def setUp(self):
        super().setUp()
        form = self.procedure["ho-so-truc-tuyen"]
        form.fields_model = MODEL.replace("</schema>", FIELDS.replace('"phone"', '"isPhoneNumber"') + "</schema>")
        with acting("citizen", "2026-11-16 09:00"):
            self.dossier = file_one(
                self.procedure,
                answers={"place": "Hà Tĩnh", "owner_of_land": "Ông Bảy"},
                owner={"kind": "person", "name": "Nguyễn Văn An", "phone": "0912345678"},
                submitter={"kind": "person", "name": "Nguyễn Văn An", "phone": "0912345678"},
                case="a",
            ).dossier
        transaction.commit()

    def ask(self, *items, **more):
        self.act("receptionist", "require_supplement", reason="Xin sửa", items=list(items), **more)

    def form(self):
        return self.page("citizen", f"{self.dossier.absolute_url()}/@@act?transition=supply")

    def supply(self, **values):
        browser = self.form()
        for name, value in values.items():
            control = browser.getControl(name=f"form.widgets.{name}")
            if isinstance(value, tuple):
                control.add_file(BytesIO(value[1]), "application/pdf", value[0])
            else:
                control.value = value
        browser.getControl(name="form.buttons.act").click()
        transaction.begin()
        return browser

    def test_what_was_not_asked_for_is_shown_locked(self):
        self.ask("place")
        browser = self.form()
        page = unescape(browser.contents)
        self.assertNotIn('name="form.widgets.owner_phone"', page)
        for part in ("What stays as you filed it", "0912345678", "to-trinh.pdf", "Nguyễn Văn An"):
            self.assertIn(part, page)
        self.assertNotIn("Papers to be replaced", page)

    def test_a_submitter_who_is_the_owner_is_not_repeated(self):
        self.ask("place")
        self.assertIn("Owner of the dossier: Điện thoại", unescape(self.form().contents))
        self.assertNotIn("Submitter:", self.form().contents)

    def test_particulars_of_the_owner_go_to_the_owner(self):
        self.ask("owner_phone", "case", "owner_of_land")
        self.supply(owner_phone="0987654321", case="b", owner_of_land="Ông Tám")
        self.assertEqual(self.dossier.review_state, "submitted")
        self.assertEqual(self.dossier.owner["phone"], "0987654321")
        self.assertEqual(self.dossier.submitter, self.dossier.owner)
        self.assertEqual(self.dossier.case, "b")
        self.assertEqual(self.dossier.answers, {"place": "Hà Tĩnh", "owner_of_land": "Ông Tám"})

    def test_another_submitter_is_not_overwritten(self):
        self.ask("submitter_name", "owner_phone")
        self.supply(submitter_name="Trần Thị Bình", owner_phone="0987654321")
        self.assertEqual(self.dossier.submitter["name"], "Trần Thị Bình")
        self.assertEqual(self.dossier.owner["name"], "Nguyễn Văn An")

    def test_the_validators_of_the_form_hold(self):
        self.ask("owner_phone")
        browser = self.supply(owner_phone="12")
        self.assertIn("This is not a telephone number", browser.contents)
        self.assertEqual(self.dossier.review_state, "supplement_required")
        self.assertEqual(self.dossier.owner["phone"], "0912345678")

    def test_earlier_versions_stay_and_are_marked(self):
        self.ask("paper_proposal")
        self.assertIn("Papers to be replaced", self.form().contents)
        self.supply(paper_proposal=("to-trinh-moi.pdf", PDF))
        page = self.text("citizen", self.dossier.absolute_url())
        self.assertIn("to-trinh.pdf", page)
        self.assertIn("to-trinh-moi.pdf", page)
        self.assertEqual(page.count("Earlier version"), 1)

    def test_files_too_big_together_are_refused_by_name_and_none_is_lost(self):
        folder = TemporaryDirectory(prefix="egov-uploads-")
        self.addCleanup(folder.cleanup)
        self.enterContext(mock.patch.dict(os.environ, EGOV_UPLOADS=folder.name))
        api.portal.set_registry_record("egov.portal.intake.max_total_mb", 1)
        self.ask("paper_proposal", "Bản vẽ", "place")
        half = PDF[:-6] + b"%" * 600_000 + b"\n" + PDF[-6:]
        browser = self.supply(paper_proposal=("to-trinh.pdf", half), item_1=("ban-ve.pdf", half), place="Vinh")
        page = unescape(browser.contents)
        self.assertIn("too big together: 1.1 MB. At most 1 MB", page)
        self.assertIn("The largest: to-trinh.pdf (586 KB), ban-ve.pdf (586 KB)", page)
        self.assertEqual(self.dossier.review_state, "supplement_required")
        self.assertEqual(len(self.dossier.papers["paper_proposal"]), 1)
        self.assertEqual(browser.getControl(name="form.widgets.place").value, "Vinh")
        self.assertNotIn("could not be kept", page)
        browser.getControl(name="form.widgets.item_1.drop").value = ["1"]
        browser.getControl(name="form.buttons.act").click()
        transaction.begin()
        self.assertEqual(self.dossier.review_state, "submitted")
        self.assertEqual(self.dossier.papers["paper_proposal"][-1].file.getSize(), len(half))

    def test_old_and_new_date_are_shown(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "require_supplement", "2026-11-17 10:00", reason="Thiếu", items=["place"])
        self.act("citizen", "supply", "2026-11-19 10:00", answers={"place": "Vinh"})
        page = self.text("citizen", self.dossier.absolute_url())
        self.assertIn("23 November 2026, 10:00", page)
        self.assertIn("26 November 2026, 10:00", page)
        self.assertIn("has moved from", page)

    def test_html_in_answers_and_reasons_is_text(self):
        evil = "<script>alert(1)</script>"
        self.ask("place", evil)
        self.assertNotIn(evil, self.form().contents)
        self.supply(place=evil)
        for who in ("citizen", "officer"):
            self.assertNotIn(evil, self.page(who, self.dossier.absolute_url()).contents, who)
