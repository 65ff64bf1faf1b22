"""`portal tick` as cron runs it, on a database with overdue feedback; its letters go to a real mail server."""

from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from tests.notification.support import mail_server
from tests.server import PortalProcess
from tests.server import ROOT
from tests.server import session_at
import unittest


class TickTest(unittest.TestCase):
    def test_what_is_late_is_told_once_to_who_has_it_and_to_the_leaders(self):
        with TemporaryDirectory(prefix="egov-portal-") as folder, mail_server() as mailbox:
            var = Path(folder) / "var"
            late = self.late_feedback(var, mailbox)
            first = self.tick(var)
            self.assertEqual(0, first.returncode, first.stderr[-2000:])
            subjects = [message["Subject"] for message in mailbox.messages]
            told = {message["To"] for message in mailbox.messages if late in message["Subject"]}
            self.assertLessEqual({self.people["officer"], self.people["leader"]}, told, subjects)
            about_it = [message for message in mailbox.messages if late in message["Subject"]]
            self.assertTrue(any("quá hạn" in message["Subject"] for message in about_it), subjects)
            number = len(mailbox.messages)
            again = self.tick(var)
            self.assertIn("0 told, 0 sent, 0 failed", again.stdout)
            self.assertEqual(number, len(mailbox.messages))

    def late_feedback(self, var, mailbox):
        """The reference of a feedback of the demo that is late and with the officer. The server makes no rounds."""
        portal = PortalProcess(var, TICK="0").start()
        try:
            admin = session_at(portal, "admin")
            records = {
                "plone.smtp_host": "127.0.0.1",
                "plone.smtp_port": mailbox.port,
                "plone.email_from_address": "portal@example.vn",
                "plone.email_from_name": "Cổng dịch vụ công",
                "egov.portal.notification.public_url": portal.url,
            }
            self.assertEqual(204, admin.patch("@registry", json=records).status_code)
            accounts = portal.accounts()
            names = {role: accounts[role]["login"] for role in ("officer", "leader")}
            self.people = {role: admin.get(f"@users/{name}").json()["email"] for role, name in names.items()}
            rows = session_at(portal, "officer").get("@feedback-desk?late=1&b_size=200").json()["items"]
            return next(row["reference"] for row in rows if row["officer"] == names["officer"])
        finally:
            portal.stop()

    def tick(self, var):
        command = [sys.executable, str(ROOT / "instance" / "tick.py"), str(var / "etc" / "zope.conf")]
        return subprocess.run(command, capture_output=True, text=True, timeout=300)
