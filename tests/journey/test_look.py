"""The look at work in a real browser: colours that are remembered, menus by keyboard, errors with links."""

from tests.journey.keyboard import Keyboard
from tests.journey.stage import JourneyTest


GROUND = "getComputedStyle(document.body).backgroundColor"
FOCUSED = "document.activeElement.className"
PAST_THE_SCRIPTS = """() => {
  const form = document.querySelector('form:has(> .autotoc-nav)');
  form.insertAdjacentHTML('beforeend', '<input type="hidden" name="form.buttons.save" value="1">');
  HTMLFormElement.prototype.submit.call(form);
}"""
"""Plone's script would not let an empty form go."""
FIRST_PAINT = """() => {
  window.seen = [];
  new MutationObserver(() => { if (document.body) window.seen.push(getComputedStyle(document.body).backgroundColor); })
    .observe(document, { childList: true, subtree: true });
}"""


class TestColours(JourneyTest):
    def test_the_device_chooses_until_the_visitor_does(self):
        visitor = self.visitor()
        page = visitor.page
        visitor.go("")
        light = page.evaluate(GROUND)
        page.emulate_media(color_scheme="dark")
        dark = page.evaluate(GROUND)
        self.assertNotEqual(light, dark)
        page.click(".eg-top .eg-colours")
        self.assertEqual(light, page.evaluate(GROUND))
        visitor.go("@@track")
        self.assertEqual(light, page.evaluate(GROUND))
        self.assertEqual("false", page.get_attribute(".eg-top .eg-colours", "aria-pressed"))
        page.click(".eg-top .eg-colours")
        self.assertEqual(dark, page.evaluate(GROUND))
        self.assertIsNone(page.evaluate("localStorage.getItem('eg-colours')"))
        self.assertEqual([], self.faults)

    def test_the_chosen_colours_are_there_from_the_first_moment(self):
        visitor = self.visitor()
        visitor.go("")
        visitor.page.click(".eg-top .eg-colours")
        dark = visitor.page.evaluate(GROUND)
        visitor.page.add_init_script(f"({FIRST_PAINT})()")
        visitor.go("@@track")
        self.assertEqual({dark}, set(visitor.page.evaluate("window.seen")))

    def test_it_is_printed_in_light_colours(self):
        visitor = self.visitor()
        visitor.go("")
        visitor.page.click(".eg-top .eg-colours")
        visitor.page.emulate_media(media="print")
        self.assertEqual("rgb(255, 255, 255)", visitor.page.evaluate(GROUND))
        self.assertFalse(visitor.page.locator(".eg-nav").is_visible())
        self.assertTrue(visitor.page.locator("h1").is_visible())


class TestByKeyboard(JourneyTest):
    def test_the_skip_link_leads_past_the_menus(self):
        visitor = self.visitor()
        keyboard = Keyboard(visitor, {})
        visitor.go("@@track")
        keyboard.step()
        self.assertTrue(keyboard.is_at(".eg-skip"))
        keyboard.keys.press("Enter")
        keyboard.step()
        self.assertTrue(visitor.page.evaluate("document.querySelector('#content').contains(document.activeElement)"))
        self.assertEqual([], self.faults)

    def test_an_editors_menu_opens_closes_and_gives_the_focus_back(self):
        editor = self.visitor("editor")
        keyboard = Keyboard(editor, {})
        editor.go("thu-tuc/dang-ky-khai-sinh")
        keyboard.go_to(".eg-editbar summary")
        keyboard.keys.press("Enter")
        keyboard.step()
        self.assertTrue(keyboard.is_at(".eg-editbar .eg-menu-list a"))
        keyboard.keys.press("Escape")
        self.assertTrue(keyboard.is_at(".eg-editbar summary"))
        self.assertEqual(0, editor.page.locator(".eg-menu[open]").count())
        keyboard.keys.press("Enter")
        keyboard.go_to("main *")
        self.assertEqual(0, editor.page.locator(".eg-menu[open]").count())
        self.assertEqual([], self.faults)

    def test_every_stop_of_an_edit_form_is_seen_and_not_covered(self):
        editor = self.visitor("editor")
        keyboard = Keyboard(editor, {})
        editor.go("thu-tuc/dang-ky-khai-sinh/edit")
        editor.page.locator(".autotoc-nav > a").first.wait_for()
        keyboard.go_to(".autotoc-section.active :is(input, textarea, select)")
        for _ in range(12):
            keyboard.step()
            covered = editor.page.evaluate(
                """() => {
                  const bar = document.querySelector('form > .formControls').getBoundingClientRect();
                  const stop = document.activeElement, box = stop.getBoundingClientRect();
                  const under = box.top >= bar.top && box.bottom <= bar.bottom && bar.height > 0;
                  return under && !stop.closest('.formControls');
                }"""
            )
            self.assertFalse(covered, keyboard.focus())
        self.assertEqual([], self.faults)


class TestErrors(JourneyTest):
    def test_a_form_of_plones_leads_to_what_is_wrong(self):
        """In a part of the form that is not shown, too."""
        editor = self.visitor("editor")
        editor.go("thu-tuc/++add++Procedure")
        editor.page.locator(".autotoc-nav > a").first.wait_for()
        with editor.page.expect_navigation():
            editor.page.evaluate(PAST_THE_SCRIPTS)
        page = editor.page
        page.locator(".eg-errors a").first.wait_for()
        self.assertIn("eg-errors", page.evaluate(FOCUSED))
        link = page.locator(".eg-errors a").first
        wanted = link.get_attribute("href")
        link.press("Enter")
        self.assertEqual(wanted, "#" + page.evaluate("document.activeElement.id"))
        self.assertTrue(page.locator(wanted).is_visible())

    def test_a_form_without_errors_has_no_list(self):
        editor = self.visitor("editor")
        editor.go("thu-tuc/dang-ky-khai-sinh/content_status_history")
        self.assertEqual(0, editor.page.locator(".eg-errors").count())
