"""The message thread: who writes, who reads whose name, files, limits."""

from egov.portal.dossier import catalogue
from egov.portal.dossier import thread
from egov.portal.dossier.events import IDossierMessage
from egov.portal.dossier.rows import COLUMNS
from egov.portal.dossier.rows import Row
from io import BytesIO
from tests.desk.support import DeskTest
from tests.desk.test_act import PDF
from tests.dossier.support import acting
import transaction
from unittest import mock
from urllib.parse import urlencode
from zope.component import getGlobalSiteManager


class TestMessages(DeskTest):
    def write(self, who, text, **files):
        browser = self.page(who, "/@@messages")
        browser.getControl(name="form.widgets.text").value = text
        for name, (filename, data) in files.items():
            browser.getControl(name=f"form.widgets.{name}").add_file(BytesIO(data), "application/pdf", filename)
        browser.getControl(name="form.buttons.send").click()
        transaction.begin()
        return browser

    def post(self, who, text="Xin chào"):
        with acting(who):
            return thread.post(self.dossier, text)

    def test_to_and_fro(self):
        self.write("citizen", "Bao giờ có kết quả?\nCảm ơn.", file_1=("anh.pdf", PDF))
        self.assertIn("New: 1", self.text("officer"))
        self.write("officer", "Ngày mai.")
        self.assertEqual([message.side for message in self.dossier.messages], ["applicant", "agency"])
        self.assertIsNotNone(self.dossier.messages[0].seen)
        page = self.text("citizen", "/@@messages")
        for part in ("Ngày mai.", "Bao giờ có kết quả?", "anh.pdf", "The agency", "Seen at"):
            self.assertIn(part, page)

    def test_the_queue_marks_what_has_not_been_seen(self):
        queue = f"{self.portal.absolute_url()}/@@queue"
        self.write("officer", "Xin gửi thêm ảnh.")
        self.assertNotIn("New message", self.text("receptionist", queue))
        self.write("citizen", "Xin gửi ảnh.")
        self.assertIn("New message", self.text("receptionist", queue))
        with mock.patch("egov.portal.dossier.content.Dossier.unread", side_effect=AssertionError("loaded")):
            self.assertIn(f"{self.dossier.getId()}/@@messages", self.text("receptionist", queue))
        self.page("officer", "/@@messages")
        self.assertNotIn("New message", self.text("receptionist", queue))

    def test_a_row_stored_before_there_was_the_mark_has_none(self):
        row = catalogue.tool().rows[self.dossier.record]
        old = Row.__new__(Row)
        old.__setstate__(row.__getstate__()[: COLUMNS.index("unread")])
        self.assertEqual((row.path, row.agencies, False), (old.path, old.agencies, old.unread))

    def test_the_applicant_reads_no_names_and_the_desk_does(self):
        self.write("officer", "Ngày mai.")
        page = self.text("citizen", "/@@messages")
        self.assertNotIn("Officer", page)
        self.assertNotIn("officer", page.partition("<article")[2])
        self.assertIn("Officer", self.text("receptionist", "/@@messages"))

    def test_html_is_text(self):
        self.write("citizen", "<script>alert(1)</script>")
        for who in ("citizen", "officer"):
            contents = self.page(who, "/@@messages").contents
            self.assertNotIn("<script>alert", contents)
            self.assertIn("&lt;script&gt;alert(1)", contents)

    def test_files_are_looked_into(self):
        browser = self.write("citizen", "Xem tệp", file_1=("virus.pdf", b"MZ"))
        self.assertIn("virus.pdf", browser.contents)
        self.assertIn("Xem tệp", self.decoded(browser))
        self.assertEqual(self.dossier.messages, ())

    def decoded(self, browser):
        return browser.getControl(name="form.widgets.text").value

    def test_files_are_for_both_sides_only(self):
        self.write("citizen", "Tệp", file_1=("anh.pdf", PDF))
        for who in ("citizen", "officer"):
            self.assertIn("%PDF", self.text(who, "/@@message-file/1/1"), who)
        for who in (None, "neighbour", "stranger"):
            self.assertNotIn("%PDF", self.text(who, "/@@message-file/1/1"), who)
        for path in ("1/2", "2/1", "0/1", "x/1", "1"):
            self.assertEqual(self.page("citizen", f"/@@message-file/{path}").headers["Status"][:3], "404", path)

    def test_others_neither_read_nor_write(self):
        self.write("citizen", "Riêng tư")
        for who in (None, "neighbour", "stranger"):
            self.assertNotIn("Riêng tư", self.text(who, "/@@messages"), who)
        with acting("neighbour"), self.assertRaises(thread.MessageRefused):
            thread.post(self.dossier, "Xin chào")

    def test_no_message_without_the_authenticator(self):
        browser = self.browser("citizen")
        query = {"form.widgets.text": "x", "form.buttons.send": "1"}
        browser.post(f"{self.dossier.absolute_url()}/@@messages", urlencode(query))
        self.assertEqual(browser.headers["Status"][:3], "403")
        transaction.begin()
        self.assertEqual(self.dossier.messages, ())

    def test_limits(self):
        with mock.patch.object(thread, "MAX_IN_A_ROW", 2):
            for _ in range(2):
                self.post("citizen")
            with self.assertRaises(thread.MessageRefused):
                self.post("citizen")
            self.post("officer")
            self.post("citizen")
        for text in ("", "   ", "x" * (thread.MAX_LENGTH + 1)):
            with self.assertRaises(thread.MessageRefused):
                self.post("citizen", text)
        with mock.patch.object(thread, "MAX_MESSAGES", 4), self.assertRaises(thread.MessageRefused):
            self.post("officer")

    def test_the_journal_tells_that_and_not_what(self):
        self.post("citizen", "Bí mật")
        self.assertEqual(self.dossier.journal[-1][2], "message")
        self.assertNotIn("Bí mật", repr(self.dossier.journal))

    def test_the_rooms_above_are_told(self):
        told = []
        getGlobalSiteManager().registerHandler(told.append, (IDossierMessage,))
        self.addCleanup(getGlobalSiteManager().unregisterHandler, told.append, (IDossierMessage,))
        message = self.post("citizen")
        self.assertEqual([event.message for event in told], [message])
