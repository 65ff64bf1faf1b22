"""The whole way of a newcomer in a real browser: from the registration to the returned result, with one supplement."""

import re
import secrets
from tests.documents.support import text
from tests.intake.test_papers import picture
from tests.journey.stage import FORM
from tests.journey.stage import JourneyTest
from tests.journey.visitor import PDF
from tests.journey.visitor import PHONE
from tests.journey.visitor import WIDE


NAME = "Nguyễn Văn Bình"
PROFILE = {
    "identity_number": "042085001234",
    "birth_date": "1985-04-12",
    "address": "Số 5 đường Phan Đình Phùng",
    "phone": "0912 345 678",
}
ANSWERS = {
    "point_name": "Điểm trò chơi Hồng Lĩnh",
    "point_address": "Số 7 đường Nguyễn Du, phường Thành Sen",
    "computers": "24",
    "area": "80",
    "registration_number": "28A8001234",
}
PAPER = "[type=file][name='form.widgets.paper_cccd']"
JOINED = "anh-ghep.pdf"
CORRECTED = "Số 9 đường Nguyễn Du, phường Thành Sen"
ASKED = ("paper_cccd", "point_address")
PHOTOGRAPH = "Ảnh chụp phòng máy"
"""Asked for besides, in the officer's own words."""


