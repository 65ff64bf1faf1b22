"""Pages as they are for a moment: refused, empty, opened, half filled in, in English. Looked at as the others are."""

from tests.journey.examiner import CONTRAST
from tests.journey.examiner import Examiner
from tests.journey.stage import FORM
from tests.journey.stage import JourneyTest
from tests.journey.test_reading import OWNER
from tests.journey.visitor import PHONE
from tests.server import STATES


SENT = f"{FORM} [type=submit]"
BIRTH = "thu-tuc/dang-ky-khai-sinh"
CONFERENCE = "thu-tuc/hoi-nghi-hoi-thao-quoc-te/to-khai?draft=new"
ENGLISH = ("", "thu-tuc", BIRTH, "@@track", "@@register", "login", "@@statistics", "nope", "sitemap")
PRINTED = (BIRTH, "@@statistics")
UNCHECKED = "document.querySelectorAll('form').forEach(form => { form.noValidate = true; })"
"""Lets the server say what is wrong, not the browser."""
MISSING = "the server responded with a status of 404"
"""Chromium's own line about a page that is missing."""
TOOLS = ("structure-columns", "structure-rearrange", "upload", "delete", "rename", "tags", "workflow")
"""What opens above the list of a folder, by its button."""


class TestStates(JourneyTest):
    layer = STATES

    def enter(self, role=None):
        self.person = self.visitor(role)
        self.page = self.person.page
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.examiner = Examiner(self.person)

    def look(self, name, path=None):
        """Look at the page as it is, or at another one."""
        if path is not None:
            self.person.go(path)
        self.examiner.examine(name)

    def refuse(self, name, button, path=None):
        """Send a form that cannot be taken, and look at what comes back."""
        if path is not None:
            self.person.go(path)
        self.page.evaluate(UNCHECKED)
        self.person.send(button)
        self.look(name)

    def tearDown(self):
        self.assertEqual([], [fault for fault in self.faults if MISSING not in fault])

    def test_refused(self):
        self.enter()
        self.refuse("login without a name", "[name='buttons.login']", "login")
        self.look("log in first", "@@my-dossiers")
        self.refuse("look-up without a reference", "form.eg-card [type=submit]", "@@track")
        self.page.fill("[name=reference]", "H27.10-260101-0001")
        self.page.fill("[name=pin]", "AAAAAA")
        self.refuse("look-up of nothing", "form.eg-card [type=submit]")
        self.refuse("registration", "[name=register]", "@@register")
        self.look("a link for a password that has ended", "passwordreset/abc")

    def test_nothing_found(self):
        self.enter()
        for path in ("thu-tuc?q=zzzzqqq", "@@search?SearchableText=zzzzqqq", "thu-tuc?q=khai+sihn"):
            self.look(path, path)
        self.enter("receptionist")
        self.look("queue without a dossier", "@@queue?text=zzzzqqq")

    def test_opened(self):
        self.enter()
        self.page.set_viewport_size(PHONE)
        self.person.go("")
        self.page.click(".eg-menu-button")
        self.look("menu of a telephone")
        self.person.go("")
        self.page.fill("main [name=q]", "khai")
        self.page.keyboard.type(" sinh")
        self.page.wait_for_selector("[role=option]")
        self.page.keyboard.press("ArrowDown")
        self.look("suggestions")
        self.enter("citizen")
        self.person.go("@@my-dossiers")
        self.person.click(".eg-user summary")
        self.look("menu of the user")

    def test_english_and_print(self):
        self.enter()
        self.person.go("?set_language=en")
        for path in ENGLISH:
            self.look(f"{path} in English", path)
        for path in PRINTED:
            self.person.go(path)
            self.page.emulate_media(media="print")
            self.examiner.axe(f"{path}, printed", CONTRAST)
            self.page.emulate_media(media="screen")

    def test_filing(self):
        """From a mistake in the form to the look-up, the withdrawal and a supplement."""
        self.enter("citizen")
        self.refuse("profile", "#profile-form [type=submit]", "@@profile")
        self.refuse("another password", "[name^='form.buttons']", "@@change-password")
        self.person.go(CONFERENCE)
        self.page.locator(f"{FORM} input[type=text]:visible").first.fill("")
        self.person.click("[data-next]")
        self.page.locator(".eg-field-wrong").first.wait_for()
        self.look("form with a mistake")
        while not self.page.locator("#part-last").is_visible():
            self.person.take_step(FORM, **OWNER)
        self.look("review of the answers")
        self.person.send("button[name=send]")
        self.look("receipt")
        reference, pin = self.person.text(".eg-reference"), self.person.text(".eg-pin")
        dossier = self.page.url.removesuffix("/@@receipt")
        self.refuse("withdrawal without a reason", SENT, f"{dossier}/@@act?transition=request_withdrawal")
        self.refuse("message without a text", "main form [type=submit]", f"{dossier}/@@messages")
        self.supplement(dossier)
        self.enter()
        self.person.go("@@track")
        self.page.fill("[name=reference]", reference)
        self.page.fill("[name=pin]", pin)
        self.person.send("form.eg-card [type=submit]")
        self.look("looked up")

    def supplement(self, dossier):
        """Asked for at the desk, after two mistakes, and what the citizen sees then."""
        citizen, desk = self.person, "receptionist"
        self.enter(desk)
        self.refuse("rejection without a reason", SENT, f"{dossier}/@@act?transition=reject")
        self.person.go(f"{dossier}/@@act?transition=accept")
        self.person.send(SENT)
        self.refuse("supplement of nothing", SENT, f"{dossier}/@@act?transition=require_supplement")
        self.page.locator(f"{FORM} input[type=checkbox]").first.check()
        self.person.fill_in(FORM)
        self.person.send(SENT)
        self.person, self.page, self.examiner = citizen, citizen.page, Examiner(citizen)
        self.look("dossier that waits for the citizen", dossier)
        self.refuse("supplement without its paper", SENT, f"{dossier}/@@act?transition=supply")

    def test_the_desk(self):
        self.enter("receptionist")
        self.person.go("@@queue")
        for summary in self.page.locator("main details > summary >> visible=true").all():
            summary.click()
        self.look("queue with all its parts open")
        self.person.go("@@queue?state=submitted")
        self.page.locator("[data-row] input[type=checkbox]").first.check()
        self.look("a row selected")
        self.person.send(".eg-batch button >> nth=0")
        self.look("batch to be confirmed")
        self.person.go("@@enter-dossier")
        self.person.send("main .eg-card a.btn")
        while not self.page.locator("#part-last").is_visible():
            self.person.go_on()
        self.refuse("entry of nothing", "button[name=send]")

    def test_the_list_of_a_folder(self):
        self.enter("editor")
        for tool in TOOLS:
            self.person.go(f"{BIRTH}/folder_contents")
            self.page.wait_for_selector(".pat-structure tbody tr")
            self.page.locator(".pat-structure tbody input[type=checkbox]").first.check()
            self.page.click(f"#btn-{tool}")
            self.page.wait_for_timeout(900)  # milliseconds until it has opened and stock.js has looked at it
            self.examiner.axe(tool, {})
            self.examiner.read(tool)

    def test_editing(self):
        self.enter("editor")
        for number in range(self.menus()):
            self.page.locator(".eg-editbar summary").nth(number).click()
            self.examiner.axe(f"menu {number} of an editor", {})
            self.examiner.change_colours(f"menu {number} of an editor")
        self.person.go(f"{BIRTH}/to-khai/fields")
        self.page.click("#add-field")
        self.page.wait_for_selector(".modal.show, .plone-modal.show")
        self.page.wait_for_timeout(900)
        self.examiner.axe("a new field", {})
        self.examiner.read("a new field")

    def menus(self):
        self.person.go(BIRTH)
        return self.page.locator(".eg-editbar summary").count()
