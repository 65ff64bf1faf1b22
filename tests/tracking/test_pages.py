"""The citizen's pages, over the publisher: who may see them and what they say."""

from egov.portal.tracking import way
from egov.portal.tracking.settings import RATE_RECORD
from html import unescape
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.tracking.support import PageTest
import transaction


class TestMyDossiers(PageTest):
    @property
    def url(self):
        return f"{self.portal.absolute_url()}/@@my-dossiers"

    def test_lists_the_own_ones_only(self):
        self.assertIn(self.dossier.reference, self.page("citizen", self.url).contents)
        neighbours = self.page("neighbour", self.url)
        self.assertNotIn(self.dossier.reference, neighbours.contents)
        self.assertIn("eg-empty", neighbours.contents)

    def test_what_waits_for_the_citizen_comes_first(self):
        with acting("citizen", "2026-11-16 09:30"):
            other = file_one(self.procedure).dossier
        self.act("receptionist", "require_supplement", reason="Thiếu", items=["place"])
        contents = self.page("citizen", self.url).contents
        self.assertIn("waiting-title", contents)
        self.assertLess(contents.index(self.dossier.reference), contents.index(other.reference))

    def test_closed_ones_stand_after_those_with_the_agency(self):
        with acting("citizen", "2026-11-16 09:30"):
            other = file_one(self.procedure).dossier
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        contents = self.page("citizen", self.url).contents
        self.assertLess(contents.index("running-title"), contents.index(other.reference))
        self.assertLess(contents.index(other.reference), contents.index("closed-title"))
        self.assertLess(contents.index("closed-title"), contents.index(self.dossier.reference))

    def test_strangers_are_sent_to_log_in(self):
        self.assertIn("/login", self.page(None, self.url).url)


