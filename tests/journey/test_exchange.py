"""An editor brings procedures in with a real browser: each state of the pages, on a wide screen and on a phone."""

import json
from pathlib import Path
import requests
from tempfile import TemporaryDirectory
from tests.exchange.support import NEW
from tests.journey.stage import JourneyTest


CODE = "1.09900{}"
AGENCY = "so-ngoai-vu"
TOO_LARGE = 61 * 1024 * 1024
FIELD, FORM = "#import-file", "form[enctype]"
REPORT = "main nav .eg-tags"
"""The report is there once the check is done and the page loaded again."""


def record(number, **more):
    """A procedure in the national JSON; the demo knows its agency."""
    known = {name: value for name, value in NEW.items() if name != "categoriesDetails"}
    return {**known, "code": CODE.format(number), "receivingAgency": AGENCY, **more}


class TestExchange(JourneyTest):
    def setUp(self):
        super().setUp()
        self.editor = self.visitor("editor")
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        self.addCleanup(self.remove)

    def remove(self):
        """The demo is shared by all journeys."""
        account = self.layer.accounts["admin"]
        for number in (1, 2):
            requests.delete(
                f"{self.layer.url}/thu-tuc/{CODE.format(number).replace('.', '-')}",
                auth=(account["login"], account["password"]),
                headers={"Accept": "application/json"},
                timeout=60,
            )

    def choose(self, content, name="in.json"):
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        self.editor.go("thu-tuc/@@import-procedures")
        self.editor.page.set_input_files(FIELD, path)

    def test_every_state(self):
        self.editor.go("thu-tuc/@@import-procedures")
        self.editor.look("import")
        self.choose("nonsense")
        self.editor.send(f"{FORM} button")
        self.editor.look("import-wrong")
        self.faults[:] = [fault for fault in self.faults if "status of 400" not in fault]
        self.choose([record(1), "nothing"])
        self.editor.send(f"{FORM} button")
        self.editor.page.wait_for_selector(".eg-alert-error >> visible=true")
        self.editor.page.wait_for_selector(REPORT)
        self.editor.look("import-blocked")
        self.choose([record(1), record(2), record(3, receivingAgency="nowhere")])
        held = []
        self.editor.page.route("**/@@import-step", lambda route: held.append(route))
        self.editor.send(f"{FORM} button")
        self.editor.page.wait_for_selector("progress")
        self.editor.look("import-progress")
        for route in held:
            route.continue_()
        self.editor.page.unroute("**/@@import-step")
        self.editor.page.wait_for_selector(REPORT)
        self.editor.look("import-report")
        self.editor.send("button[name=start]")
        self.editor.page.wait_for_selector(".eg-alert-success")
        self.assertRegex(self.editor.text(".eg-alert-success"), r"\b2\b")
        self.editor.look("import-done")
        self.editor.go("thu-tuc/@@import-procedures")
        self.editor.look("import-past")
        self.assertEqual([], self.faults)

    def test_a_file_that_is_too_large_is_told_before_it_is_sent(self):
        path = self.folder / "large.xlsx"
        with path.open("wb") as large:
            large.truncate(TOO_LARGE)
        self.editor.go("thu-tuc/@@import-procedures")
        self.editor.page.set_input_files(FIELD, path)
        told = self.editor.page.locator(FIELD).evaluate("field => field.validationMessage")
        self.assertIn("Tệp lớn hơn", told)
        self.editor.page.click(f"{FORM} button")
        self.assertTrue(self.editor.page.url.endswith("@@import-procedures"))
        self.assertEqual([], self.faults)
