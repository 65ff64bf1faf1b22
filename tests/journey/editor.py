"""An editor at the browser who puts a procedure online: the steps of docs/low-code.md, counted and timed."""

import time


FORM = "form#form"
MODAL = ".modal"
PROCEDURE = {
    "title": "Cấp bản sao văn bằng, chứng chỉ từ sổ gốc (thử nghiệm)",
    "description": "Cấp lại bản sao cho người đã được cấp văn bằng.",
}
CASES = [{"id": "lan-dau", "title": "Cấp lần đầu"}, {"id": "cap-lai", "title": "Cấp lại"}]
EVIDENCES = [
    {"id": "don", "title": "Đơn đề nghị cấp bản sao", "originals": "1", "copies": "0"},
    {"id": "giay-to", "title": "Giấy tờ tùy thân", "originals": "0", "copies": "1"},
]
CHANNEL = {"channel": "online", "kind": "fixed", "amount": "3", "unit": "working_day", "fee": "15000"}
STEPS = [{"title": "Nộp hồ sơ trực tuyến"}, {"title": "Nhận bản sao tại Bộ phận một cửa"}]
LAW = [{"number": "21/2019/TT-BGDĐT", "title": "Quy chế quản lý bằng và cấp bản sao từ sổ gốc"}]


class Editor:
    """What the editor does, with a visitor's window. `steps`: (what was done, seconds since the beginning)."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.page = visitor.page
        self.began = time.monotonic()
        self.steps = []

    def done(self, what):
        """Note a step."""
        self.steps.append((what, time.monotonic() - self.began))

    def tab(self, name):
        """Open a part of a long form."""
        self.page.locator(f"{FORM} a:has-text('{name}') >> visible=true").first.click()

    def fill_table(self, table, rows):
        """Fill rows into a table: the first is there and begins as it is typed in, the others are added."""
        field = f"#formfield-form-widgets-{table}"
        for number, row in enumerate(rows):
            if number:
                self.page.locator(f"{field} .dgf--row-add >> visible=true").last.click()
            else:
                self.page.wait_for_load_state("networkidle")
                self.page.locator(f"{field} input[type=text] >> visible=true").first.press_sequentially("x")
            for column, value in row.items():
                self.enter(f"form.widgets.{table}.{number}.widgets.{column}", value)

    def enter(self, name, value):
        """Fill in the control of that name, or choose that value."""
        control = self.page.locator(f"{FORM} :is([name='{name}'], [name='{name}:list'])").first
        if control.evaluate("node => node.localName") == "select":
            control.select_option(value)
        else:
            control.fill(value)

    def add_procedure(self):
        """The page with cases, papers, ways of filing, steps and legal basis; saved as a draft."""
        self.visitor.go("thu-tuc/++add++Procedure")
        for name, value in PROCEDURE.items():
            self.enter(f"form.widgets.{name}", value)
        self.visitor.answer(self.page.locator(f"{FORM} [name='form.widgets.agency:list']"))
        self.page.check(f"{FORM} [name='form.widgets.audience:list'][value=citizen]")
        self.done("Fill in name, description, receiving agency and for whom")
        self.tab("Trường hợp và thành phần hồ sơ")
        self.fill_table("cases", CASES)
        self.fill_table("evidences", EVIDENCES)
        self.done("Fill in two cases and two papers")
        self.tab("Cách thức, thời hạn, phí, lệ phí")
        self.fill_table("channels", [CHANNEL])
        self.page.check(f"{FORM} [name='form.widgets.result_delivery:list'][value=counter]")
        self.done("Fill in filing online, its time limit and what is due")
        self.tab("Trình tự và yêu cầu, điều kiện")
        self.fill_table("steps", STEPS)
        self.tab("Kết quả và căn cứ pháp lý")
        self.fill_table("legal_resources", LAW)
        self.tab("Cơ quan")
        self.enter("form.widgets.executing_agencies", "Phòng Văn hóa - Xã hội")
        self.done("Fill in steps, legal basis and executing agency")
        self.visitor.send(f"{FORM} [name='form.buttons.save']")
        self.done("Save the draft")
        return self.page.url.removesuffix("/view")

    def add_form(self, procedure):
        """The online form of the procedure: it comes with the fields of the parties, the papers and its action."""
        self.visitor.go(f"{procedure}/++add++EasyForm")
        self.page.fill(f"{FORM} [name='form.widgets.IDublinCore.title']", "Đơn đề nghị cấp bản sao")
        self.visitor.send(f"{FORM} [name='form.buttons.save']")
        self.done("Add the online form")
        return self.page.url.removesuffix("/view")

    def add_field(self, form, title, kind, required=False):
        """A question more, by EasyForm's editor; gives its name. `kind`: the words of the type in its list."""
        self.visitor.go(f"{form}/fields")
        self.page.wait_for_load_state("networkidle")
        self.page.click("#add-field")
        self.page.fill(f"{MODAL} [name='form.widgets.title']", title)
        self.page.keyboard.press("Tab")
        self.page.select_option(f"{MODAL} [name='form.widgets.factory:list']", label=kind)
        self.page.set_checked(f"{MODAL} [name='form.widgets.required:list']", required)
        with self.page.expect_navigation():
            self.page.locator(f"{MODAL} [name='form.buttons.add'] >> visible=true").first.click()
        self.done(f"Add the question “{title}”")
        return self.page.locator(".fieldPreview", has_text=title).last.get_attribute("data-field_id")

    def ask_only_when(self, form, name, other):
        """Let a question of the first section be asked only when another is answered."""
        self.visitor.go(f"{form}/fields")
        self.page.wait_for_load_state("networkidle")
        self.page.locator(f"a[href$='/fields/{name}']").click()
        self.page.locator(f"{MODAL} [name='form.widgets.title']").wait_for()
        self.page.locator(f"{MODAL} a:has-text('Điều kiện')").click()
        choice = f"{MODAL} [name='form.widgets.IConditionOfField.condition_field:list']"
        self.page.select_option(choice, other)
        with self.page.expect_navigation():
            self.page.locator(f"{MODAL} [name='form.buttons.save'] >> visible=true").first.click()
        self.done("Ask it only when the other one is answered")

    def publish(self, procedure):
        """Through the check before publishing."""
        self.visitor.go(f"{procedure}/@@go-live")
        self.visitor.look("go-live")
        self.visitor.send("main form button.btn-primary")
        self.done("Look at the check, and publish")
