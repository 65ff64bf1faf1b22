"""The receipt goes along with the mail that confirms a filing."""

from egov.portal.documents.enclosed import ReceiptEnclosed
from egov.portal.documents.kinds import available
from egov.portal.documents.qr import qr_svg
from egov.portal.documents.slip import content
from egov.portal.notification.tick import Round
from hashlib import sha256
from tests.documents.support import metadata
from tests.documents.support import text
from tests.dossier.support import a_file
from tests.notification.support import configure
from tests.notification.support import mail_server
from tests.notification.support import PUBLIC
from tests.notification.test_delivery import DeliveryTest
import transaction


OWNER = {"kind": "person", "name": "Nguyễn Văn An", "identity_number": "042099001234", "phone": "0912345678"}
DATA = b"%PDF-1.4 to trinh\n%%EOF\n"


class TestReceipt(DeliveryTest):
    def sent(self):
        """(dossier, mail) of a filing."""
        with mail_server() as server:
            configure(server.port)
            paper = a_file("CCCD Nguyen Van An.pdf", DATA)
            dossier = self.file(owner=OWNER, papers={"paper_proposal": [(paper, "Tờ trình", "proposal")]})
            self.assertEqual(Round(sent=1), self.tick())
        (message,) = server.messages
        return dossier, message

    def test_it_is_the_slip_with_reference_papers_and_check_sums(self):
        dossier, message = self.sent()
        (enclosed,) = message.iter_attachments()
        self.assertEqual("application/pdf", enclosed.get_content_type())
        self.assertEqual(f"{dossier.reference}-receipt.pdf", enclosed.get_filename())
        pdf = enclosed.get_content()
        words = text(pdf)
        self.assertIn(dossier.reference, words)
        self.assertIn("Tờ trình", words)
        self.assertIn(sha256(DATA).hexdigest(), words.replace(" ", ""))
        self.assertIn(f"{PUBLIC}/@@track", words)
        self.assertIn("pdfuaid:part", metadata(pdf))

    def test_it_tells_nothing_personal_and_no_pin(self):
        _dossier, message = self.sent()
        (enclosed,) = message.iter_attachments()
        words = text(enclosed.get_content())
        for personal in ("Nguyễn", "Nguyen", "042099001234", "0912345678", "citizen@example.org", "PIN tra cứu"):
            self.assertNotIn(personal, words)

    def test_its_code_opens_nothing_without_the_pin(self):
        dossier = self.file()
        (slip,) = available(dossier, internal=False)
        data = ReceiptEnclosed(dossier).abridged(content(dossier, slip), PUBLIC)
        url = f"{PUBLIC}/@@track?reference={dossier.reference}"
        self.assertEqual({"url": url, "qr": qr_svg(url)}, data["tracking"])

    def test_other_letters_bring_nothing_along(self):
        dossier, _message = self.sent()
        with mail_server() as server:
            configure(server.port)
            self.act(dossier, "receptionist", "accept")
            self.tick("2026-11-16 10:00")
        (message,) = server.messages
        self.assertEqual([], list(message.iter_attachments()))

    def test_what_cannot_be_made_stops_no_mail(self):
        with mail_server() as server:
            configure(server.port)
            dossier = self.file()
            del dossier.papers["paper_proposal"][0].file._blob
            transaction.commit()
            with self.assertLogs("egov.portal.notification.enclosing", "ERROR"):
                self.assertEqual(Round(sent=1), self.tick())
        (message,) = server.messages
        self.assertIn(dossier.reference, message.get_content())
