"""What the journeys share: a Chromium, the running portal with the demo, and a mail server that it sends to."""

from egov.portal.documents import certificate
from playwright.sync_api import sync_playwright
import re
import sys
from tests.documents.certificates import environment
from tests.documents.certificates import PASSPHRASE
from tests.documents.certificates import pkcs12_file
from tests.journey.visitor import CHROMIUM
from tests.journey.visitor import OPTIONS
from tests.journey.visitor import Visitor
from tests.notification.support import mail_server
from tests.server import DEMO
from tests.server import DemoServer
import time
import unittest


ADDRESS = re.compile(r"https?://\S+")
FORM = "form.eg-intake"
NO_MAIL = {"plone.smtp_host": "", "egov.portal.notification.public_url": None}


class SigningServer(DemoServer):
    """Test layer: such a portal of its own, whose site has a certificate."""

    def environment(self):
        self.own = {
            certificate.FILE: str(pkcs12_file(self.folder.name, begins=-400)),  # the demo has results of last year
            certificate.PASSPHRASE: PASSPHRASE,
        }
        return self.own

    def certificate(self):
        """This process has the same certificate meanwhile, so that it trusts it."""
        return environment(self.own)


SIGNING = SigningServer("SIGNING")


class JourneyTest(unittest.TestCase):
    """`faults` gathers what is wrong with the pages that visitors look at; a journey ends by asserting that it is
    empty."""

    layer = DEMO

    def setUp(self):
        if CHROMIUM is None:
            print("\n*** SKIPPED: the journey in a real browser. Install Chromium to run it. ***\n", file=sys.stderr)
            self.skipTest("no Chromium on this machine")
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        self.browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        self.addCleanup(self.browser.close)
        self.faults = []

    def visitor(self, role=None, **options):
        """A person at a browser of his own, logged in with the demo account of that role where one is given."""
        return Visitor(
            self.browser, self.layer.url, self.faults, self.layer.accounts[role] if role else None, **options
        )

    def send_mail(self):
        """Let the portal send mail, to a server of this test."""
        self.mailbox = self.enterContext(mail_server())
        self.configure(
            {
                "plone.smtp_host": "127.0.0.1",
                "plone.smtp_port": self.mailbox.port,
                "plone.email_from_address": "portal@example.vn",
                "plone.email_from_name": "Cổng dịch vụ công",
                "egov.portal.notification.public_url": self.layer.url,
            }
        )
        self.addCleanup(self.configure, NO_MAIL)

    def configure(self, records):
        """Write registry records, as the administrator."""
        self.assertEqual(204, self.layer.session("admin").patch("@registry", json=records).status_code)

    def mail(self, address, number, seconds=60):
        """The number-th mail (from 1) to an address, waited for."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            came = [message for message in self.mailbox.messages if message["To"] == address]
            if len(came) >= number:
                return came[number - 1]
            time.sleep(0.2)
        raise AssertionError(f"{address} got no mail number {number}: {self.mailbox.subjects()}")

    def link_in(self, message):
        """The first address in a mail."""
        return ADDRESS.search(message.get_body().get_content())[0]

    def act(self, visitor, transition, state, answer=None):
        """Open the dossier, choose the transition, answer what it asks; the dossier is in that state then."""
        visitor.go(self.dossier)
        visitor.click(f"a[href*='transition={transition}']")
        if answer:
            answer(visitor)
        visitor.fill_in(FORM)
        visitor.look(f"act-{transition}")
        visitor.send(f"{FORM} [type=submit]")
        self.assertState(state)

    def assertState(self, state):
        """What the public status call says."""
        asked = f"@dossier-status?reference={self.reference}&pin={self.pin}"
        status = self.layer.session().get(asked).json()
        self.assertEqual(state, status.get("review_state"), status)
