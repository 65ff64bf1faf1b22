"""A person at a real Chromium: goes to pages, fills in forms, and looks at each page as strictly as a good tester."""

from axe_playwright_python.sync_playwright import Axe
import os
from pathlib import Path
import shutil


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("SCREENSHOTS")
PDF = {"mimeType": "application/pdf", "buffer": b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"}
WIDTH = "document.documentElement.scrollWidth"


class Visitor:
    """A browser window of its own, logged in as `account` where one is given. Faults of pages gather in `faults`.

    `screen`: WIDE, whose pages are also tried as narrow as a phone's, or PHONE. `examines`: does he look at pages, or
    only work with them?
    """

    def __init__(self, browser, site, faults, account=None, screen=WIDE, examines=True):
        self.site = site
        self.faults = faults
        self.screen = screen
        self.examines = examines
        phone = screen is PHONE
        self.context = browser.new_context(
            viewport=screen, locale="vi-VN", accept_downloads=True, is_mobile=phone, has_touch=phone
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("pageerror", lambda error: self.fault(f"script: {error}"))
        self.page.on("console", lambda line: line.type == "error" and self.fault(f"console: {line.text}"))
        if account:
            self.log_in(account)

    def fault(self, words):
        self.faults.append(f"{self.page.url} {words}")

    def log_in(self, account):
        self.go("login")
        self.enter(account)

    def enter(self, account):
        """Fill in the log-in that is shown, and send it."""
        self.page.fill("[name=__ac_name]", account["login"])
        self.page.fill("[name=__ac_password]", account["password"])
        self.send("[name='buttons.login']")

    def go(self, path):
        """Open a path of the site, or a whole address."""
        self.page.goto(path if path.startswith("http") else f"{self.site}/{path}")

    def click(self, selector):
        """Follow the first visible link that matches."""
        self.page.locator(f"{selector} >> visible=true").first.click()
        self.page.wait_for_load_state()

    def send(self, selector):
        """Press a button that leads to another page."""
        with self.page.expect_navigation():
            self.click(selector)

    def text(self, selector):
        return self.page.locator(selector).first.inner_text().strip()

    def look(self, name):
        """Examine the page: accessibility, width on a phone; keep pictures when asked."""
        if not self.examines:
            return
        for violation in Axe().run(self.page).response["violations"]:
            places = [" ".join(node["target"]) for node in violation["nodes"]]
            self.fault(f"axe ({name}): {violation['id']}: {violation['help']} {places[:3]}")
        if self.screen is WIDE:
            self.picture(f"{name}-wide")
            self.page.set_viewport_size(PHONE)
        width = self.page.evaluate(WIDTH)
        if width > PHONE["width"]:
            self.fault(f"{name} is {width} px wide on a phone")
        self.picture(f"{name}-{'narrow' if self.screen is WIDE else 'phone'}")
        self.page.set_viewport_size(self.screen)

    def picture(self, name):
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)

    def fill_in(self, form, **answers):
        """Answer what a form shows: by field name where given, otherwise with anything that fits the control."""
        for name in answers:
            self.answer(self.page.locator(f"{form} [name^='form.widgets.{name}']").first, answers[name])
        for control in self.page.locator(
            f"{form} :is(input, select, textarea):not([type=hidden], [name$='.drop'])"
        ).all():
            if control.is_visible() and not self.answered(control):
                self.answer(control)

    def give(self, form, **answers):
        """Answer these fields and nothing else: a tuple ticks the boxes with these values."""
        for name, value in answers.items():
            if isinstance(value, tuple):
                for each in value:
                    self.page.check(f"{form} [value='{each}']")
            else:
                fields = f"{form} :is(input:not([type=hidden]), select, textarea)[name^='form.widgets.{name}']"
                self.answer(self.page.locator(fields).first, value)

    def take_step(self, form, **answers):
        """Fill in the step of a form that is shown, and go on to the next."""
        shown = [name for name in answers if self.page.locator(f"[name='form.widgets.{name}']").is_visible()]
        self.fill_in(form, **{name: answers[name] for name in shown})
        self.go_on()

    def go_on(self):
        """Go on to the next step of a form."""
        step = self.text(".eg-steps-now")
        self.click("[data-next]")
        self.page.wait_for_function("step => document.querySelector('.eg-steps-now').innerText !== step", arg=step)

    def answered(self, control):
        kind = control.get_attribute("type")
        if kind in ("radio", "checkbox"):
            group = control.get_attribute("name")
            return self.page.locator(f"[name='{group}']:checked").count() > 0
        if kind == "file" and control.evaluate(
            "node => Boolean(node.closest('.eg-upload')?.querySelector('[data-file]'))"
        ):
            return True
        return kind not in ("submit", "button") and control.input_value() not in ("", "--NOVALUE--")

    def answer(self, control, value=None):
        kind = control.get_attribute("type") or control.evaluate("node => node.localName")
        if kind in ("radio", "checkbox"):
            control.check()
        elif kind == "select":
            self.choose(control, value)
        elif kind == "file":
            control.set_input_files(value or {"name": "giay-to.pdf", **PDF})
        elif kind in ("date", "datetime-local"):
            control.fill(value or {"date": "2027-03-15", "datetime-local": "2027-03-15T08:00"}[kind])
        elif kind not in ("submit", "button"):
            control.fill(value or "12")

    def choose(self, control, value):
        """Choose that option of a list, or the first one that is an answer; lists that depend on another load first."""
        control.locator("option:not([value='']):not([value='--NOVALUE--'])").first.wait_for(state="attached")
        values = control.locator("option").evaluate_all("nodes => nodes.map(node => node.value)")
        control.select_option(value or next(option for option in values if option not in ("", "--NOVALUE--")))
