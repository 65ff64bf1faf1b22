"""What pages say once scripts have run and editors have opened menus and dialogs: Vietnamese, and on English pages
English besides what is marked as Vietnamese."""

from tests.journey.places import PLACES
from tests.journey.test_places import PlacesTest
from tests.journey.visitor import WIDE
from tests.journey.wording import english_in
from tests.journey.wording import vietnamese_in


NEWS = "tin-tuc/tra-cuu-ho-so"
FORM = "thu-tuc/dang-ky-khai-sinh/to-khai"
ITEM = ".tox-menu .tox-collection__item"
SUBMENU = ".tox-menu [aria-haspopup=true]"
TOOLS = ("rename", "tags", "workflow", "properties", "delete")
DIALOGS = {
    "a[href*=object_rename]": NEWS,
    "a[href*=delete_confirmation]": NEWS,
    "a[href*=content_status_history]": NEWS,
    "a[href*=historyview]": NEWS,
    "a[href*=sharing]": NEWS,
    "#add-field": f"{FORM}/fields",
    "#add-fieldset": f"{FORM}/fields",
    ".fieldSettings": f"{FORM}/fields",
    "a[href*=add-action], #add-field": f"{FORM}/actions",
}
"""What is pressed, and where."""


class WordsTest(PlacesTest):
    def setUp(self):
        super().setUp()
        self.page = self.open("editor")

    def open(self, role, **options):
        person = self.visitor(None if role == "visitor" else role, **options)
        person.page.on("dialog", lambda dialog: dialog.accept())
        person.page.set_viewport_size(WIDE)
        return person.page

    def go(self, path, settled="body"):
        self.page.goto(self.found(path))
        self.page.wait_for_selector(settled)
        self.page.wait_for_timeout(700)

    def assertVietnamese(self, where):
        self.page.wait_for_timeout(400)
        with self.subTest(where):
            self.assertEqual([], english_in(self.page))


class TestTextEditor(WordsTest):
    """TinyMCE: its menus with what is in them, and the dialogs that they open."""

    def setUp(self):
        super().setUp()
        self.go(f"{NEWS}/edit", ".tox-mbtn")

    def menu(self, number):
        self.page.locator(".tox-mbtn").nth(number).click()
        self.page.wait_for_selector(ITEM)

    def test_menus(self):
        for number in range(self.page.locator(".tox-mbtn").count()):
            self.menu(number)
            self.assertVietnamese(f"menu {number}")
            for place in range(self.page.locator(SUBMENU).count()):
                self.page.locator(SUBMENU).nth(place).hover()
                self.assertVietnamese(f"menu {number}, {place}")
            self.page.keyboard.press("Escape")

    def test_dialogs(self):
        for button in ("plonelink", "ploneimage", "code"):
            found = self.page.locator(f".tox-tbtn[data-mce-name={button}]")
            if found.count():
                found.first.click()
                self.assertVietnamese(button)
                self.go(f"{NEWS}/edit", ".tox-mbtn")


class TestDialogs(WordsTest):
    def test_of_pages(self):
        for button, path in DIALOGS.items():
            self.go(path)
            self.page.evaluate("document.querySelectorAll('details.eg-menu').forEach(menu => { menu.open = true; })")
            self.page.locator(button).first.evaluate("node => node.click()")
            self.page.wait_for_timeout(1200)
            self.assertVietnamese(button)

    def test_of_the_list_of_a_folder(self):
        for tool in TOOLS:
            self.go("thu-tuc/folder_contents", ".pat-structure td.selection input")
            self.page.locator(".pat-structure td.selection input").first.check()
            self.page.locator(f"#btn-{tool}").click()
            self.assertVietnamese(tool)


class TestEnglish(WordsTest):
    """The pages for everybody, and those of citizens, in English."""

    def test_what_is_vietnamese_says_so(self):
        for self.role in ("visitor", "citizen"):
            self.page = self.open(self.role)
            self.go("?set_language=en")
            for path, _title in PLACES[self.role].values():
                self.go(path)
                with self.subTest(f"{self.role} {path}"):
                    self.assertEqual("en", self.page.evaluate("document.documentElement.lang"))
                    self.assertEqual([], vietnamese_in(self.page))
