"""The main path in a real browser: a procedure is found, filed online, reviewed, supplemented, completed, returned."""

from playwright.sync_api import sync_playwright
import sys
from tests.journey.visitor import CHROMIUM
from tests.journey.visitor import OPTIONS
from tests.journey.visitor import Visitor
from tests.server import DEMO
import unittest


OWNER = {
    "owner_name": "Nguyễn Văn Bình",
    "owner_identity_number": "042085001234",
    "owner_birth_date": "1985-04-12",
    "owner_province": "42",
    "owner_address": "Số 5 đường Phan Đình Phùng",
    "owner_phone": "0912 345 678",
}
ACT = "form.eg-intake"


class TestJourney(unittest.TestCase):
    layer = DEMO

    def setUp(self):
        if CHROMIUM is None:
            print("\n*** SKIPPED: the journey in a real browser. Install Chromium to run it. ***\n", file=sys.stderr)
            self.skipTest("no Chromium on this machine")
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        self.browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        self.addCleanup(self.browser.close)
        self.faults = []

    def visitor(self, role=None):
        return Visitor(self.browser, DEMO.url, self.faults, DEMO.accounts[role] if role else None)

    def test_from_search_to_return(self):
        citizen = self.visitor("citizen")
        self.find_procedure(citizen)
        self.file(citizen)
        receptionist, officer = self.visitor("receptionist"), self.visitor("officer")
        self.find_in_queue(receptionist)
        self.act(receptionist, "accept", "accepted")
        self.act(officer, "require_supplement", "supplement_required")
        self.act(citizen, "supply", "accepted")
        self.act(officer, "process", "processing")
        self.act(officer, "complete", "completed")
        self.act(receptionist, "return_result", "returned")
        self.follow(citizen)
        self.track(self.visitor())
        self.assertEqual([], self.faults)

    def find_procedure(self, citizen):
        citizen.go("")
        citizen.look("home")
        citizen.page.fill("main [name=q], #content [name=q]", "hoi nghi hoi thao")
        citizen.page.keyboard.press("Enter")
        citizen.page.wait_for_url("**q=hoi*")
        citizen.look("search")
        citizen.click("a[href$='/hoi-nghi-hoi-thao-quoc-te']")
        citizen.look("procedure")
        citizen.click("a[href*='/hoi-nghi-hoi-thao-quoc-te/to-khai']")

    def file(self, citizen):
        """The form goes on from a step when it is filled in; what was written is a draft until it is sent."""
        citizen.look("form")
        citizen.click("[data-next]")
        citizen.page.locator(".eg-field-wrong").first.wait_for()
        citizen.look("form-troubles")
        while not citizen.page.locator("#part-last").is_visible():
            self.take_step(citizen)
        citizen.look("form-review")
        self.assertIn(OWNER["owner_name"], citizen.text("#review"))
        self.assertIn("giay-to.pdf", citizen.text("#review"))
        self.take_up_draft(citizen)
        citizen.send("button[name=send]")
        citizen.page.wait_for_url("**/@@receipt")
        citizen.look("receipt")
        self.reference, self.pin = citizen.text(".eg-reference"), citizen.text(".eg-pin")
        self.dossier = citizen.page.url.removesuffix("/@@receipt")
        self.assertState("submitted")

    def take_step(self, citizen):
        step = citizen.text(".eg-steps-now")
        shown = [name for name in OWNER if citizen.page.locator(f"[name^='form.widgets.{name}']").first.is_visible()]
        citizen.fill_in(ACT, **{name: OWNER[name] for name in shown})
        citizen.click("[data-next]")
        citizen.page.wait_for_function("step => document.querySelector('.eg-steps-now').innerText !== step", arg=step)

    def take_up_draft(self, citizen):
        """Go away and come back: everything is there."""
        citizen.go("@@my-dossiers")
        citizen.look("my-drafts")
        citizen.click("#drafts td a")
        citizen.look("form-continued")
        self.assertEqual(OWNER["owner_phone"], citizen.page.input_value("[name='form.widgets.owner_phone']"))
        citizen.click("#steps a[href='#part-last']")
        citizen.page.locator("#review").wait_for()

    def find_in_queue(self, receptionist):
        receptionist.go("@@queue")
        receptionist.look("queue")
        receptionist.go(f"@@queue?text={self.reference}")
        receptionist.click(f"a:has-text('{self.reference}')")
        receptionist.look("dossier")

    def act(self, visitor, transition, state):
        """Open the dossier, choose the transition, answer what it asks; the dossier is in that state then."""
        visitor.go(self.dossier)
        visitor.click(f"a[href*='transition={transition}']")
        visitor.fill_in(ACT)
        visitor.look(f"act-{transition}")
        visitor.send(f"{ACT} [type=submit]")
        self.assertState(state)

    def assertState(self, state):
        """What the public status call says."""
        status = DEMO.session().get(f"@dossier-status?reference={self.reference}&pin={self.pin}").json()
        self.assertEqual(state, status.get("review_state"), status)

    def follow(self, citizen):
        citizen.go("@@my-dossiers")
        self.assertIn(self.reference, citizen.text("#content"))
        citizen.look("my-dossiers")
        citizen.go(self.dossier)
        citizen.look("status")

    def track(self, anybody):
        anybody.go("@@track")
        anybody.look("track")
        anybody.page.fill("[name=reference]", self.reference)
        anybody.page.fill("[name=pin]", self.pin)
        anybody.send("form.eg-card [type=submit]")
        self.assertIn(self.reference, anybody.text("#content"))
        self.assertTrue(anybody.page.locator(".eg-stepper").is_visible())
        anybody.look("tracked")
