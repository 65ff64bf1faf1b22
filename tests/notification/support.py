"""Real receivers on this machine: a mail server and a gateway of the kind that Apprise talks to."""

from aiosmtpd.controller import Controller
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import json
from plone import api
import socket
import threading
import time


PUBLIC = "https://dichvucong.example.vn/portal"


class Mailbox:
    """What a mail server has taken. `answer`: what it says to each message instead of taking it; `seconds`: how long it
    thinks about each."""

    def __init__(self):
        self.messages = []
        self.answer = None
        self.refused = None
        self.seconds = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refused:
            return self.refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answer:
            return self.answer
        time.sleep(self.seconds)
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"

    def subjects(self):
        """The subjects of what came, in order."""
        return [message["Subject"] for message in self.messages]


@contextmanager
def mail_server():
    """A mail server; gives its Mailbox, with its `port`."""
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    mailbox.port = controller.port
    try:
        yield mailbox
    finally:
        controller.stop()


class Gateway(ThreadingHTTPServer):
    """Takes what is posted; answers with `status`."""

    status = 200

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken = []

    @property
    def address(self):
        """Its address in Apprise's words, with a password in it."""
        return f"json://portal:s3cret@127.0.0.1:{self.server_port}/sms/${{phone}}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 200:
            self.server.taken.append((self.path, body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *arguments):
        """Nothing to the console of the tests."""


@contextmanager
def gateway():
    """A gateway for short messages."""
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def free_port():
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configure(port=None, addresses=()):
    """Let the portal send: mail to the server at `port`, and by these addresses."""
    api.portal.set_registry_record("egov.portal.notification.public_url", PUBLIC)
    api.portal.set_registry_record("egov.portal.notification.addresses", tuple(addresses))
    if port:
        api.portal.set_registry_record("plone.email_from_address", "portal@example.vn")
        api.portal.set_registry_record("plone.email_from_name", "Cổng dịch vụ công")
        api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", port)
