"""Import and export in the browser."""

from contextlib import suppress
from egov.portal.exchange import jobs
import json
from plone import api
from tests.exchange.support import ExchangePagesTest
from tests.exchange.support import NEW
from tests.exchange.support import OLD
from tests.exchange.test_import import as_json
from tests.procedure import support
import transaction
from urllib.error import HTTPError


class PagesTest(ExchangePagesTest):
    def test_check_report_import_done(self):
        browser = self.go_on(self.upload(as_json(OLD, NEW, {"code": "1.000777", "name": "X"})))
        self.assertIn("Which agency receives the dossiers is not known", browser.contents)
        self.assertEqual([], self.codes())
        browser.getControl(name="start").click()
        self.go_on(browser)
        self.assertEqual(["1.000111", "1.000222"], self.codes())
        self.assertIn("The import is done.", browser.contents)
        browser.open(browser.url + "&show=refused&page=99999")
        self.assertIn("1.000777", browser.contents)
        self.assertNotIn("1.000222", browser.contents)

    def test_a_second_time_there_is_nothing_to_import(self):
        browser = self.go_on(self.upload(as_json(OLD)))
        browser.getControl(name="start").click()
        self.go_on(browser)
        browser = self.go_on(self.upload(as_json(OLD)))
        self.assertIn("no procedure of this file is new or changed", browser.contents)

    def test_files_that_cannot_be_read(self):
        browser = self.upload(b"nonsense")
        self.assertIn("none of the shapes", browser.contents)
        self.assertTrue(browser.headers["Status"].startswith("400"))
        self.assertEqual([], jobs.jobs(self.root))
        browser = self.go_on(self.upload(as_json(OLD, "nothing")))
        self.assertIn("Nothing of this file can be imported", browser.contents)
        self.assertNotIn('name="start"', browser.contents)

    def test_what_is_shown_is_text(self):
        browser = self.go_on(self.upload(as_json(OLD | {"TENTTHC": "1 < 2 & <3 \"'"}), name="<b>.json"))
        self.assertIn("1 &lt; 2 &amp; &lt;3", browser.contents)
        self.assertNotIn("<b>.json", browser.contents)

    def test_a_step_needs_the_page_s_token_and_a_post(self):
        self.upload(as_json(OLD))
        (job,) = jobs.jobs(self.root)
        browser = self.browser()
        browser.post(f"{self.url}/@@import-step", f"id={job.id}")
        self.assertTrue(browser.headers["Status"].startswith("403"))
        browser.open(f"{self.url}/@@import-step?id={job.id}")
        self.assertFalse(browser.headers["Status"].startswith("200"))
        transaction.begin()
        self.assertEqual((jobs.CHECKING, 0), (job.phase, job.next))

    def test_a_script_gets_json(self):
        browser = self.upload(as_json(OLD))
        token = browser.getControl(name="_authenticator", index=0).value
        (job,) = jobs.jobs(self.root)
        browser.addHeader("Accept", "application/json")
        browser.post(f"{self.url}/@@import-step", f"id={job.id}&_authenticator={token}")
        self.assertEqual({"done": 1, "total": 1, "going": False, "said": "1 of 1"}, json.loads(browser.contents))

    def test_an_editor_may_and_others_may_not(self):
        browser = self.go_on(self.upload(as_json(OLD), self.browser("writer", "Kh0ng-dễ-đoán")))
        browser.getControl(name="start").click()
        self.go_on(browser)
        self.assertEqual(["1.000111"], self.codes())
        self.assertEqual("draft", api.content.get_state(self.root["1-000111"]))
        api.user.create(username="citizen", email="c@example.org", password="Kh0ng-dễ-đoán")
        transaction.commit()
        for name in ("import-procedures", "import-job?id=x", "import-step?id=x", "export-procedures?shape=xlsx"):
            for who in ("citizen", None):
                with self.subTest(name=name, who=who):
                    browser = self.browser(who, "Kh0ng-dễ-đoán")
                    with suppress(HTTPError):
                        browser.open(f"{self.url}/@@{name}")
                    self.assertNotIn("import-file", browser.contents)
                    self.assertNotIn("PK\x03\x04", browser.contents[:4])

    def test_export_and_template(self):
        support.full_procedure(self.portal)
        transaction.commit()
        browser = self.browser()
        for shape in ("xlsx", "json-2025", "json-old", "html", "docx"):
            with self.subTest(shape):
                browser.open(f"{self.url}/@@export-procedures?shape={shape}")
                self.assertIn("attachment", browser.headers["Content-Disposition"])
                browser = self.go_on(self.upload(self.body(browser)))
                self.assertIn("There is nothing to import", browser.contents)
        browser.open(f"{self.url}/@@export-procedures?shape=xlsx&template=1")
        self.assertTrue(self.body(browser).startswith(b"PK"))
        browser.open(f"{self.url}/@@export-procedures?shape=nonsense")
        self.assertTrue(browser.headers["Status"].startswith("404"))

    def test_only_the_last_imports_are_kept(self):
        for _turn in range(jobs.KEPT + 2):
            self.upload(as_json(OLD))
        self.assertEqual(jobs.KEPT, len(jobs.jobs(self.root)))
        browser = self.browser()
        browser.open(f"{self.url}/@@import-job?id=gone")
        self.assertTrue(browser.headers["Status"].startswith("404"))