class TestStatusPage(PageTest):
    def test_owner_sees_where_it_stands(self):
        self.act("receptionist", "accept")
        contents = self.text("citizen", self.dossier.absolute_url())
        for part in (
            self.dossier.reference,
            'aria-current="step"',
            "Nguyễn Văn An",
            "to-trinh.pdf",
            "eg-badge-accepted",
        ):
            self.assertIn(part, contents)

    def test_owner_reads_no_names_of_officers_nor_notes(self):
        self.act("receptionist", "accept", comment="ghi chú nội bộ")
        self.act("receptionist", "process", officer="officer", comment="chuyển cho chị Officer")
        contents = self.text("citizen", self.dossier.absolute_url())
        for secret in ("Receptionist", "receptionist", ">Officer<", "chị Officer", "ghi chú nội bộ"):
            self.assertNotIn(secret, contents)

    def test_an_open_request_is_shown_with_its_button(self):
        self.act("receptionist", "require_supplement", reason="Ảnh mờ", items=["paper_proposal", "Giấy uỷ quyền"])
        contents = self.text("citizen", self.dossier.absolute_url())
        for part in ("Ảnh mờ", "Tờ trình", "Giấy uỷ quyền", "@@act?transition=supply"):
            self.assertIn(part, contents)

    def test_a_refusal_tells_its_reason(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.assertIn("Không thuộc thẩm quyền", self.text("citizen", self.dossier.absolute_url()))

    def test_one_that_was_withdrawn_before_acceptance_shows_no_work_on_it(self):
        self.act("citizen", "request_withdrawal", reason="Đã nộp tại bộ phận một cửa")
        self.act("receptionist", "stop", reason="Theo đề nghị của công dân")
        transaction.begin()
        found = [(step.code, step.phase) for step in way.way(self.dossier)]
        later = ("accepted", "processing", "result_ready", "returned")
        self.assertEqual([("received", "done"), ("stopped", "current"), *((code, "skipped") for code in later)], found)

    def test_no_cache_keeps_an_old_state(self):
        for name in ("", "/view", "/@@status"):
            headers = self.page("citizen", self.dossier.absolute_url() + name).headers
            self.assertEqual("private, no-store", headers["Cache-Control"], name)
            self.assertNotIn("ETag", headers)

    def test_nobody_else_sees_it(self):
        for view in ("", "/view", "/@@status", "/@@receipt", "/@@desk"):
            for who in (None, "neighbour", "stranger"):
                contents = self.text(who, self.dossier.absolute_url() + view)
                self.assertNotIn("Nguyễn Văn An", contents, (view, who))
                self.assertNotIn(self.dossier.reference, contents, (view, who))


class TestLetters(PageTest):
    def test_the_status_page_leads_to_what_the_portal_has_told(self):
        browser = self.page("citizen", self.dossier.absolute_url())
        browser.getLink("What the portal has told you").click()
        self.assertIn("We have received dossier", browser.contents)


class TestReceipt(PageTest):
    def setUp(self):
        super().setUp()
        self.url = f"{self.dossier.absolute_url()}/@@receipt"

    def receipt(self, pin):
        browser = self.browser("citizen")
        browser.addHeader("Cookie", f"dossier-pin={pin}")
        browser.open(self.url)
        return browser.contents

    def test_shows_the_pin_that_the_browser_still_has(self):
        contents = self.receipt(self.pin)
        self.assertIn(self.pin, contents)
        self.assertIn(self.dossier.reference, contents)
        self.assertIn("to-trinh.pdf", contents)

    def test_shows_no_pin_of_another_dossier(self):
        self.assertNotIn("AAAAAA", self.receipt("AAAAAA"))
        self.assertNotIn("eg-pin", self.page("citizen", self.url).contents)

    def test_is_not_kept_by_caches(self):
        self.assertEqual(self.page("citizen", self.url).headers["Cache-Control"], "private, no-store")


class TestTrack(PageTest):
    def track(self, reference, pin):
        browser = self.page(None, f"{self.portal.absolute_url()}/@@track")
        browser.getControl(name="reference").value = reference
        browser.getControl(name="pin").value = pin
        browser.getForm(index=self.form(browser)).submit()
        return browser

    def form(self, browser):
        forms = browser._response.html.find_all("form")
        return next(n for n, form in enumerate(forms) if form.find(id="track-pin"))

    def test_with_the_pin_all_steps_are_shown(self):
        contents = unescape(self.track(self.dossier.reference.lower(), f" {self.pin.lower()} ").contents)
        self.assertIn('aria-current="step"', contents)
        self.assertIn("hội nghị", contents)

    def test_without_a_pin_only_state_and_dates(self):
        contents = unescape(self.track(self.dossier.reference, "").contents)
        self.assertIn("16 November 2026, 09:00", contents)
        self.assertNotIn("hội nghị", contents)
        self.assertNotIn("Nguyễn", contents)

    def test_wrong_reference_and_wrong_pin_get_one_answer(self):
        wrong_pin = self.track(self.dossier.reference, "AAAAAA").contents
        wrong_reference = self.track("H27.10-261116-9999", "AAAAAA").contents
        same = wrong_pin.replace(self.dossier.reference, "X"), wrong_reference.replace("H27.10-261116-9999", "X")
        self.assertEqual(*same)
        self.assertIn("eg-alert-error", wrong_pin)

    def test_never_by_get(self):
        url = f"{self.portal.absolute_url()}/@@track?reference={self.dossier.reference}&pin={self.pin}"
        contents = self.page(None, url).contents
        self.assertNotIn("16 November 2026", contents)
        self.assertNotIn(self.pin, contents)

    def test_too_many_look_ups_are_refused(self):
        self.portal.portal_registry[RATE_RECORD] = "2/minute"
        transaction.commit()
        pages = [self.track(self.dossier.reference, "AAAAAA") for _ in range(3)]
        self.assertEqual([page.headers["Status"][:3] for page in pages], ["200", "200", "429"])
        self.assertIn("Retry-After", pages[-1].headers)

    def test_the_log_tells_nothing_of_whom(self):
        with self.assertLogs("egov.portal.tracking.lookup") as caught:
            self.track(self.dossier.reference, "AAAAAA")
        text = "\n".join(caught.output)
        for secret in (self.dossier.reference, "AAAAAA", "127.0.0.1"):
            self.assertNotIn(secret, text)
