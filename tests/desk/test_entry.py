"""The desk enters a dossier for somebody, at the counter or from a letter."""

from egov.portal.account import profile
from egov.portal.dossier import journal
from egov.portal.organisation.groups import group_id
from html import unescape
from plone import api
from tests.documents.support import text
from tests.intake import support
from tests.intake.test_browser import FormTest
import transaction
from urllib.parse import urlencode
from zExceptions import Forbidden


class EntryTest(FormTest):
    def setUp(self):
        super().setUp()
        for name, groups in (
            ("receptionist", (group_id(support.AGENCY, "reception"),)),
            ("officer", (group_id(support.AGENCY, "processing"),)),
            ("stranger", ()),
        ):
            api.user.create(
                username=name,
                email=f"{name}@example.org",
                password=support.PASSWORD,
                properties={"fullname": name.title()},
            )
            for group in groups:
                api.group.add_user(groupname=group, username=name)
        transaction.commit()

    def opened(self, name="receptionist"):
        browser = self.browser(name)
        browser.open(f"{self.form.absolute_url()}/@@enter")
        return browser

    def filled(self, file=None, channel="counter", **changes):
        browser = self.opened()
        self.fill(browser, file=file, **changes)
        browser.getControl(name="entry.channel").value = [channel]
        return browser

    def entered(self, browser):
        self.send(browser)
        (dossier,) = support.dossiers()
        return dossier

    def refused(self, browser):
        self.send(browser)
        self.assertEqual(support.dossiers(), [])
        return unescape(browser.contents)

    def address(self):
        return f"{self.portal.absolute_url()}/@@send-entry/{self.form.UID()}"


class TestEntry(EntryTest):
    def test_it_is_accepted_at_once_and_nobodys(self):
        browser = self.filled()
        dossier = self.entered(browser)
        self.assertEqual((dossier.review_state, dossier.channel, dossier.account), ("accepted", "counter", ""))
        self.assertEqual(dossier.get_local_roles(), ())
        self.assertEqual(dossier.owner["name"], "Nguyễn Văn An")
        self.assertEqual([(each.act, each.actor) for each in journal.entries(dossier)], [("accept", "receptionist")])
        self.assertEqual(journal.entries(dossier)[0].facts["reference"], dossier.reference)
        self.assertEqual(browser.headers["Location"], f"{dossier.absolute_url()}/@@entered")

    def test_nothing_of_the_desks_account_is_filled_in(self):
        contents = unescape(self.opened().contents)
        self.assertNotIn('value="Receptionist"', contents)
        self.assertNotIn("receptionist@example.org", contents)

    def test_what_was_handed_in_on_paper_need_not_be_uploaded(self):
        browser = self.filled()
        browser.getControl(name="entry.paper.copies.to-khai").value = "2"
        dossier = self.entered(browser)
        self.assertEqual(dict(dossier.handed_in), {"to-khai": (1, 2)})
        self.assertEqual(dict(dossier.papers), {})

    def test_it_can_be_uploaded_too(self):
        dossier = self.entered(self.filled(file=support.PDF))
        (paper,) = dossier.papers["paper_to_khai"]
        self.assertEqual((paper.evidence, paper.by), ("to-khai", "receptionist"))

    def test_what_is_neither_is_missing(self):
        browser = self.filled()
        browser.getControl(name="entry.paper.originals.to-khai").value = "0"
        contents = self.refused(browser)
        self.assertIn("“Tờ khai” was neither handed in on paper nor uploaded", contents)
        self.assertIn("Nguyễn Văn An", contents)

    def test_a_bad_upload_is_refused_all_the_same(self):
        browser = self.filled(file=b"MZ")
        self.assertIn("to-khai.pdf", self.refused(browser))

    def test_numbers_are_numbers(self):
        for wrong in ("-1", "1.5", "x", "99999999", "²"):
            browser = self.filled()
            browser.getControl(name="entry.paper.originals.to-khai").value = wrong
            self.assertIn("how many were handed in", self.refused(browser), wrong)

    def test_a_letter_has_the_day_of_its_postmark(self):
        browser = self.filled(channel="post")
        browser.getControl(name="entry.posted").value = "2020-01-02"
        dossier = self.entered(browser)
        self.assertEqual((dossier.channel, str(dossier.posted)), ("post", "2020-01-02"))
        browser.open(dossier.absolute_url())
        self.assertIn("<dd>2 January 2020</dd>", browser.contents)

    def test_no_letter_comes_from_the_future(self):
        for wrong in ("2999-01-01", "2020-02-31"):
            browser = self.filled(channel="post")
            browser.getControl(name="entry.posted").value = wrong
            self.refused(browser)

    def test_sent_twice_it_is_one_dossier(self):
        browser = self.filled()
        values = [(name, browser.getControl(name=name).value) for name in ("form.key", "_authenticator")]
        dossier = self.entered(browser)
        again = self.browser("receptionist")
        again.post(self.address(), urlencode(values))
        transaction.begin()
        self.assertEqual(support.dossiers(), [dossier])
        self.assertEqual(again.headers["Location"], f"{dossier.absolute_url()}/@@entered")

    def test_the_profile_of_the_desk_is_not_filled_in(self):
        profile.save("receptionist", {"kind": "person", "name": "Lê Thị Thu", "phone": "0911111111"})
        transaction.commit()
        self.assertNotIn("Lê Thị Thu", unescape(self.opened().contents).split("<main")[-1])

    def test_the_conditions_of_the_form_hold(self):
        browser = self.filled(owner_phone="")
        self.refused(browser)


