"""A connection that is cut in the middle of an upload, at the running portal: nothing is lost, nothing is filed."""

from html import unescape
import json
from random import Random
import re
import requests
import socket
import struct
from tests.server import DEMO
import unittest
from urllib.parse import urlsplit


BIG = b"%PDF-1.4\n" + Random(1).randbytes(3 * 2**20) + b"\n%%EOF\n"
FORM = "thu-tuc/hoi-nghi-hoi-thao-quoc-te/to-khai"
CHOICES = {"owner_kind": "person", "filed_by": "owner", "result_delivery": "counter"}
ANSWERS = {
    "owner_name": "Nguyễn Văn Bình",
    "owner_identity_number": "042085001234",
    "owner_birth_date": "1985-04-12",
    "owner_province:list": "42",
    "owner_commune:list": "18073",
    "owner_address": "Số 5 đường Phan Đình Phùng",
    "owner_phone": "0912345678",
    "event_title": "Hội thảo",
    "event_date": "2027-03-15",
    "event_place": "Hà Tĩnh",
    "guests_home": "20",
    "guests_abroad": "12",
    **CHOICES,
}
TROUBLES = re.compile(r'class="eg-error" id="[^"]*"')
PAPERS = ("paper_to_trinh", "paper_de_an")


class TestCutUpload(unittest.TestCase):
    layer = DEMO

    def setUp(self):
        account = DEMO.accounts["citizen2"]
        self.session = requests.Session()
        self.session.auth = (account["login"], account["password"])
        self.session.headers["Accept-Language"] = "vi"
        self.page = self.session.get(f"{DEMO.url}/{FORM}?draft=new").text
        self.filed = self.count()

    def prepared(self, action):
        """The whole request of a browser that sends the form of the page to that action."""
        hidden = {name: self.hidden(name) for name in ("form.key", "form.version", "_authenticator")}
        said = {f"form.widgets.{name}": answer for name, answer in ANSWERS.items()}
        files = {f"form.widgets.{name}": (f"{name}.pdf", BIG, "application/pdf") for name in PAPERS}
        url = re.search(rf'"([^"]*@@{action}/[^"]*)"', self.page)[1]
        headers = {"Accept": "application/json"} if action == "save-draft" else {"Accept": "text/html"}
        request = requests.Request("POST", url, data={**hidden, **said}, files=files, headers=headers)
        return self.session.prepare_request(request)

    def hidden(self, name):
        return re.search(rf'name="{re.escape(name)}"\s+value="([^"]*)"', self.page)[1]

    def cut(self, request, part):
        """Send that part of the request's body, and break off as a phone without net does (reset)."""
        address = urlsplit(request.url)
        head = "\r\n".join(
            [f"POST {address.path} HTTP/1.1", f"Host: {address.netloc}", *map(": ".join, request.headers.items())]
        )
        with socket.create_connection((address.hostname, address.port)) as line:
            line.sendall(f"{head}\r\n\r\n".encode() + request.body[: int(len(request.body) * part)])
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def count(self):
        return DEMO.session("citizen2").get("@dossiers").json()["items_total"]

    def test_nothing_is_filed_and_the_same_page_can_be_sent_again(self):
        request = self.prepared("send-form")
        for part in (0.0, 0.01, 0.5, 0.999):
            self.cut(request, part)
        self.assertEqual(self.filed, self.count())
        answer = self.session.send(request, allow_redirects=False)
        self.assertEqual(302, answer.status_code, TROUBLES.findall(answer.text))
        self.assertTrue(answer.headers["Location"].endswith("/@@receipt"))
        self.cut(request, 0.5)
        again = self.session.send(request, allow_redirects=False)
        self.assertEqual(answer.headers["Location"], again.headers["Location"])
        self.assertEqual(self.filed + 1, self.count())

    def test_a_draft_keeps_what_it_had(self):
        whole = self.prepared("save-draft")
        saved = json.loads(self.session.send(whole).text)
        self.assertIn("paper_to_trinh.pdf", str(saved["uploads"]))
        self.cut(whole, 0.5)
        again = unescape(self.session.get(saved["url"]).text)
        self.assertIn("Số 5 đường Phan Đình Phùng", again)
        for paper in PAPERS:
            self.assertIn(f"{paper}.pdf", again)
        self.assertEqual(self.filed, self.count())
