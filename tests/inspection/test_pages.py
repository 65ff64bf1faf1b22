"""The pages in a browser: what is found, a workflow copied, changed, exchanged; nobody else gets in."""

from io import BytesIO
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.desk.support import DeskTest
import transaction


PAGES = ("@@lint", "@@processes", "@@process?id=dossier_workflow", "@@process-xml?id=dossier_workflow")


class PagesTest(DeskTest):
    def setUp(self):
        super().setUp()
        self.root = self.portal.absolute_url()
        self.workflows = self.portal.portal_workflow

    def manager(self, url):
        browser = self.browser()
        browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
        browser.open(f"{self.root}/{url}")
        return browser

    def ids(self):
        transaction.begin()
        return set(self.workflows.objectIds())

    def copy(self, id="visit_workflow"):
        browser = self.manager("@@processes")
        browser.getControl(name="source").value = ["dossier_workflow"]
        browser.getControl(name="title").value = "With a visit"
        browser.getControl(name="new_id").value = id
        browser.getControl(name="copy").click()
        return browser

    def take(self, xml):
        browser = self.manager("@@processes")
        browser.getControl(name="file").add_file(BytesIO(xml), "text/xml", "workflow.xml")
        browser.getControl(name="take").click()
        return browser


class TestLint(PagesTest):
    def test_nobody_else_gets_in(self):
        for who in (None, "citizen", "officer", "leader"):
            for page in PAGES:
                with self.subTest(who=who, page=page):
                    text = self.text(who, f"{self.root}/{page}")
                    self.assertNotIn("eg-card-title", text.partition("<main")[2].partition("</main")[0])
                    self.assertNotIn("dc-workflow", text)

    def test_the_page_tells_what_is_wrong_and_where(self):
        self.procedure.workflow = "of-old"
        transaction.commit()
        browser = self.manager("@@lint")
        self.assertIn("The workflow 'of-old' is gone.", browser.contents.replace("&#x27;", "'").replace("&#39;", "'"))
        self.assertEqual(f"{self.root}/thu-tuc/hoi-nghi", browser.getLink(self.procedure.title).url)

    def test_editors_see_what_is_wrong_on_the_procedures_page(self):
        api.group.add_user(groupname="procedure-editors", username="neighbour")
        url = self.procedure.absolute_url()
        transaction.commit()
        self.assertNotIn("To be mended", self.text("neighbour", url))
        self.procedure.workflow = "of-old"
        transaction.commit()
        self.assertIn("To be mended", self.text("neighbour", url))
        for who in (None, "citizen", "officer"):
            self.assertNotIn("To be mended", self.text(who, url))

    def test_rest(self):
        self.procedure.workflow = "of-old"
        api.group.add_user(groupname="procedure-editors", username="neighbour")
        transaction.commit()
        for who, url, status in (
            (None, self.root, 401),
            ("officer", self.root, 401),
            ("neighbour", self.root, 401),
            ("officer", self.procedure.absolute_url(), 401),
            ("neighbour", self.procedure.absolute_url(), 200),
        ):
            with self.subTest(who=who, url=url):
                browser = self.browser(who)
                browser.addHeader("Accept", "application/json")
                browser.open(f"{url}/@lint")
                self.assertEqual(status, int(browser.headers["status"].split()[0]))
        [item] = json.loads(browser.contents)["items"]
        self.assertEqual(self.procedure.absolute_url(), item["@id"])
        self.assertEqual("workflow_gone", item["findings"][0]["kind"])


class TestProcesses(PagesTest):
    def test_a_copy_is_made_once(self):
        browser = self.copy()
        self.assertEqual(f"{self.root}/@@process?id=visit_workflow", browser.url)
        self.assertIn("visit_workflow", self.ids())
        again = self.copy()
        self.assertIn("already", again.contents)
        self.assertEqual("With a visit", again.getControl(name="title").value)

    def test_a_state_is_added_and_a_title_changed(self):
        browser = self.copy()
        browser.getControl(name="state_title").value = "Site visit"
        browser.getControl(name="state_id").value = "visited"
        browser.getControl(name="new_state").click()
        self.assertIn("The workflow was changed.", browser.contents)
        browser.getControl(name="move.to_visited.title").value = "Go and see"
        browser.getControl(name="move.to_visited.guard").value = ["egov.portal: Decide dossier"]
        browser.getControl(name="save").click()
        transaction.begin()
        move = self.workflows["visit_workflow"].transitions["to_visited"]
        self.assertEqual(("Go and see", ("egov.portal: Decide dossier",)), (move.title, move.guard.permissions))
        self.assertEqual("Accept", self.workflows["visit_workflow"].transitions["accept"].title)

    def test_saving_without_a_change_changes_nothing_in_any_language(self):
        browser = self.copy()
        browser.addHeader("Accept-Language", "vi")
        browser.open(browser.url)
        before = self.manager("@@process-xml?id=visit_workflow").contents
        browser.getControl(name="save").click()
        self.assertEqual(before, self.manager("@@process-xml?id=visit_workflow").contents)

    def test_a_change_that_makes_a_dead_end_is_refused_and_shown_as_typed(self):
        browser = self.copy()
        for name in ("complete", "stop", "require_supplement", "require_payment", "request_withdrawal", "step_back"):
            browser.getControl(name="exits.processing").getControl(value=name).selected = False
        browser.getControl(name="exits.accepted").value = ["process"]
        browser.getControl(name="save").click()
        self.assertIn("no way leads to an end", browser.contents)
        self.assertEqual(["process"], browser.getControl(name="exits.accepted").value)
        transaction.begin()
        self.assertIn("complete", self.workflows["visit_workflow"].states["accepted"].transitions)

    def test_the_portals_own_cannot_be_changed(self):
        browser = self.manager("@@process?id=dossier_workflow")
        self.assertNotIn('name="save"', browser.contents)

    def test_xml_goes_out_and_comes_in(self):
        xml = self.manager("@@process-xml?id=dossier_workflow").contents
        xml = xml if isinstance(xml, bytes) else xml.encode()
        taken = self.take(xml.replace(b'workflow_id="dossier_workflow"', b'workflow_id="other_workflow"'))
        self.assertIn("The workflow was taken over.", taken.contents)
        self.assertIn("other_workflow", self.ids())

    def test_xml_that_is_refused_changes_nothing(self):
        before = self.ids()
        for xml, reason in (
            (b"", "no safe XML"),
            (b'<!DOCTYPE a [<!ENTITY b "c">]><dc-workflow workflow_id="abc">&b;</dc-workflow>', "no safe XML"),
            (b'<dc-workflow workflow_id="abc" state_variable="review_state"/>', "no workflow definition"),
        ):
            with self.subTest(xml=xml):
                self.assertIn(reason, self.take(xml).contents)
        self.assertEqual(before, self.ids())

    def test_no_write_without_the_token(self):
        browser = self.manager("@@processes")
        browser.post(f"{self.root}/@@processes", "source=dossier_workflow&title=X&new_id=xyz_workflow&copy=1")
        self.assertNotIn("xyz_workflow", self.ids())

    def test_a_procedure_chooses_it_and_a_dossier_follows(self):
        self.copy()
        transaction.begin()
        self.procedure.workflow = "visit_workflow"
        transaction.commit()
        self.assertNotIn("is gone", self.manager("@@lint").contents)
        self.assertEqual(404, int(self.manager("@@process?id=nothing").headers["status"].split()[0]))