class TestPin(EntryTest):
    def test_the_pin_is_on_the_applicants_copy_of_the_receipt_only(self):
        browser = self.filled()
        dossier = self.entered(browser)
        cookie = browser.cookies.forURL(dossier.absolute_url())["dossier-pin"].strip('"')
        browser.open(f"{dossier.absolute_url()}/@@entered")
        self.assertNotIn(cookie, browser.contents)
        browser.open(f"{dossier.absolute_url()}/@@slip?form=01")
        said = text(browser.contents)
        kept, given = said.split("(Liên 2: Giao khách hàng)")
        self.assertNotIn(cookie, kept)
        self.assertIn(cookie, given)
        other = self.browser("receptionist")
        other.open(f"{dossier.absolute_url()}/@@slip?form=01")
        self.assertNotIn("PIN", text(other.contents))


class TestUpfrontFee(EntryTest):
    procedure_facts = {"upfront_fee": True}

    def test_it_waits_for_its_fee(self):
        browser = self.filled()
        dossier = self.entered(browser)
        self.assertEqual((dossier.review_state, dossier.channel), ("submitted", "counter"))
        browser.open(f"{dossier.absolute_url()}/@@entered")
        self.assertIn("slip?form=receipt", browser.contents)


class TestCase(EntryTest):
    procedure_facts = support.BY_CASE

    def test_the_papers_of_the_case_are_wanted(self):
        browser = self.filled()
        browser.getControl(name="form.widgets.case").value = ["again"]
        browser.getControl(name="entry.paper.originals.cam-ket").value = "0"
        self.assertIn("Bản cam kết", self.refused(browser))

    def test_those_of_another_are_not(self):
        browser = self.filled()
        browser.getControl(name="form.widgets.case").value = ["first"]
        browser.getControl(name="entry.paper.originals.cam-ket").value = "0"
        self.assertEqual(self.entered(browser).review_state, "accepted")


class TestAccount(EntryTest):
    def link(self, **changes):
        browser = self.filled(**changes)
        browser.getControl(name="entry.link").value = ["1"]
        return self.entered(browser)

    def test_an_account_vouched_for_gets_it(self):
        profile.vouch("citizen", {"name": "Nguyễn Văn An", "identity_number": support.OWNER["owner_identity_number"]})
        transaction.commit()
        dossier = self.link()
        self.assertEqual(dossier.account, "citizen")
        self.assertEqual(dossier.get_local_roles(), (("citizen", ("Owner",)),))

    def test_an_account_that_only_says_so_does_not(self):
        number = support.OWNER["owner_identity_number"]
        profile.save("neighbour", {"kind": "person", "name": "Kẻ Khác", "identity_number": number})
        transaction.commit()
        self.assertEqual(self.link().account, "")

    def test_nor_one_that_is_not_asked_for(self):
        profile.vouch("citizen", {"name": "Nguyễn Văn An", "identity_number": support.OWNER["owner_identity_number"]})
        transaction.commit()
        self.assertEqual(self.entered(self.filled()).account, "")

    def test_a_forgotten_account_is_not_found(self):
        number = support.OWNER["owner_identity_number"]
        profile.vouch("citizen", {"name": "Nguyễn Văn An", "identity_number": number})
        profile.forget("citizen")
        self.assertEqual(profile.vouched_for(number), "")


class TestWho(EntryTest):
    def test_only_the_reception_of_the_agency(self):
        for name in ("officer", "stranger", "citizen", None):
            browser = self.browser(name)
            browser.handleErrors = True
            browser.raiseHttpErrors = False
            browser.open(f"{self.form.absolute_url()}/@@enter")
            self.assertNotIn("entry.channel", str(browser.contents), name)

    def test_nobody_else_sends_one(self):
        browser = self.filled()
        key = browser.getControl(name="form.key").value
        browser = self.browser("officer")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.post(self.address(), f"form.key={key}")
        transaction.begin()
        self.assertEqual(support.dossiers(), [])

    def test_no_entry_without_the_authenticator(self):
        with self.assertRaises(Forbidden):
            self.browser("receptionist").post(self.address(), "form.key=abc")
        transaction.begin()
        self.assertEqual(support.dossiers(), [])

    def test_a_closed_form_is_closed_for_the_desk_too(self):
        browser = self.filled()
        api.content.transition(self.procedure, "abolish", comment="QĐ 1")
        transaction.commit()
        self.assertIn("abolished", self.refused(browser))
        self.assertNotIn("entry.channel", self.opened().contents)

    def test_the_way_there(self):
        for name, shown in (("receptionist", True), ("officer", False), ("citizen", False), (None, False)):
            browser = self.browser(name)
            browser.open(self.procedure.absolute_url())
            self.assertEqual("@@enter" in browser.contents, shown, name)
        browser = self.browser("receptionist")
        browser.open(f"{self.portal.absolute_url()}/@@queue")
        browser.getLink("Enter a dossier").click()
        self.assertIn(f"{self.form.absolute_url()}/@@enter", browser.contents)
        browser.open(f"{self.portal.absolute_url()}/@@enter-dossier?q=xyz")
        self.assertNotIn('/@@enter"', browser.contents)
