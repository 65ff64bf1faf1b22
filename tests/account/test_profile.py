"""The profile: one's own, examined, and filled into forms."""

from egov.portal.account import profile
from egov.portal.account.store import accounts
from html import unescape
import json
from plone import api
from tests.account.support import hidden
from tests.account.support import visitor
from tests.intake import support
from tests.intake.test_browser import FormTest
import transaction


PERSON = {
    "kind": "person",
    "name": "Nguyễn Văn An",
    "identity_number": "042085001234",
    "birth_date": "1985-04-12",
    "province": "42",
    "commune": "18073",
    "address": "Số 5 đường Phan Đình Phùng",
    "phone": "0912 345 678",
    "email": "an@example.org",
}
BUSINESS = {**PERSON, "kind": "organisation", "organisation": "Công ty TNHH Hồng Lĩnh", "tax_number": "3001234567"}


class ProfileTest(FormTest):
    """The page."""

    def open_profile(self, name="citizen"):
        browser = visitor(self.layer, name, support.PASSWORD)
        browser.open(f"{self.portal.absolute_url()}/@@profile")
        return browser

    def save(self, browser, **parts):
        for name, value in parts.items():
            if name == "commune":
                browser.getControl(name="communes").click()
            control = browser.getControl(name=name)
            control.value = [value] if name in ("kind", "province", "commune") else value
        browser.getControl(name="save").click()
        transaction.begin()
        return unescape(browser.contents)

    def test_it_begins_with_what_the_registration_said(self):
        browser = self.open_profile()
        self.assertEqual("Nguyễn Citizen", browser.getControl(name="name").value)
        self.assertEqual("citizen@example.org", browser.getControl(name="email").value)

    def test_it_is_kept(self):
        self.assertIn("Your profile has been saved", self.save(self.open_profile(), **PERSON))
        self.assertEqual(PERSON, profile.of("citizen"))
        again = self.open_profile()
        self.assertEqual(["18073"], again.getControl(name="commune").value)
        self.assertEqual("Nguyễn Văn An", api.user.get(userid="citizen").getProperty("fullname"))

    def test_it_is_nobody_elses(self):
        self.save(self.open_profile(), **PERSON)
        self.assertNotIn("042085001234", self.open_profile("neighbour").contents)
        stranger = visitor(self.layer)
        stranger.open(f"{self.portal.absolute_url()}/@@profile")
        self.assertNotIn("profile-form", stranger.contents)
        member = api.user.get(userid="citizen")
        self.assertNotIn("042085001234", str([member.getProperty(name, "") for name in ("description", "location")]))

    def test_another_account_cannot_be_named(self):
        browser = self.open_profile("neighbour")
        for name in ("account", "userid", "user_id"):
            browser.open(f"{self.portal.absolute_url()}/@@profile?{name}=citizen")
            self.assertEqual("Nguyễn Neighbour", browser.getControl(name="name").value)

    def test_a_business(self):
        page = self.save(self.open_profile(), kind="organisation", phone="0912345678")
        for message in ("Please fill in: Name of the organisation", "Please fill in: Tax number"):
            self.assertIn(message, page)
        self.save(self.open_profile(), **BUSINESS)
        self.assertEqual(BUSINESS, profile.of("citizen"))

    def test_a_person_has_no_tax_number(self):
        self.save(self.open_profile(), **{**BUSINESS, "kind": "person"})
        self.assertEqual(PERSON, profile.of("citizen"))

    def test_bad_input_is_told_and_not_kept(self):
        wrong = {
            "name": ("<b>An</b>", "Please write a name"),
            "identity_number": ("12", "This is not an identity number"),
            "birth_date": ("2999-01-01", "This day is still to come"),
            "phone": ("=1+1", "This is not a telephone number"),
            "email": ("an", "This is not an e-mail address"),
            "address": ("A" * 301, "at most 300 characters"),
        }
        for name, (value, message) in wrong.items():
            self.assertIn(message, self.save(self.open_profile(), **{"phone": "0912345678", name: value}), name)
        self.assertIn("at most 120 characters", self.save(self.open_profile(), phone="0912345678", name="A" * 300))
        self.assertEqual({}, profile.of("citizen"))

    def test_a_commune_of_another_province_is_refused(self):
        parts = {**dict.fromkeys(profile.PARTS, ""), **PERSON}
        self.assertIn("commune", profile.problems({**parts, "province": "01"}))
        self.assertIn("province", profile.problems({**parts, "province": "00"}))
        self.assertIn("birth_date", profile.problems({**parts, "birth_date": "12/4/1985"}))

    def test_the_prompt_of_the_communes_is_no_commune(self):
        browser = self.open_profile()
        parts = "province=42&commune=--NOVALUE--&kind=person&name=An&phone=0912345678"
        form = f"{parts}&_authenticator={hidden(browser, '_authenticator')}"
        browser.post(f"{self.portal.absolute_url()}/@@profile", form)
        transaction.begin()
        self.assertEqual("42", profile.of("citizen")["province"])
        self.assertNotIn("commune", profile.of("citizen"))

    def test_a_forged_page_is_refused(self):
        browser = self.open_profile()
        browser.getControl(name="_authenticator").value = "forged"
        browser.getControl(name="phone").value = "0912345678"
        browser.getControl(name="save").click()
        transaction.begin()
        self.assertEqual({}, profile.of("citizen"))

    def test_what_the_national_identity_vouches_for_stays(self):
        profile.vouch("citizen", {"name": "Nguyễn Văn An", "identity_number": "042085001234"})
        transaction.commit()
        browser = self.open_profile()
        self.assertIn("readonly", browser.contents)
        for name in ("name", "identity_number"):
            del browser.getControl(name=name)._control.attrs["readonly"]
        self.save(browser, name="Khác", identity_number="042085009999", phone="0912345678")
        self.assertEqual("042085001234", profile.of("citizen")["identity_number"])
        self.assertEqual("Nguyễn Văn An", profile.of("citizen")["name"])

    def test_it_goes_with_the_account(self):
        self.save(self.open_profile(), **PERSON)
        api.user.delete(username="citizen")
        self.assertNotIn("citizen", accounts().profiles)


