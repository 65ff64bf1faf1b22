"""The promise of low code: an editor puts a new procedure online at level 3 with the browser alone, a citizen files it.

Conditions included: a question that hangs on another is hidden and not asked for while it need not be.
"""

from tests.journey.editor import Editor
from tests.journey.editor import PROCEDURE
from tests.journey.stage import JourneyTest


FORM = "form.eg-intake"
REASON = "Nộp hồ sơ xin việc trong tuần này"
ANSWERS = {
    "owner_name": "Nguyễn Văn Bình",
    "owner_identity_number": "042085001234",
    "owner_birth_date": "1985-04-12",
    "owner_address": "Số 5 đường Phan Đình Phùng",
    "owner_phone": "0912345678",
}


class TestLowCode(JourneyTest):
    def test_a_procedure_goes_online_from_the_browser_alone(self):
        editor = Editor(self.visitor("editor"))
        procedure = editor.add_procedure()
        editor.visitor.look("procedure-draft")
        form = editor.add_form(procedure)
        urgent = editor.add_field(form, "Cần gấp", "Có/Không")
        reason = editor.add_field(form, "Lý do cần gấp", "Dòng văn bản", required=True)
        editor.ask_only_when(form, reason, urgent)
        editor.publish(procedure)
        print(
            f"\n{len(editor.steps)} steps:", *(f"{seconds:6.1f} s  {what}" for what, seconds in editor.steps), sep="\n"
        )
        self.assertIn("3", editor.visitor.text(".eg-badge-level-3"))
        for told in (True, False):
            self.file(procedure, urgent, reason, told)
        self.assertEqual([], self.faults)

    def file(self, procedure, urgent, reason, told):
        """As a citizen, in a hurry or not; what is filed holds the reason only in the one case."""
        citizen = self.visitor("citizen", examines=told)
        citizen.go(procedure)
        self.assertIn(PROCEDURE["title"], citizen.text("h1"))
        citizen.click("a.btn-accent")
        page = citizen.page
        asked = page.locator(f"[name='form.widgets.{reason}']")
        while not page.locator("#part-last").is_visible():
            box = page.locator(f"[name^='form.widgets.{urgent}'][value={'true' if told else 'false'}]")
            if box.count() and box.first.is_visible():
                self.assertFalse(asked.is_visible())
                box.first.check()
                asked.wait_for(state="visible" if told else "hidden")
                citizen.look("form-condition")
            citizen.take_step(FORM, **ANSWERS, **{reason: REASON})
        self.assertEqual(told, REASON in citizen.text("#review"))
        citizen.send("button[name=send]")
        page.wait_for_url("**/@@receipt")
        dossier = page.url.removesuffix("/@@receipt")
        answers = self.layer.session("citizen").get(dossier).json()["answers"]
        self.assertEqual(REASON if told else None, answers.get(reason))
