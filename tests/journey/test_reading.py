"""The pages of a citizen as a screen reader reads them: headings, names, what is announced, where it stands."""

import itertools
from tests.journey.reader import Reader
from tests.journey.stage import JourneyTest
from tests.server import DEMO


CONTROLS = ("textbox", "combobox", "radio", "checkbox", "button", "link", "searchbox", "Date", "spinbutton")
FORM = "thu-tuc/hoi-nghi-hoi-thao-quoc-te/to-khai"
PAGES = (
    "",
    "thu-tuc",
    "thu-tuc/hoi-nghi-hoi-thao-quoc-te",
    "@@file-online",
    "@@track",
    "@@register",
    "login",
    "@@login-help",
)
OWNER = {
    "owner_name": "Nguyễn Văn Bình",
    "owner_identity_number": "042085001234",
    "owner_birth_date": "1985-04-12",
    "owner_phone": "0912345678",
    "owner_email": "binh@example.org",
}
OWN = ("@@my-dossiers", "@@profile", "@@inbox", "@@my-data", FORM)


class TestReading(JourneyTest):
    def test_public_pages_have_an_order_and_every_control_a_name(self):
        self.read(self.visitor(), PAGES)

    def test_a_citizens_own_pages(self):
        citizen = self.visitor("citizen")
        session = DEMO.session("citizen")
        dossiers = [each["@id"] for each in session.get("@dossiers?b_size=100").json()["items"]]
        states = {session.get(url).json()["review_state"]: url for url in dossiers}
        self.assertGreaterEqual(len(states), 4, "the demo has dossiers of the citizen in several states")
        self.read(citizen, (*OWN, *states.values(), *(f"{url}/@@messages" for url in [*states.values()][:1])))

    def read(self, visitor, paths):
        reader = Reader(visitor)
        for path in paths:
            visitor.go(path)
            with self.subTest(path):
                self.assertOrder(reader)

    def assertOrder(self, reader):
        levels = [stop.facts["level"] for stop in reader.stops("heading")]
        self.assertEqual(1, levels.count(1), levels)
        jumps = [(above, level) for above, level in itertools.pairwise(levels) if level > above + 1]
        self.assertEqual([], jumps, "no level of headings is left out")
        self.assertEqual(1, len(reader.stops("main")))
        ways = [stop.name for stop in reader.stops("navigation")]
        self.assertEqual(len(ways), len(set(ways)), ways)
        nameless = [stop for stop in reader.stops(*CONTROLS) if not stop.name.strip()]
        self.assertEqual([], nameless)

    def test_the_registration_tells_what_it_wants_and_that_the_check_is_done(self):
        visitor = self.visitor()
        visitor.go("@@register")
        reader = Reader(visitor)
        fields = reader.stops("textbox")
        self.assertEqual(5, len(fields), "the trap is not read out")
        self.assertTrue(all(stop.facts.get("required") for stop in fields))
        password = next(stop for stop in fields if "10" in stop.description)
        self.assertIn("Mật khẩu", password.name)
        visitor.page.wait_for_function(
            "() => { const told = document.querySelector('.eg-check'); return told.textContent === told.dataset.done }"
        )
        self.assertIn(visitor.text(".eg-check"), reader.announced())
        visitor.send("[name=register]")
        self.assertTrue(any("Vui lòng" in text for text in reader.announced()), reader.announced())
        wrong = reader.stops("textbox")[0]
        self.assertEqual("true", wrong.facts["invalid"])
        self.assertIn(visitor.text("#fullname-error"), wrong.description)

    def test_the_form_tells_the_step_what_is_wrong_and_that_it_is_saved(self):
        citizen = self.visitor("citizen")
        citizen.go(f"{FORM}?draft=new")
        reader = Reader(citizen)
        step = citizen.text(".eg-steps-now")
        self.assertIn(step, reader.announced())
        citizen.page.locator("form.eg-intake input[type=text]:visible").first.fill("")
        citizen.click("[data-next]")
        citizen.page.locator(".eg-field-wrong").first.wait_for()
        here = reader.focused()
        self.assertEqual("true", here.facts["invalid"])
        self.assertIn(citizen.text(".eg-field-wrong .eg-error"), here.description)
        self.assertTrue(any("bản nháp" in text for text in reader.announced()), reader.announced())
        citizen.fill_in("form.eg-intake", **OWNER)
        citizen.click("[data-next]")
        citizen.page.wait_for_function("step => document.querySelector('.eg-steps-now').innerText !== step", arg=step)
        self.assertEqual("heading", reader.focused().role)
        self.assertIn(citizen.text(".eg-steps-now"), reader.announced())

    def test_a_refused_look_up_is_announced(self):
        visitor = self.visitor()
        visitor.go("@@track")
        visitor.page.fill("[name=reference]", "H27.10-260101-0001")
        visitor.page.fill("[name=pin]", "AAAAAA")
        visitor.send("form.eg-card [type=submit]")
        self.assertIn(visitor.text("[role=alert]"), Reader(visitor).announced())