class PrefillTest(FormTest):
    """Forms know it."""

    def remember(self, parts):
        profile.save("citizen", parts)
        transaction.commit()

    def test_a_person_files_with_few_strokes(self):
        self.remember(PERSON)
        browser = self.opened()
        for name in ("name", "identity_number", "birth_date", "address", "phone", "email"):
            self.assertEqual(PERSON[name], browser.getControl(name=f"form.widgets.owner_{name}").value, name)
        self.assertEqual(["42"], browser.getControl(name="form.widgets.owner_province:list").value)
        self.assertEqual(["18073"], browser.getControl(name="form.widgets.owner_commune:list").value)
        self.attach(browser, "paper_to_khai", support.PDF, "to-khai.pdf")
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual(PERSON, dossier.owner)

    def test_a_business_is_the_owner_and_its_person_files(self):
        self.remember(BUSINESS)
        browser = self.opened()
        self.assertEqual(["organisation"], browser.getControl(name="form.widgets.owner_kind").value)
        self.assertEqual("3001234567", browser.getControl(name="form.widgets.owner_tax_number").value)
        self.assertEqual(["person"], browser.getControl(name="form.widgets.submitter_kind").value)
        self.assertEqual("Nguyễn Văn An", browser.getControl(name="form.widgets.submitter_name").value)
        self.assertEqual("", browser.getControl(name="form.widgets.submitter_tax_number").value)
        self.assertEqual(["owner"], browser.getControl(name="form.widgets.filed_by").value)

    def test_what_is_typed_is_not_overwritten(self):
        self.remember(PERSON)
        browser = self.opened()
        browser.getControl(name="form.widgets.owner_name").value = "Trần Thị Bình"
        browser.getControl(name="form.widgets.owner_phone").value = ""
        self.send(browser)
        self.assertEqual("Trần Thị Bình", browser.getControl(name="form.widgets.owner_name").value)
        self.assertEqual("", browser.getControl(name="form.widgets.owner_phone").value)

    def test_markup_in_a_profile_is_text_in_a_form(self):
        self.remember({**PERSON, "address": '"><script>alert(1)</script>'})
        self.assertNotIn("<script>alert(1)", self.opened().contents)

    def test_a_program_is_told_its_own(self):
        self.remember(PERSON)
        for name, told in (("citizen", "042085001234"), ("neighbour", None), (None, None)):
            browser = visitor(self.layer, name, support.PASSWORD)
            browser.addHeader("Accept", "application/json")
            browser.open(f"{self.form.absolute_url()}/@form")
            self.assertEqual(told, json.loads(browser.contents)["prefill"].get("owner_identity_number"), name)
            self.assertEqual("private, no-store", browser.headers["Cache-Control"])

    def test_nobody_elses_form_knows_it(self):
        self.remember(PERSON)
        self.assertNotIn("042085001234", self.opened("neighbour").contents)
        self.assertNotIn("042085001234", self.opened(None).contents)