class TestNewcomer(JourneyTest):
    def test_on_a_wide_screen(self):
        self.whole_way(WIDE)

    def test_on_a_phone(self):
        self.whole_way(PHONE)

    def whole_way(self, screen):
        """Of a citizen at that screen. The staff sit at wide screens; their pages are looked at once."""
        self.send_mail()
        login = f"binh{secrets.token_hex(3)}"
        self.account = {"login": login, "password": f"Cau-{secrets.token_hex(6)}", "email": f"{login}@example.org"}
        citizen = self.visitor(screen=screen)
        self.register(citizen)
        self.fill_in_profile(citizen)
        self.find_procedure(citizen)
        self.compose(citizen)
        self.file(citizen)
        self.be_handled(citizen, *(self.visitor(role, examines=screen is WIDE) for role in ("receptionist", "officer")))
        self.take_result(citizen)
        self.rate(citizen)
        self.read_inbox(citizen)
        self.track(self.visitor(screen=screen))
        self.assertEqual([], self.faults)

    def register(self, citizen):
        """The human check is solved by the page itself, the trap stays empty, the link comes by mail."""
        citizen.go("@@register")
        citizen.look("register")
        given = {"fullname": NAME, "password_again": self.account["password"], **self.account}
        for name in ("fullname", "login", "email", "password", "password_again"):
            citizen.page.fill(f"#{name}", given[name])
        citizen.page.wait_for_function(
            "() => { const told = document.querySelector('.eg-check'); return told.textContent === told.dataset.done }"
        )
        self.assertEqual("", citizen.page.input_value("[name=website]"))
        citizen.send("[name=register]")
        citizen.look("register-sent")
        citizen.go(self.link_in(self.mail(self.account["email"], 1)))
        citizen.look("confirm")
        citizen.send("form.eg-card [type=submit]")
        citizen.look("login")
        citizen.enter(self.account)

    def fill_in_profile(self, citizen):
        citizen.go("@@profile")
        self.assertEqual(NAME, citizen.page.input_value("#name"))
        citizen.page.select_option("#province", "42")
        citizen.choose(citizen.page.locator("#commune"), None)
        for name, answer in PROFILE.items():
            citizen.page.fill(f"#{name}", answer)
        citizen.look("profile")
        citizen.send("#profile-form [type=submit]")
        citizen.look("profile-saved")

    def find_procedure(self, citizen):
        citizen.go("")
        citizen.look("home")
        citizen.page.fill("main [name=q], #content [name=q]", "tro choi dien tu")
        citizen.page.keyboard.press("Enter")
        citizen.page.wait_for_url("**q=tro*")
        citizen.look("search")
        citizen.click("a[href$='/tro-choi-dien-tu']")
        citizen.look("procedure")
        citizen.click("a[href*='/tro-choi-dien-tu/to-khai']")

    def compose(self, citizen):
        """The form goes on from a step when it is filled in; the profile is in it; what was written is a draft."""
        citizen.look("form")
        citizen.click("[data-next]")
        citizen.page.locator(".eg-field-wrong").first.wait_for()
        citizen.look("form-troubles")
        citizen.take_step(FORM, **ANSWERS)
        self.assertEqual(PROFILE["phone"], citizen.page.input_value("[name='form.widgets.owner_phone']"))
        self.put_aside_and_come_back(citizen)
        while not citizen.page.locator("#part-last").is_visible():
            if citizen.page.locator(PAPER).is_visible():
                self.join_pictures(citizen)
            citizen.take_step(FORM, **ANSWERS)
        citizen.look("form-review")
        for said in (NAME, "Chủ điểm là cá nhân", "giay-to.pdf", JOINED, *ANSWERS.values()):
            self.assertIn(said, citizen.text("#review"))

    def join_pictures(self, citizen):
        """Two pages photographed with the telephone become one PDF, without another step."""
        pages = [{"name": f"trang-{n}.jpg", "mimeType": "image/jpeg", "buffer": picture()} for n in (1, 2)]
        citizen.page.set_input_files(PAPER, pages)
        field = citizen.page.locator(".eg-upload", has=citizen.page.locator(PAPER))
        field.locator("[name$='.join']").check()
        field.locator("[data-file]", has_text=JOINED).wait_for()
        self.assertEqual([JOINED], field.locator("[data-file]").all_inner_texts())
        citizen.look("form-joined")

    def put_aside_and_come_back(self, citizen):
        citizen.page.fill("[name='form.widgets.owner_address']", "Số 15 đường Lê Duẩn")
        citizen.click("[data-save]")
        citizen.page.locator(".eg-draft-status:not(:empty)").wait_for()
        step = citizen.text(".eg-steps-now")
        citizen.go("@@my-dossiers")
        citizen.look("my-drafts")
        citizen.click("#drafts a.btn")
        citizen.look("form-continued")
        self.assertEqual(step, citizen.text(".eg-steps-now"), "it goes on where it was left")
        self.assertEqual("Số 15 đường Lê Duẩn", citizen.page.input_value("[name='form.widgets.owner_address']"))

    def file(self, citizen):
        """The receipt is shown at once with the PIN, and mailed without it."""
        citizen.send("button[name=send]")
        citizen.page.wait_for_url("**/@@receipt")
        citizen.look("receipt")
        self.reference, self.pin = citizen.text(".eg-reference"), citizen.text(".eg-pin")
        self.dossier = citizen.page.url.removesuffix("/@@receipt")
        self.assertState("submitted")
        slip = citizen.context.request.get(f"{self.dossier}/@@slip?form=receipt").body()
        self.assertIn(self.pin, text(slip))
        mailed = self.mail(self.account["email"], 2)
        self.assertEqual(f"{self.dossier}", self.link_in(mailed))
        (receipt,) = mailed.iter_attachments()
        self.assertIn(self.reference, text(receipt.get_content()))
        self.assertNotIn(self.pin, text(receipt.get_content()))

    def be_handled(self, citizen, receptionist, officer):
        """Accepted at the desk, sent back for a supplement once, completed, and handed out."""
        self.find_in_queue(receptionist)
        self.act(receptionist, "accept", "accepted")
        self.act(receptionist, "require_supplement", "supplement_required", self.ask)
        self.supply(citizen)
        self.act(officer, "process", "processing")
        self.act(officer, "complete", "completed")
        citizen.go(self.dossier)
        citizen.look("status-completed")
        self.act(receptionist, "return_result", "returned")

    def find_in_queue(self, receptionist):
        receptionist.go("@@queue")
        receptionist.look("queue")
        receptionist.page.fill("#filter-text", self.reference)
        receptionist.send(".eg-filters [type=submit]")
        receptionist.click(f"a:has-text('{self.reference}')")
        receptionist.look("dossier")

    def ask(self, receptionist):
        for name in ASKED:
            receptionist.page.check(f"{FORM} [value='{name}']")
        receptionist.page.fill(f"{FORM} [name='form.widgets.other_items']", PHOTOGRAPH)

    def supply(self, citizen):
        """By the link of the mail; nothing can be changed but what was asked for."""
        citizen.go(self.link_in(self.mail(self.account["email"], 4)))
        citizen.look("status-supplement")
        citizen.click("a[href*='transition=supply']")
        names = citizen.page.locator(f"{FORM} :is(input, select, textarea):visible").evaluate_all(
            "nodes => nodes.map(node => node.name.split('.')[2])"
        )
        self.assertEqual({*ASKED, "item_2", "comment"}, set(names))
        self.assertIn(PHOTOGRAPH, citizen.text(FORM))
        citizen.fill_in(FORM, point_address=CORRECTED)
        citizen.look("act-supply")
        citizen.send(f"{FORM} [type=submit]")
        citizen.look("status-supplied")
        self.assertState("accepted")
        self.assertIn(CORRECTED, citizen.text("#content"))

    def take_result(self, citizen):
        citizen.go(self.dossier)
        citizen.look("status-returned")
        with citizen.page.expect_download() as waiting:
            citizen.click("a[href*='@@result']:not([target])")
        self.assertEqual(PDF["buffer"], waiting.value.path().read_bytes())

    def rate(self, citizen):
        for group in citizen.page.locator("form[action$='@@rate'] [role=radiogroup]").all():
            group.locator("[type=radio]").first.check()
        citizen.send("form[action$='@@rate'] [type=submit]")
        citizen.look("status-rated")
        self.assertEqual(0, citizen.page.locator("form[action$='@@rate']").count(), "one vote a dossier")

    def read_inbox(self, citizen):
        citizen.go("@@inbox")
        citizen.look("inbox")
        self.assertEqual(5, len(re.findall(self.reference, "".join(citizen.page.locator("h2").all_inner_texts()))))
        citizen.go("@@my-dossiers")
        citizen.look("my-dossiers")
        self.assertIn(self.reference, citizen.text("#content"))

    def track(self, anybody):
        anybody.go("@@track")
        anybody.look("track")
        anybody.page.fill("[name=reference]", self.reference)
        anybody.page.fill("[name=pin]", self.pin)
        anybody.send("form.eg-card [type=submit]")
        self.assertIn(self.reference, anybody.text("#content"))
        self.assertTrue(anybody.page.locator(".eg-stepper").is_visible())
        anybody.look("tracked")
