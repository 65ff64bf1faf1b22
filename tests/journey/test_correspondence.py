"""What a citizen has to say after filing, in a real browser: messages to and fro, and the wish to withdraw."""

import base64
import secrets
from tests.answers import BIRTH
from tests.journey.stage import JourneyTest
from tests.journey.visitor import PDF
from tests.journey.visitor import PHONE
from tests.journey.visitor import WIDE
from tests.server import DEMO


FORM = "form.eg-intake"
CODE = "1.001193"
QUESTION = "Tôi có cần mang bản chính khi đến nhận kết quả không?"
ANSWER = "Có, ông mang theo bản chính để đối chiếu."
REASON = "Tôi đã nộp hồ sơ này tại bộ phận một cửa."
REFUSED = "Kết quả đã được trình ký."


class TestCorrespondence(JourneyTest):
    def test_on_a_wide_screen(self):
        self.correspond(WIDE)

    def test_on_a_phone(self):
        self.correspond(PHONE)

    def correspond(self, screen):
        """The desk sits at wide screens; its pages are looked at once."""
        self.dossier = self.filed()
        citizen = self.visitor("citizen", screen=screen)
        receptionist = self.visitor("receptionist", examines=screen is WIDE)
        self.write_to_and_fro(citizen, receptionist)
        self.ask_to_withdraw(citizen)
        self.answer(receptionist, "refuse_withdrawal", REFUSED)
        self.read(citizen, "withdrawal-refused", REFUSED)
        self.ask_to_withdraw(citizen)
        self.answer(receptionist, "stop", "Dừng theo đề nghị của công dân")
        self.read(citizen, "withdrawn", "Dừng theo đề nghị của công dân")
        self.assertEqual(0, citizen.page.locator("a[href*='request_withdrawal']").count())
        self.assertEqual([], self.faults)

    def filed(self):
        """The address of a new dossier of the citizen's, filed by REST."""
        session = DEMO.session("citizen")
        (found,) = session.get(f"@procedures?code={CODE}").json()["items"]
        form = found["forms"][0]["@id"]
        paper = {"filename": "giay-chung-sinh.pdf", "data": base64.b64encode(PDF["buffer"]).decode()}
        body = {
            "version": session.get(f"{form}/@form").json()["version"],
            "idempotency_key": secrets.token_hex(8),
            "answers": {**BIRTH, "paper_chung_sinh": paper},
        }
        answer = session.post(f"{form}/@submit", json=body)
        self.assertEqual(201, answer.status_code, answer.text)
        return answer.json()["@id"]

    def write_to_and_fro(self, citizen, receptionist):
        citizen.go(self.dossier)
        citizen.click("a[href$='/@@messages']")
        citizen.look("messages-empty")
        self.write(citizen, QUESTION, "giay-to.pdf")
        citizen.look("messages-sent")
        receptionist.go(f"{self.dossier}/@@messages")
        self.assertIn(QUESTION, receptionist.text("#content"))
        self.assertIn("giay-to.pdf", receptionist.text("#content"))
        self.write(receptionist, ANSWER)
        receptionist.look("messages-answered")
        citizen.go(self.dossier)
        self.assertIn("1", citizen.text("section[aria-labelledby='mailbox-title'] .eg-due"), "one is new")
        citizen.click("a[href$='/@@messages']")
        citizen.look("messages-read")
        newest = citizen.text("article")
        self.assertIn(ANSWER, newest)
        self.assertNotIn("Receptionist", newest)

    def write(self, visitor, text, filename=None):
        visitor.page.fill(f"{FORM} textarea", text)
        if filename:
            visitor.page.locator(f"{FORM} [type=file]").first.set_input_files({"name": filename, **PDF})
        visitor.send(f"{FORM} [type=submit]")
        self.assertIn(text, visitor.text("article"))

    def ask_to_withdraw(self, citizen):
        """Only with a reason."""
        citizen.go(self.dossier)
        citizen.click("a[href*='transition=request_withdrawal']")
        citizen.look("act-request-withdrawal")
        citizen.click(f"{FORM} [type=submit]")
        self.assertEqual(1, citizen.page.locator(f"{FORM} textarea:invalid").count())
        citizen.page.fill(f"{FORM} textarea >> nth=0", REASON)
        citizen.send(f"{FORM} [type=submit]")
        citizen.look("withdrawal-requested")
        self.assertIn(REASON, citizen.text("#content"))

    def answer(self, receptionist, transition, reason):
        receptionist.go(self.dossier)
        self.assertIn(REASON, receptionist.text("#content"))
        receptionist.click(f"a[href*='transition={transition}']")
        receptionist.page.fill(f"{FORM} textarea >> nth=0", reason)
        receptionist.send(f"{FORM} [type=submit]")

    def read(self, citizen, name, said):
        citizen.go(self.dossier)
        citizen.look(name)
        self.assertIn(said, citizen.text("#content"))
