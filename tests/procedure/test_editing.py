"""An editor at work in the browser: add, be told what is wrong, change, publish, abolish, look at versions."""

from egov.portal.testing import FUNCTIONAL
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
from tests.procedure import support
import transaction
import unittest
from urllib.parse import quote


EDITOR = "bien-tap"
BLANK = {
    **{f"{choice}:list": "--NOVALUE--" for choice in ("channel", "kind", "fee_kind")},
    **dict.fromkeys(("case", "amount", "cutoff", "fee", "fee_note", "note"), ""),
    "unit:list": "working_day",
}


class EditingTest(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        support.agency(self.portal)
        support.catalogue(self.portal)
        api.user.create("editor@example.com", EDITOR, "Quyet-dinh-1872", roles=["Contributor", "Editor", "Reviewer"])
        transaction.commit()
        self.browser = self.browser_of(EDITOR, "Quyet-dinh-1872")

    def browser_of(self, login, password):
        browser = Browser(self.layer["app"])
        browser.handleErrors = False
        browser.addHeader("Authorization", f"Basic {login}:{password}")
        return browser

    def save(self, path, fields, rows=(), table=None):
        """Fill in a form with rows as the grid's script would send them, and save."""
        self.browser.open(self.portal.absolute_url() + path)
        form = self.browser.getForm(id="form")
        for name, value in fields.items():
            form.getControl(name=f"form.widgets.{name}").value = value
        data = form._form.submit_fields("form.buttons.save")
        data = [(name, value) for name, value in data if not (table and name.startswith(f"form.widgets.{table}."))]
        if table:
            data.append((f"form.widgets.{table}.count", str(len(rows))))
            for number, row in enumerate(rows):
                start = f"form.widgets.{table}.{number}"
                data += [(f"{start}.widgets.{column}", value) for column, value in row.items()]
                data.append((f"{start}-empty-marker", "1"))
        body = "&".join(f"{quote(name)}={quote(value)}" for name, value in data if isinstance(value, str))
        self.browser.post(form.action, body)
        return self.browser.contents

    def add(self, rows, **fields):
        given = {"title": "Cấp hộ chiếu", "agency:list": ["ubnd"], **fields}
        return self.save("/thu-tuc/++add++Procedure", given, rows, "channels")

    def test_add_with_rows(self):
        row = {**BLANK, "channel:list": "post", "amount": "5", "kind:list": "fixed", "fee": "200.000"}
        self.add([row, BLANK])
        (procedure,) = self.portal["thu-tuc"].objectValues()
        self.assertEqual(
            ("post", "5", "200.000"), tuple(procedure.channels[0][k] for k in ("channel", "amount", "fee"))
        )
        self.assertEqual("draft", procedure.state())

    def test_what_is_wrong_is_said_and_kept(self):
        html = self.add([{**BLANK, "channel:list": "online", "amount": "muoi", "fee": "8000 *"}])
        self.assertIn("Row 1: a fixed time limit needs a number above zero", html)
        self.assertIn("Row 1: the amount due is not understood at character 7: a name is expected.", html)
        self.assertIn('value="muoi"', html)
        self.assertEqual([], self.portal["thu-tuc"].objectIds())

    def options(self, path, name):
        """The values that a control of the form offers."""
        self.browser.open(self.portal.absolute_url() + path)
        (select,) = self.browser._response.html.select(f'select[name="form.widgets.{name}"]')
        return [option["value"] for option in select.find_all("option")]

    def test_cases_and_blank_forms_are_chosen(self):
        procedure = support.procedure(self.portal, cases=support.CASES, evidences=[{"id": "don", "title": "Đơn"}])
        support.blank_form(procedure)
        transaction.commit()
        path = f"/thu-tuc/{procedure.getId()}/edit"
        for row in ("evidences.0", "evidences.TT", "channels.TT", "steps.TT"):
            self.assertEqual(["", "person", "organisation"], self.options(path, f"{row}.widgets.case"), row)
        self.assertEqual(["", "to-khai.docx"], self.options(path, "evidences.0.widgets.blank_form"))
        self.browser.getControl(name="form.widgets.evidences.0.widgets.case").value = ["organisation"]
        self.browser.getControl(name="form.widgets.evidences.0.widgets.blank_form").value = ["to-khai.docx"]
        self.browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        (row,) = procedure.evidences
        self.assertEqual(("organisation", "to-khai.docx"), (row["case"], row["blank_form"]))

    def test_a_case_just_typed_in_can_be_chosen_when_the_form_comes_back(self):
        self.save("/thu-tuc/++add++Procedure", {"code": "12"}, [{"id": "moi", "title": "Mới"}], "cases")
        (select,) = self.browser._response.html.select('select[name="form.widgets.steps.TT.widgets.case"]')
        self.assertEqual(["All cases", "Mới (moi)"], [option.text for option in select.find_all("option")])

    def test_unknown_names_are_refused_and_shown(self):
        procedure = support.procedure(self.portal)
        transaction.commit()
        row = {"title": "Đơn", "case": "x1", "blank_form": "x2.docx", "required:list": "selected"}
        html = self.save(f"/thu-tuc/{procedure.getId()}/edit", {}, [row], "evidences")
        self.assertIn("Row 1: there is no case x1 in the table of cases.", html)
        self.assertIn("Row 1: there is no file x2.docx inside this procedure.", html)
        (chosen,) = self.browser._response.html.select('option[value="x2.docx"]')
        self.assertIn("selected", chosen.attrs)
        transaction.begin()
        self.assertEqual([], procedure.evidences)

    def post_changed(self, procedure, change):
        """The answer's status when the edit form is sent with its (name, value) pairs changed."""
        self.browser.handleErrors, self.browser.raiseHttpErrors = True, False
        self.browser.open(f"{procedure.absolute_url()}/edit")
        form = self.browser.getForm(id="form")
        pairs = [pair for pair in form._form.submit_fields("form.buttons.save") if isinstance(pair[1], str)]
        self.browser.post(form.action, "&".join(f"{quote(name)}={quote(value)}" for name, value in change(pairs)))
        return int(self.browser.headers["Status"][:3])

    def test_a_form_sent_without_its_markers_is_understood(self):
        procedure = support.full_procedure(self.portal)
        transaction.commit()
        before = self.given(procedure.channels)
        status = self.post_changed(
            procedure, lambda pairs: [pair for pair in pairs if not pair[0].endswith("-empty-marker")]
        )
        transaction.begin()
        self.assertEqual((200, before), (status, self.given(procedure.channels)))

    def given(self, rows):
        """What says which rows these are."""
        return [tuple(row.get(name) for name in ("channel", "case", "amount", "fee")) for row in rows]

    def test_numbers_of_rows_that_are_none_break_nothing(self):
        procedure = support.full_procedure(self.portal)
        transaction.commit()
        for count in ("x", "1e3", "-1", "\u0661", "100000"):
            with self.subTest(count):
                status = self.post_changed(
                    procedure,
                    lambda pairs, count=count: [
                        (name, count if name.endswith("channels.count") else value) for name, value in pairs
                    ],
                )
                self.assertEqual(200, status)

    def test_a_code_is_checked(self):
        support.procedure(self.portal, code="1.001193")
        transaction.commit()
        self.assertIn("A code looks like 1.001193", self.add([], code="12"))
        self.assertIn("has this code already", self.add([], code="1.001193"))

    def test_change_and_keep_the_versions(self):
        self.add([])
        (procedure,) = self.portal["thu-tuc"].objectValues()
        support.blank_form(procedure)
        transaction.commit()
        path = f"/thu-tuc/{procedure.getId()}"
        self.save(f"{path}/edit", {"title": "Cấp hộ chiếu phổ thông"})
        repository = api.portal.get_tool("portal_repository")
        self.assertEqual(2, len(repository.getHistory(procedure)))
        self.browser.open(f"{procedure.absolute_url()}/@@historyview")
        repository.revert(procedure, 0)
        self.assertEqual("Cấp hộ chiếu", procedure.title)
        self.assertEqual(["to-khai.docx"], procedure.objectIds())

    def test_abolish(self):
        procedure = support.procedure(self.portal)
        transaction.commit()
        self.browser.open(f"{procedure.absolute_url()}/@@abolish")
        self.browser.getControl(name="form.buttons.abolish").click()
        self.assertEqual("published", procedure.state())
        self.browser.getControl(name="form.widgets.reason").value = "Thay bằng thủ tục khác"
        self.browser.getControl(name="form.buttons.abolish").click()
        transaction.begin()
        self.assertEqual("abolished", procedure.state())
        self.assertEqual("Thay bằng thủ tục khác", procedure.abolished_reason)
        self.assertIsNotNone(procedure.abolished_on)

    def test_neither_form_works_without_the_token(self):
        procedure = support.procedure(self.portal)
        transaction.commit()
        self.browser.handleErrors = True
        self.browser.raiseHttpErrors = False
        self.browser.post(f"{procedure.absolute_url()}/@@abolish", "form.widgets.reason=x&form.buttons.abolish=1")
        transaction.begin()
        self.assertEqual("published", procedure.state())
