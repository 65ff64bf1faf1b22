"""Every page of every role in a real browser: accessible, no wider than the window at 400 %, without script errors,
in Vietnamese.

With SCREENS=folder it leaves pictures there and looks no further (`make screens`).
"""

from tests.journey import screens
from tests.journey.examiner import Examiner
from tests.journey.places import address
from tests.journey.places import EveryRole
from tests.journey.places import PLACES
from tests.journey.stage import JourneyTest
from tests.journey.visitor import PHONE
from tests.journey.visitor import WIDE
from tests.journey.wording import english_in
from tests.server import ROUNDS


SAID = "console: Failed to load resource: the server responded with a status of 404"
"""Chromium's own line about a page that is missing."""
STOCK = "script[data-bundle=plone]"
SETTLED = 700
"""Milliseconds for what Plone's scripts build after loading, where they are loaded."""
EXPECTED = {"missing": 404}
SECOND = ".autotoc-nav > a:nth-of-type(2)"
OPENED = {"edit-papers": SECOND, "form-fields": SECOND}
"""What is pressed before these are looked at."""
DARK = ("visitor", "citizen")
PICTURED_DARK = ("home", "procedure", "track", "my-dossiers", "dossier")
"""Of these a picture in dark colours is kept, too."""


class PlacesTest(JourneyTest):
    layer = ROUNDS

    def walk(self, role):
        """All pages of a role."""
        self.role = role
        self.person = self.visitor(None if role == "visitor" else role)
        self.examiner = Examiner(self.person)
        self.person.page.on("dialog", lambda dialog: dialog.accept())
        for name, (path, _title) in PLACES[role].items():
            self.look(name, self.found(path))
        self.assertEqual([], [fault for fault in self.faults if SAID not in fault])

    def found(self, path):
        """The address of a place."""
        return address(ROUNDS.url, path, self.dossier_in)

    def dossier_in(self, state):
        items = ROUNDS.session(self.role).get("/@dossiers?b_size=200").json()["items"]
        return next(item["@id"] for item in items if state in ("own", item["review_state"]))

    def look(self, name, path):
        page = self.person.page
        page.set_viewport_size(WIDE)
        answer = page.goto(path)
        if page.locator(STOCK).count():
            page.wait_for_timeout(SETTLED)
        if answer.status != EXPECTED.get(name, 200):
            self.person.fault(f"{name} answers {answer.status}")
        if name in OPENED:
            page.click(OPENED[name])
        if screens.FOLDER:
            self.keep_pictures(f"{self.role}-{name}", name in PICTURED_DARK and self.role in DARK)
        else:
            self.examiner.examine(name)
            self.read(name)

    def read(self, name):
        """All that is said is Vietnamese. What managers alone see may name what a program calls it."""
        for text in english_in(self.person.page) if self.role != "admin" else ():
            self.person.fault(f"{name} says {text!r}")

    def keep_pictures(self, name, dark):
        page = self.person.page
        page.emulate_media(reduced_motion="reduce")  # no picture of a change of colours
        screens.keep(page, name)
        if dark:
            page.emulate_media(color_scheme="dark")
            screens.keep(page, f"{name}-dark")
            page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        screens.keep(page, f"{name}-phone", phone=True)


class TestPlaces(EveryRole, PlacesTest):
    def tearDown(self):
        screens.write_index()
        super().tearDown()
