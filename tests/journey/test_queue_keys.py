"""A receptionist works through the queue with the keyboard alone, and may switch the keys off."""

from tests.journey.stage import JourneyTest


ROWS = "tr[data-row]"
HERE = f"() => [...document.querySelectorAll('{ROWS}')].indexOf(document.activeElement.closest('{ROWS}'))"


class TestQueueByKeys(JourneyTest):
    def test_rows_are_reached_selected_opened_and_acted_on(self):
        receptionist = self.visitor("receptionist")
        self.page, keys = receptionist.page, receptionist.page.keyboard
        receptionist.go("@@queue?state=submitted")
        receptionist.look("queue")
        for key, row in (("j", 0), ("x", 0), ("j", 1), ("x", 1), ("k", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
            keys.press(key)
            self.assertEqual(row, self.page.evaluate(HERE), key)
        self.assertEqual("(2)", self.page.inner_text("#batch-count > :last-child"))
        keys.press("b")
        self.assertEqual("accept", self.page.evaluate("document.activeElement.value"))
        with self.page.expect_navigation():
            keys.press("Enter")
        self.assertEqual(2, self.page.locator("input[name='dossiers:list']").count())
        receptionist.look("batch")

        receptionist.go("@@queue?state=submitted")
        keys.press("/")
        keys.type("jx")
        self.assertEqual("jx", self.page.input_value("#filter-text"))
        self.page.evaluate("document.activeElement.blur()")
        keys.press("j")
        address = self.page.get_attribute(f"{ROWS} th a", "href")
        with self.page.expect_navigation():
            keys.press("Enter")
        self.assertEqual(address, self.page.url)

        receptionist.go("@@queue?state=submitted")
        self.page.click(".eg-keys summary")
        self.page.uncheck("#keys-on")
        self.page.reload()
        keys.press("j")
        self.assertEqual(-1, self.page.evaluate(HERE))
        self.assertEqual([], self.faults)
