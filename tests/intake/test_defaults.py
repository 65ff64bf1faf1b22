"""A new form in a procedure: what it asks, and that EasyForm's own editor goes on from there."""

from egov.portal.intake import model
from egov.portal.intake.interfaces import IOnlineForm
from egov.portal.testing import FUNCTIONAL
from egov.portal.testing import INTEGRATION
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
from tests.intake import support
import transaction
import unittest


class NewFormTest(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]

    def names(self, procedure):
        return [name for name, field in model.fields_of(procedure["nop"])]

    def test_it_is_marked_and_filled(self):
        form = support.build(self.portal)["nop"]
        self.assertTrue(IOnlineForm.providedBy(form))
        self.assertIn("egov.portal.intake.action.CreateDossier", form.actions_model)
        names = self.names(form.aq_parent)
        for name in ("owner_name", "owner_identity_number", "owner_commune", "filed_by", "submitter_name"):
            self.assertIn(name, names)

    def test_each_evidence_has_an_upload(self):
        schema = model.schema_of(support.build(self.portal)["nop"])
        self.assertEqual("Tờ khai", schema["paper_to_khai"].title)
        self.assertTrue(schema["paper_to_khai"].required)
        self.assertFalse(schema["paper_khac"].required)

    def test_the_case_comes_first_and_its_papers_depend_on_it(self):
        form = support.build(self.portal, **support.BY_CASE)["nop"]
        self.assertEqual("case", self.names(form.aq_parent)[0])
        self.assertEqual(["=", "case", "again"], model.condition(model.schema_of(form)["paper_cam_ket"]))
        self.assertIsNone(model.condition(model.schema_of(form)["paper_to_khai"]))

    def test_the_result_is_received_in_a_way_of_the_procedure(self):
        schema = model.schema_of(support.build(self.portal, result_delivery={"counter", "post"})["nop"])
        self.assertEqual(["counter", "post"], [term.value for term in schema["result_delivery"].vocabulary])
        self.assertEqual("counter", schema["result_delivery"].default)
        self.assertEqual(["=", "result_delivery", "post"], model.condition(schema["delivery_address"]))

    def test_a_single_way_of_receiving_the_result_is_not_asked(self):
        names = self.names(support.build(self.portal, result_delivery={"online"}))
        self.assertNotIn("result_delivery", names)
        self.assertNotIn("delivery_address", names)

    def test_who_acts_for_another_shows_the_authorisation(self):
        schema = model.schema_of(support.build(self.portal)["nop"])
        self.assertEqual(["=", "filed_by", "other"], model.condition(schema["paper_authorisation"]))
        self.assertTrue(schema["paper_authorisation"].required)

    def test_a_single_case_is_not_asked(self):
        self.assertNotIn("case", self.names(support.build(self.portal, cases=support.CASES[:1])))

    def test_what_somebody_has_written_is_kept(self):
        procedure = support.build(self.portal, form=False)
        written = "<model xmlns='http://namespaces.plone.org/supermodel/schema'><schema/></model>"
        form = api.content.create(procedure, "EasyForm", "nop", title="X", fields_model=written)
        self.assertEqual(written, form.fields_model)

    def test_a_form_elsewhere_is_left_alone(self):
        support.build(self.portal, form=False)
        form = api.content.create(self.portal, "EasyForm", "lien-he", title="Liên hệ")
        self.assertFalse(IOnlineForm.providedBy(form))
        self.assertIn("replyto", form.fields_model)

    def test_a_form_stays_one_when_its_procedure_moves(self):
        procedure = support.build(self.portal)
        transaction.savepoint(optimistic=True)
        renamed = api.content.rename(procedure, "doi-ten")
        self.assertTrue(IOnlineForm.providedBy(renamed["nop"]))

    def test_a_form_moved_out_is_one_no_more(self):
        procedure = support.build(self.portal)
        transaction.savepoint(optimistic=True)
        self.assertFalse(IOnlineForm.providedBy(api.content.move(procedure["nop"], self.portal)))


class EditorTest(unittest.TestCase):
    """The editor goes on in the browser."""

    layer = FUNCTIONAL

    def setUp(self):
        self.form = support.build(self.layer["portal"])["nop"]
        transaction.commit()
        self.browser = Browser(self.layer["app"])
        self.browser.handleErrors = False
        self.browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")

    def test_fields_are_listed_added_and_removed(self):
        url = self.form.absolute_url()
        self.browser.open(f"{url}/fields")
        self.assertIn("owner_identity_number", self.browser.contents)
        self.browser.open(f"{url}/fields/@@add-field")
        self.browser.getControl(name="form.widgets.title").value = "Thời gian"
        self.browser.getControl(name="form.widgets.__name__").value = "time_of_event"
        self.browser.getControl("Add").click()
        transaction.begin()
        schema = model.schema_of(self.form)
        self.assertIn("time_of_event", schema)
        self.assertEqual(["=", "filed_by", "other"], model.condition(schema["submitter_name"]))
        self.assertIn("CommuneFieldWidget", self.form.fields_model)

    def test_the_action_is_listed_and_editable(self):
        self.browser.open(f"{self.form.absolute_url()}/actions")
        self.assertIn("create_dossier", self.browser.contents)
        self.browser.open(f"{self.form.absolute_url()}/actions/create_dossier")
        self.browser.getControl("Save").click()
        transaction.begin()
        self.assertIn("egov.portal.intake.action.CreateDossier", self.form.actions_model)
