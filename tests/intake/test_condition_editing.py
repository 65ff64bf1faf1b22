"""An editor makes a question hang on another, in EasyForm's editor, and the form keeps to it."""

from collective.easyform.api import get_schema
from collective.easyform.interfaces import IFieldExtender
from egov.portal.intake import model
from egov.portal.intake.condition_editing import ConditionOfField
from egov.portal.testing import INTEGRATION
from html import unescape
from plone import api
from tests.intake import support
from tests.intake.test_browser import FormTest
import transaction
import unittest


class TestParts(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        form = support.build(self.layer["portal"])["nop"]
        self.field = get_schema(form)["owner_email"]

    def condition(self, text=""):
        IFieldExtender(self.field).depends_on = text
        return ConditionOfField(self.field)

    def said(self):
        return IFieldExtender(self.field).depends_on

    def test_what_is_there_is_read(self):
        for text, parts in (
            ("", (None, None)),
            ("form.widgets.owner_kind=person", ("owner_kind", "person")),
            ("owner_phone", ("owner_phone", None)),
            ("owner_kind=person and owner_phone", (None, None)),
            ("owner_kind!=person", (None, None)),
            ("((", (None, None)),
        ):
            with self.subTest(text):
                found = self.condition(text)
                self.assertEqual(parts, (found.condition_field, found.condition_value))

    def test_it_is_written_in_whatever_order(self):
        condition = self.condition()
        condition.condition_field = "owner_kind"
        self.assertEqual("form.widgets.owner_kind", self.said())
        condition.condition_value = "person"
        self.assertEqual("form.widgets.owner_kind=person", self.said())
        condition.condition_field = None
        self.assertEqual("", self.said())
        condition.condition_value = "person"
        self.assertEqual("", self.said(), "an answer to no question")

    def test_a_managers_condition_is_kept_while_nothing_is_said(self):
        text = "owner_kind=person and owner_phone"
        condition = self.condition(text)
        condition.condition_field = None
        condition.condition_value = None
        self.assertEqual(text, self.said())


class TestInTheBrowser(FormTest):
    def test_an_editor_sets_a_condition(self):
        api.user.create("editor@example.org", "editor", support.PASSWORD)
        api.group.add_user(groupname="procedure-editors", username="editor")
        transaction.commit()
        form = self.procedure["nop"]
        browser = self.browser("editor")
        browser.open(f"{form.absolute_url()}/fields/owner_email")
        choice = browser.getControl(name="form.widgets.IConditionOfField.condition_field:list")
        self.assertIn("owner_kind", choice.options)
        self.assertNotIn("owner_email", choice.options)
        self.assertNotIn("paper_to_khai", choice.options)
        choice.value = ["owner_kind"]
        browser.getControl(name="form.widgets.IConditionOfField.condition_value").value = "two words"
        browser.getControl(name="form.buttons.save").click()
        self.assertIn("one word without spaces", unescape(browser.contents))
        browser.getControl(name="form.widgets.IConditionOfField.condition_value").value = "organisation"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        self.assertEqual(["=", "owner_kind", "organisation"], model.condition(model.schema_of(form)["owner_email"]))
        self.assertIn("owner_email", model.hidden(form, {"owner_kind": "person"}))
        self.assertNotIn("owner_email", model.hidden(form, {"owner_kind": "organisation"}))
