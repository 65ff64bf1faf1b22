"""A form put aside and taken up again."""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.intake import drafts
from egov.portal.intake import keeping
from egov.portal.testing import INTEGRATION
from html import unescape
import json
from plone import api
from tests.intake import support
from tests.intake.test_browser import FormTest
from tests.intake.test_papers import picture
import transaction
import unittest
from urllib.error import HTTPError
from urllib.parse import urlencode


def content(key="k1", **changes):
    begun = {"values": {"form.widgets.name": "An"}, "files": {}, "titles": {"name": "Name"}, "key": key}
    return drafts.Content(**{**begun, **changes})


class StoreTest(unittest.TestCase):
    layer = INTEGRATION

    def test_one_for_each_account_and_attempt(self):
        drafts.save("an", "form-1", content())
        drafts.save("an", "form-1", content(values={}))
        drafts.save("an", "form-1", content("k2"))
        drafts.save("an", "form-2", content("k3"))
        drafts.save("binh", "form-1", content())
        self.assertEqual({"k1", "k2", "k3"}, {draft.id for draft in drafts.drafts_of("an")})
        self.assertEqual({"k1", "k2"}, {draft.id for draft in drafts.drafts_for("an", "form-1")})
        self.assertEqual({}, drafts.draft_of("an", "k1").content.values)
        self.assertIsNone(drafts.draft_of("chi", "k1"))
        self.assertIsNone(drafts.draft_of("", "k1"))

    def test_the_last_saved_first_within_one_second_too(self):
        with clock.at(clock.now()):
            for key in ("k1", "k2", "k3"):
                drafts.save("an", "form-1", content(key))
            drafts.save("an", "form-1", content("k1", values={}))
        self.assertEqual(["k1", "k3", "k2"], [draft.id for draft in drafts.drafts_of("an")])

    def test_a_key_that_is_none_and_one_of_another_form(self):
        drafts.save("an", "form-1", content())
        for form, key in (("form-2", "k1"), ("form-1", ""), ("form-1", "x" * 65), ("form-1", "a b"), ("form-1", "é")):
            with self.assertRaises(drafts.DraftRefused):
                drafts.save("an", form, content(key))
        self.assertEqual(["form-1"], [draft.form for draft in drafts.drafts_of("an")])

    def test_whose_dossier_it_is_to_be(self):
        for said, owner in (
            ({"owner_name": " An ", "owner_organisation": ""}, "An"),
            ({"owner_name": "An", "owner_organisation": "Công ty Hồng Lĩnh"}, "Công ty Hồng Lĩnh"),
            ({"owner_name": ["An"]}, ""),
            ({}, ""),
        ):
            values = {f"form.widgets.{name}": value for name, value in said.items()}
            self.assertEqual(owner, drafts.save("an", "form-1", content(values=values)).owner)

    def test_nothing_new_writes_nothing(self):
        draft = drafts.save("an", "form-1", content())
        transaction.savepoint()
        draft._p_changed = False
        self.assertIs(draft, drafts.save("an", "form-1", content()))
        self.assertFalse(draft._p_changed)

    def test_too_much(self):
        with self.assertRaises(drafts.DraftRefused):
            drafts.save("an", "form-1", content(values={"form.widgets.name": "x" * drafts.MAX_VALUES}))
        for number in range(drafts.MAX_DRAFTS):
            drafts.save("an", "form-1", content(f"k{number}"))
        with self.assertRaises(drafts.DraftRefused):
            drafts.save("an", "form-1", content("one-more"))

    def test_purged_when_its_time_is_over(self):
        drafts.save("an", "form-1", content())
        drafts.save("binh", "form-1", content()).saved = clock.now() - timedelta(days=31)
        self.assertIsNone(drafts.draft_of("binh", "k1"))
        self.assertEqual([], drafts.drafts_of("binh"))
        self.assertEqual(1, drafts.purge_drafts())
        self.assertEqual(0, drafts.purge_drafts())
        self.assertEqual(1, drafts.purge_drafts(clock.now() + timedelta(days=30)))

    def test_reminded_once_before_it_ends(self):
        draft = drafts.save("an", "form-1", content())
        self.assertEqual([], drafts.drafts_due_for_reminder())
        soon = clock.now() + timedelta(days=25, minutes=1)
        self.assertEqual([draft], drafts.drafts_due_for_reminder(soon))
        draft.reminded = soon
        self.assertEqual([], drafts.drafts_due_for_reminder(soon))

    def test_dropped(self):
        drafts.save("an", "form-1", content())
        self.assertFalse(drafts.drop("binh", "k1"))
        self.assertTrue(drafts.drop("an", "k1"))
        self.assertFalse(drafts.drop("an", "k1"))


