"""A procedure is found in a real browser: suggestions by keyboard and by touch, browsing, all of it without scripts."""

from tests.journey.stage import JourneyTest
from tests.journey.visitor import PHONE
from tests.server import DEMO


BOX = "main input[name=q]"
OPTIONS = "[role=listbox] [role=option]"


class TestFinding(JourneyTest):
    def test_suggestions_by_keyboard(self):
        citizen = self.visitor()
        citizen.go("thu-tuc")
        box = self.type(citizen, "khai sinh")
        self.assertEqual(("combobox", "true"), (box.get_attribute("role"), box.get_attribute("aria-expanded")))
        self.assertRegex(citizen.text(".eg-combobox [role=status]"), r"^Có \d gợi ý")
        citizen.look("suggestions")
        self.type(citizen, "khai sinh")
        citizen.page.keyboard.press("ArrowDown")
        active = citizen.page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        self.assertEqual(("true", "Đăng ký khai sinh"), (active.get_attribute("aria-selected"), self.title_of(active)))
        citizen.page.keyboard.press("Escape")
        self.assertEqual(("false", "khai sinh"), (box.get_attribute("aria-expanded"), box.input_value()))
        citizen.page.keyboard.press("ArrowDown")
        citizen.page.keyboard.press("Enter")
        citizen.page.wait_for_url("**/thu-tuc/dang-ky-khai-sinh")
        self.assertEqual([], self.faults)

    def test_enter_without_a_choice_searches(self):
        citizen = self.visitor(screen=PHONE)
        citizen.go("thu-tuc")
        self.type(citizen, "ho chieuu")
        citizen.page.keyboard.press("Enter")
        citizen.page.wait_for_url("**/thu-tuc?q=ho+chieuu")
        self.assertIn("hộ chiếu", citizen.text(".eg-alert strong"))
        self.assertIsNone(citizen.page.locator(".eg-facets").get_attribute("open"))
        citizen.look("corrected")
        self.type(citizen, "khai sinh")
        citizen.page.locator(OPTIONS).first.tap()
        citizen.page.wait_for_url("**/thu-tuc/dang-ky-khai-sinh")
        self.assertEqual([], self.faults)

    def test_browsing(self):
        citizen = self.visitor()
        for path in ("", "/@@a-z?letter=Đ", "/@@life-events", "/dang-ky-khai-sinh/@@versions"):
            citizen.go(f"thu-tuc{path}")
            citizen.look(path.rpartition("/")[2])
        self.assertEqual([], self.faults)

    def test_without_scripts(self):
        context = self.browser.new_context(java_script_enabled=False, locale="vi-VN")
        page = context.new_page()
        page.goto(f"{DEMO.url}/thu-tuc")
        page.fill(BOX, "ho chieu")
        page.press(BOX, "Enter")
        self.assertIn("q=ho+chieu", page.url)
        page.locator(".eg-facets a").first.click()
        self.assertRegex(page.url, r"q=ho\+chieu&event=")
        context.close()

    def type(self, citizen, text):
        """Write into the search field and wait for suggestions; gives the field."""
        box = citizen.page.locator(BOX)
        box.fill("")
        box.press_sequentially(text)
        citizen.page.locator(OPTIONS).first.wait_for()
        return box

    def title_of(self, option):
        return option.locator("span").first.inner_text()
