"""A dossier is filed without a mouse, from the front page on."""

import secrets
from tests.journey.keyboard import Keyboard
from tests.journey.stage import JourneyTest
from tests.server import DEMO


FORM = "form.eg-intake"
ANSWERS = {"owner_name": "Nguyễn Văn Bình", "owner_identity_number": "042085001234", "owner_phone": "0912345678"}


class TestKeyboard(JourneyTest):
    def test_filed_with_a_mistake_on_the_way(self):
        citizen = self.visitor()
        keyboard = Keyboard(citizen, ANSWERS)
        self.log_in(citizen, keyboard)
        self.find_form(citizen, keyboard)
        self.send_too_early(keyboard)
        self.compose(keyboard)
        keyboard.follow("button[name=send]")
        citizen.page.wait_for_url("**/@@receipt")
        self.assertRegex(citizen.text(".eg-reference"), r"-\d{6}-\d{4}")
        self.assertEqual([], self.faults)

    def test_registered_and_the_profile_filled_in(self):
        """The human check asks for nothing: it is passed while one types."""
        visitor = self.visitor()
        login = f"ban{secrets.token_hex(3)}"
        password = f"Sông-{secrets.token_hex(6)}"
        keyboard = Keyboard(visitor, {})
        visitor.go("")
        keyboard.follow("a[href$='/@@register']")
        keyboard.go_to("#fullname")
        given = ("Lê Thị Bàn", login, f"{login}@example.org", password, password)
        for typed in given:
            keyboard.keys.type(typed)
            keyboard.step()
        visitor.page.wait_for_function(
            "() => { const told = document.querySelector('.eg-check'); return told.textContent === told.dataset.done }"
        )
        keyboard.follow("button[name=register]")
        visitor.page.wait_for_url("**/@@profile")
        keyboard.go_to("#identity_number")
        keyboard.keys.type("042085001234")
        keyboard.go_to("#province")
        keyboard.choose()
        keyboard.go_to("#commune")
        keyboard.choose()
        keyboard.go_to("#phone")
        keyboard.keys.type("0912345678")
        keyboard.follow("#profile-form [type=submit]")
        self.assertEqual("042085001234", visitor.page.input_value("#identity_number"))
        self.assertEqual([], self.faults)

    def log_in(self, citizen, keyboard):
        citizen.go("")
        keyboard.step()
        self.assertTrue(keyboard.is_at(".eg-skip, .eg-skip *"), "first comes the link past the menu")
        keyboard.follow("a[href$='/login']")
        account = DEMO.accounts["citizen"]
        keyboard.go_to("[name=__ac_name]")
        keyboard.keys.type(account["login"])
        keyboard.step()
        keyboard.keys.type(account["password"])
        keyboard.follow("[name='buttons.login']")

    def find_form(self, citizen, keyboard):
        citizen.go("")
        keyboard.follow("a[href$='/@@file-online']")
        keyboard.follow("a[href*='/hoi-nghi-hoi-thao-quoc-te/to-khai']")

    def send_too_early(self, keyboard):
        """The list of what is wrong has the focus then, and its links lead to the controls."""
        keyboard.go_to("#steps a[href='#part-last']")
        keyboard.keys.press("Enter")
        keyboard.follow("button[name=send]")
        self.assertTrue(keyboard.is_at("#troubles"))
        keyboard.step()
        wanted = keyboard.page.evaluate("document.activeElement.hash")
        keyboard.keys.press("Enter")
        self.assertTrue(keyboard.is_at(wanted), wanted)

    def compose(self, keyboard):
        """Step by step; going back and on again loses nothing."""
        keyboard.answer_up_to("[data-next]")
        self.go_on(keyboard)
        keyboard.go_to("[data-back]", "Shift+Tab")
        self.turn(keyboard)
        keyboard.go_to("[data-next]")
        self.go_on(keyboard)
        while not keyboard.page.locator("#part-last").is_visible():
            keyboard.answer_up_to("[data-next]")
            self.go_on(keyboard)

    def go_on(self, keyboard):
        """To the next step, whose heading has the focus then."""
        self.turn(keyboard)
        self.assertTrue(keyboard.is_at(f"{FORM} section h2"))

    def turn(self, keyboard):
        step = keyboard.page.locator(".eg-steps-now").inner_text()
        keyboard.keys.press("Enter")
        keyboard.page.wait_for_function("step => document.querySelector('.eg-steps-now').innerText !== step", arg=step)