class DraftPageTest(FormTest):
    def save(self, browser):
        # The button has a formaction, which the test browser does not know.
        button = browser.getControl(name="save")
        button._form.action = self.save_url
        button.click()
        transaction.begin()

    @property
    def save_url(self):
        return f"{self.portal.absolute_url()}/@@save-draft/{self.form.UID()}"

    def draft(self, name="citizen"):
        transaction.begin()
        return next(iter(drafts.drafts_for(name, self.form.UID())), None)

    def begun(self, **changes):
        browser = self.opened()
        self.fill(browser, **changes)
        self.save(browser)
        return browser

    def test_saved_with_wrong_answers_and_continued_elsewhere(self):
        browser = self.begun(owner_phone="khong-co", owner_birth_date="chưa rõ")
        self.assertEqual(f"{self.form.absolute_url()}?draft={self.draft().id}", browser.headers["Location"])
        self.assertEqual([], support.dossiers())
        other = self.opened()
        self.assertEqual("private, no-store", other.headers["Cache-Control"])
        self.assertIn("is continued", unescape(other.contents))
        self.assertEqual("khong-co", other.getControl(name="form.widgets.owner_phone").value)
        self.assertEqual("chưa rõ", other.getControl(name="form.widgets.owner_birth_date").value)
        self.assertEqual(["18073"], other.getControl(name="form.widgets.owner_commune:list").value)
        self.assertIn("to-khai.pdf", unescape(other.contents))

    def test_it_goes_on_where_it_was_left(self):
        browser = self.opened()
        self.fill(browser)
        browser.getControl(name="form.place").value = "part-1"
        self.save(browser)
        self.assertEqual("part-1", self.opened().getControl(name="form.place").value)

    def test_a_place_that_is_none_is_not_kept(self):
        for said in ("part-last", "#troubles", 'part-1"><script>', "part-1234", ""):
            browser = self.opened()
            browser.getControl(name="form.place").value = said
            self.save(browser)
            self.assertEqual(said if said == "part-last" else "", self.draft().content.place, said)

    def test_sent_it_is_a_draft_no_more(self):
        self.begun()
        browser = self.opened()
        self.send(browser)
        (dossier,) = support.dossiers()
        self.assertEqual(support.PDF, dossier.papers["paper_to_khai"][0].file.data)
        self.assertIsNone(self.draft())

    def begin_another(self, **changes):
        """With the link of the page that continues the first one."""
        browser = self.opened()
        browser.getLink("begin another dossier").click()
        self.assertNotIn("is continued", unescape(browser.contents))
        self.fill(browser, **changes)
        self.save(browser)
        return browser

    def test_two_at_the_same_time(self):
        self.begun(owner_name="Công ty Một")
        self.begin_another(owner_name="Công ty Hai", filename="second.pdf")
        browser = self.opened()
        page = unescape(browser.contents)
        self.assertLess(page.index("Công ty Hai"), page.index("Công ty Một"), "the last saved first")
        self.assertNotIn("form.widgets.owner_name", page)
        browser.getLink("Công ty Một").click()
        self.assertEqual("Công ty Một", browser.getControl(name="form.widgets.owner_name").value)
        self.assertNotIn("second.pdf", unescape(browser.contents))
        self.send(browser)
        self.assertEqual(["Công ty Một"], [dossier.owner["name"] for dossier in support.dossiers()])
        self.assertEqual("Công ty Hai", self.draft().owner)
        rest = self.opened()
        self.assertEqual("Công ty Hai", rest.getControl(name="form.widgets.owner_name").value)
        self.send(rest)
        self.assertEqual(2, len(support.dossiers()))
        self.assertIsNone(self.draft())

    def test_the_choice_also_begins_a_new_one_and_knows_no_other_drafts(self):
        self.begun()
        self.begin_another()
        browser = self.opened()
        browser.getLink("Begin a new dossier").click()
        self.assertNotIn("to-khai.pdf", unescape(browser.contents))
        browser.open(f"{self.form.absolute_url()}?draft=no-such-draft")
        self.assertIn("Go on with one of your drafts", unescape(browser.contents))
        neighbour = self.browser("neighbour")
        neighbour.open(f"{self.form.absolute_url()}?draft={self.draft().id}")
        self.assertNotIn("is continued", unescape(neighbour.contents))
        self.assertNotIn("to-khai.pdf", unescape(neighbour.contents))

    def test_a_file_is_stored_once(self):
        self.begun()
        stored = self.draft().content.files["paper_to_khai"][0]
        browser = self.opened()
        browser.getControl(name="form.widgets.owner_name").value = "Trần Thị Bình"
        self.save(browser)
        self.assertIs(stored.file._p_oid, self.draft().content.files["paper_to_khai"][0].file._p_oid)
        self.assertEqual([], [path for path in keeping.folder().rglob("*") if path.is_file()])

    def test_a_file_is_removed_and_another_added(self):
        self.begun()
        browser = self.opened()
        browser.getControl(name="form.widgets.paper_to_khai.drop").controls[0].selected = True
        self.attach(browser, "paper_to_khai", support.PDF, "moi.pdf")
        self.save(browser)
        self.assertEqual(["moi.pdf"], [file.file.filename for file in self.draft().content.files["paper_to_khai"]])

    def test_pictures_are_joined_and_another_file_is_added(self):
        browser = self.opened()
        self.fill(browser, file=None)
        for number in (1, 2):
            self.attach(browser, "paper_to_khai", picture(), f"trang-{number}.jpg")
        self.save(browser)
        joining = self.opened()
        joining.getControl(name="form.widgets.paper_to_khai.join").controls[0].selected = True
        self.save(joining)
        adding = self.opened()
        self.attach(adding, "paper_to_khai", support.PDF, "to-khai.pdf")
        self.save(adding)
        kept = [each.file.filename for each in self.draft().content.files["paper_to_khai"]]
        self.assertEqual(["joined-pictures.pdf", "to-khai.pdf"], kept)

    def test_an_unfit_file_is_named_and_not_kept(self):
        browser = self.begun(file=b"MZ....", filename="chay.exe")
        self.assertEqual({}, self.draft().content.files)
        browser.open(self.form.absolute_url())
        self.assertIn("“chay.exe” is of a kind that is not taken", unescape(browser.contents))

    def test_a_neighbour_sees_nothing_of_it(self):
        self.begun()
        other = self.opened("neighbour")
        self.assertNotIn("is continued", unescape(other.contents))
        self.assertNotIn("to-khai.pdf", unescape(other.contents))
        mine = self.draft().content.files["paper_to_khai"][0].id
        self.fill(other, file=None)
        other.post(self.save_url, urlencode({**self.sent(other), "form.widgets.paper_to_khai.kept": mine}))
        self.assertEqual({}, self.draft("neighbour").content.files)

    def sent(self, browser):
        return {"_authenticator": browser.getControl(name="_authenticator").value, "form.key": "k"}

    def test_the_form_has_changed(self):
        self.begun()
        model = self.form.fields_model.replace('"owner_address"', '"owner_street"')
        self.form.fields_model = model.replace('"paper_to_khai"', '"paper_khai"')
        transaction.commit()
        page = unescape(self.opened().contents)
        lost = page[page.index("have no place in it any more") : page.index("eg-intake-page")]
        self.assertIn("Address", lost)
        self.assertIn("Tờ khai", lost)
        self.assertNotIn("Full name", lost)

    def test_the_script_is_told_what_is_missing(self):
        browser = self.opened()
        token = self.sent(browser)
        browser.addHeader("Accept", "application/json")
        browser.post(self.save_url, urlencode(token))
        answer = json.loads(browser.contents)
        self.assertIn({"message": "Please fill in: Full name", "control": "form-widgets-owner_name"}, answer["missing"])
        self.assertEqual(f"{self.form.absolute_url()}?draft=k", answer["url"])
        self.assertIn("form-widgets-paper_to_khai", answer["uploads"])
        self.assertNotIn("aria-invalid", answer["uploads"]["form-widgets-paper_to_khai"])

    def test_saving_what_was_sent_makes_no_new_draft(self):
        self.begun()
        key = self.draft().content.key
        again = self.opened()
        self.send(again)
        late = self.opened()
        late.getControl(name="form.key").value = key
        self.save(late)
        self.assertIsNone(self.draft())

    def test_a_forged_request_saves_nothing(self):
        browser = self.opened()
        browser.handleErrors = True
        with self.assertRaises(HTTPError):
            browser.post(self.save_url, "form.widgets.owner_name=An")
        self.assertIsNone(self.draft())

    def test_a_stranger_has_no_drafts(self):
        stranger = self.browser(None)
        stranger.addHeader("Accept", "application/json")
        stranger.handleErrors = True
        with self.assertRaises(HTTPError) as caught:
            stranger.post(self.save_url, "a=b")
        self.assertEqual(409, caught.exception.code)

    def test_listed_continued_and_deleted(self):
        self.begun()
        browser = self.browser()
        browser.open(f"{self.portal.absolute_url()}/@@my-dossiers")
        self.assertIn("Drafts, not sent yet (1)", unescape(browser.contents))
        self.assertIn("Cấp giấy phép", unescape(browser.contents))
        self.assertEqual(f"{self.form.absolute_url()}?draft={self.draft().id}", browser.getLink("Continue").url)
        browser.getControl("Delete").click()
        self.assertIsNone(self.draft())
        browser.open(f"{self.portal.absolute_url()}/@@my-dossiers")
        self.assertNotIn("Drafts, not sent yet", unescape(browser.contents))

    def answers(self, name="citizen", draft=None):
        browser = self.browser(name)
        browser.handleErrors, browser.raiseHttpErrors = True, False
        browser.open(f"{self.portal.absolute_url()}/@@draft-answers?draft={draft or self.draft().id}")
        return browser

    def test_its_answers_can_be_had_when_the_form_is_closed(self):
        self.begun(owner_name="Nguyễn Văn An")
        api.content.transition(self.procedure, "abolish", comment="QĐ 1/QĐ-UBND")
        transaction.commit()
        page = self.browser("citizen")
        page.open(f"{self.portal.absolute_url()}/@@my-dossiers")
        self.assertIn("Download the answers", page.contents)
        browser = self.answers()
        self.assertEqual('attachment; filename="answers.txt"', browser.headers["Content-Disposition"])
        for part in ("Full name: Nguyễn Văn An", "Province or city: Tỉnh Hà Tĩnh", "Tờ khai: to-khai.pdf"):
            self.assertIn(part, browser.contents)

    def test_nobody_else_gets_its_answers(self):
        self.begun()
        for name in ("neighbour", None):
            self.assertNotIn("to-khai.pdf", str(self.answers(name, self.draft().id).contents), name)
        self.assertEqual("404", self.answers(draft="k-khac").headers["Status"][:3])

    def test_the_draft_of_a_form_that_is_gone_can_be_deleted(self):
        self.begun()
        api.content.delete(self.form)
        transaction.commit()
        browser = self.browser()
        browser.open(f"{self.portal.absolute_url()}/@@my-dossiers")
        self.assertIn("This form is closed", unescape(browser.contents))
