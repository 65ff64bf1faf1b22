"""Hands that know no mouse: Tab, Shift+Tab, Enter, Space, arrows and letters. Each stop has to be seen."""

from playwright.sync_api import TimeoutError as NoAnswer
from tests.journey.visitor import PDF


FOCUS = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  const group = node.type === 'radio' ? [...document.getElementsByName(node.name)] : [node];
  const parts = node.type === 'date'; // the browser marks the part of a date that has the focus
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const ticked = one => ['radio', 'checkbox'].includes(one.type);
  const answered = one => ticked(one) ? one.checked : !['', '--NOVALUE--'].includes(one.value);
  return {
    kind: node.type || node.localName,
    name: node.name || node.id || node.textContent.trim().slice(0, 40),
    answered: group.some(answered),
    held: Boolean(node.closest('.eg-upload')?.querySelector('[data-file]')),
    asked: node.matches('form.eg-intake :is(input, select, textarea)'),
    marked: parts || outlined || style.boxShadow !== 'none',
    inside: box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
TYPED = {"date": "11111985", "tel": "0912345678", "email": "binh@example.org"}
"""A date that is the same whichever of day and month comes first."""


class Keyboard:
    """The keyboard of a visitor's page. A stop that is not marked, or lies outside the window, is a fault.

    `answers`: what is typed, by the name of the field; anything that fits for others.
    """

    def __init__(self, visitor, answers):
        self.answers = answers
        self.visitor = visitor
        self.page = visitor.page
        self.keys = visitor.page.keyboard

    def focus(self):
        """What has the focus."""
        return self.page.evaluate(FOCUS)

    def is_at(self, selector):
        """Has something like that the focus?"""
        return self.page.evaluate("selector => document.activeElement.matches(selector)", selector)

    def step(self, key="Tab"):
        """On to the next stop; gives it."""
        self.keys.press(key)
        stop = self.focus()
        if not stop["inside"]:
            self.page.wait_for_timeout(700)  # milliseconds; pages scroll smoothly
            stop = self.focus()
        if stop["kind"] != "body" and not (stop["marked"] and stop["inside"]):
            self.visitor.fault(f"focus not to be seen: {stop}")
        return stop

    def go_to(self, selector, key="Tab", most=200):
        """Step until something like that has the focus."""
        for _ in range(most):
            if self.is_at(selector):
                return
            self.step(key)
        raise AssertionError(f"the keyboard does not reach {selector} on {self.page.url}")

    def follow(self, selector, key="Tab"):
        """Go to a link or button that leads to another page, and press it."""
        self.go_to(selector, key)
        with self.page.expect_navigation():
            self.keys.press("Enter")

    def answer_up_to(self, selector, most=200):
        """Answer whatever is asked and not answered on the way to that stop."""
        for _ in range(most):
            if self.is_at(selector):
                return
            stop = self.focus()
            if stop["asked"] and not stop["answered"] and not stop["held"]:
                self.answer(stop)
            self.step()
        raise AssertionError(f"the keyboard does not reach {selector} on {self.page.url}")

    def answer(self, stop):
        """Answer the control that has the focus."""
        if stop["kind"] in ("radio", "checkbox"):
            self.keys.press("Space")
        elif stop["kind"] == "select-one":
            self.choose()
        elif stop["kind"] == "file":
            self.file_chooser().set_files({"name": "giay-to.pdf", **PDF})
        else:
            name = stop["name"].removeprefix("form.widgets.")
            self.keys.type(self.answers.get(name) or TYPED.get(stop["kind"], "12"))

    def file_chooser(self, most=5):
        """The dialog of the file control that has the focus. Chromium swallows a key now and then on a busy machine:
        pressed again, as a person would; the focus must have stayed where it was."""
        stop = self.focus()
        for _ in range(most):
            try:
                with self.page.expect_file_chooser(timeout=6000) as waiting:
                    self.keys.press("Space")
                return waiting.value
            except NoAnswer:
                assert self.focus()["name"] == stop["name"], "the focus went away from the file control"
        raise AssertionError(f"no dialog opens for {stop['name']}")

    def choose(self):
        """The next entry of a list; one that depends on another may have to load first."""
        self.page.wait_for_function("document.activeElement.options.length > 1")
        self.keys.press("ArrowDown")
