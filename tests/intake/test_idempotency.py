"""The double click and the cut connection, against a real server."""

from concurrent.futures import ThreadPoolExecutor
from egov.portal.dossier import clock
from egov.portal.dossier import references
from egov.portal.organisation.calendar import work_calendar
from egov.portal.testing import SERVER
import os
import re
import requests
import socket
import tempfile
from tests.intake import support
import transaction
import unittest
from urllib.parse import urlsplit
import uuid


TOKEN = re.compile(r'name="_authenticator" value="([^"]+)"')
VERSION = re.compile(r'name="form.version" value="([^"]+)"')


class ServerTest(unittest.TestCase):
    layer = SERVER

    def setUp(self):
        self.portal = self.layer["portal"]
        uploads = tempfile.TemporaryDirectory()
        self.addCleanup(uploads.cleanup)
        os.environ["EGOV_UPLOADS"] = uploads.name
        self.addCleanup(os.environ.pop, "EGOV_UPLOADS")
        self.form = support.build(self.portal)["nop"]
        transaction.commit()
        self.auth = ("citizen", support.PASSWORD.encode())
        self.send_url = f"{self.portal.absolute_url()}/@@send-form/{self.form.UID()}"

    def page(self):
        """What the page of the form carries for its next sending."""
        text = requests.get(self.form.absolute_url(), auth=self.auth, timeout=60).text
        found = {"_authenticator": TOKEN.search(text)[1], "form.version": VERSION.search(text)[1]}
        answers = {f"form.widgets.{name}": value for name, value in support.OWNER.items()}
        return {**found, **answers, "form.widgets.filed_by": "owner", "form.key": uuid.uuid4().hex}

    def send(self, page):
        files = {"form.widgets.paper_to_khai": ("to-khai.pdf", support.PDF, "application/pdf")}
        return requests.post(self.send_url, data=page, files=files, auth=self.auth, allow_redirects=False, timeout=60)

    def dossiers(self):
        transaction.begin()
        return support.dossiers()

    def missing(self):
        """References that were taken and belong to no dossier."""
        return references.missing("H27.10", work_calendar().local(clock.now()).date())


class DoubleClickTest(ServerTest):
    def test_two_at_the_same_time_are_one_dossier(self):
        lost = self.missing()  # by tests before, whose dossiers are gone
        for _round in range(4):
            page = self.page()
            before = len(self.dossiers())
            with ThreadPoolExecutor(2) as pool:
                first, second = pool.map(self.send, [page, page])
            self.assertEqual([302, 302], [first.status_code, second.status_code], first.text + second.text)
            self.assertEqual(first.headers["Location"], second.headers["Location"])
            self.assertEqual(before + 1, len(self.dossiers()))
        self.assertEqual(lost, self.missing())


class CutConnectionTest(ServerTest):
    def test_a_connection_cut_in_mid_upload_stores_nothing(self):
        address = urlsplit(self.send_url)
        self.page()
        before = self.portal._p_jar.db().lastTransaction()
        head = (
            f"POST {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n"
        )
        part = '--x\r\nContent-Disposition: form-data; name="form.widgets.paper_to_khai"; filename="a.pdf"\r\n\r\n%PDF-'
        for _attempt in range(3):
            with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
                connection.sendall((head + part).encode() + b" " * 100_000)
        self.assertEqual(200, requests.get(self.form.absolute_url(), auth=self.auth, timeout=60).status_code)
        self.assertEqual(before, self.portal._p_jar.db().lastTransaction())
        self.assertEqual([], self.dossiers())
