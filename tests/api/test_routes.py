"""Every route of a dossier, those of rooms to come too, tried by people it does not concern: they see nothing."""

from egov.portal.tracking import link
from html import unescape
from lxml import etree
from tests.api.support import file_json
from tests.api.support import RestTest
from tests.house.source import PACKAGE
import transaction


DOSSIER = ("egov.portal.dossier.content.IDossier", ".content.IDossier")
DIRECTIVES = ("page", "service")
ARGUMENTS = {"@@paper": "paper_proposal/1", "@@result": "1", "@@message-file": "1/1", "@workflow": "accept"}
EVIL = "<script>alert('é')</script>"


def routes():
    """(method, path, kind) of all pages and services for dossiers, as the ZCML registers them."""
    for path in sorted(PACKAGE.rglob("*.zcml")):
        for node in etree.parse(str(path)).iter():
            kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if kind in DIRECTIVES and node.get("for") in DOSSIER:
                name = node.get("name")
                yield (node.get("method", "GET"), name if kind == "service" else f"@@{name}", kind)


class RoutesTest(RestTest):
    """A dossier with all that it can have to hide in `secrets`."""

    def setUp(self):
        super().setUp()
        for who, name in (("citizen", "anh.pdf"), ("officer", "tra-loi.pdf")):
            body = {"text": "Chuyện riêng", "files": [file_json(name)]}
            self.assertEqual(self.session(who).post(f"{self.url}/@messages", json=body).status_code, 201)
        self.moved("receptionist", "accept", comment="Đủ")
        self.secrets = ("Nguyễn Văn An", "Chuyện riêng", "to-trinh.pdf", "anh.pdf", "%PDF", self.pin)


class TestRoutes(RoutesTest):
    def ask(self, who, method, path, kind):
        session = self.session(who)
        if kind == "page":
            session.headers["Accept"] = "text/html"
        arguments = ARGUMENTS.get(path, "")
        url = f"{self.url}/{path}/{arguments}".rstrip("/")
        return session.request(method, url, json={} if method == "POST" else None)

    def test_there_are_routes(self):
        names = {path for _method, path, _kind in routes()}
        self.assertLessEqual({"@@view", "@@act", "@@paper", "@@messages", "@messages", "@timeline", "@rating"}, names)

    def test_nobody_else_gets_anything(self):
        before = self.acts()
        for method, path, kind in routes():
            for who in (None, "neighbour", "stranger"):
                answer = unescape(self.ask(who, method, path, kind).text)
                for secret in self.secrets:
                    self.assertNotIn(secret, answer, (who, method, path))
        self.assertEqual(self.acts(), before)

    def test_nobody_else_acts(self):
        for transition in ("accept", "request_withdrawal", "supply", "complete"):
            for who in (None, "neighbour", "stranger"):
                body = {"reason": "x", "comment": "x", "answers": {"place": "x"}}
                self.assertIn(self.move(who, transition, **body).status_code, (400, 401), (who, transition))
        self.assertEqual(self.get("citizen").json()["review_state"], "accepted")


class TestTexts(RestTest):
    def test_html_in_every_text_is_text_on_every_page(self):
        self.moved("receptionist", "require_supplement", reason=EVIL, items=["place", EVIL])
        self.moved("citizen", "supply", comment=EVIL, answers={"place": EVIL})
        for who in ("citizen", "officer"):
            self.session(who).post(f"{self.url}/@messages", json={"text": EVIL, "files": []})
        self.moved("receptionist", "accept", comment=EVIL)
        self.moved("citizen", "request_withdrawal", reason=EVIL)
        pages = ["", "@@messages", "@@receipt", "@@act?transition=stop", "@@act?transition=refuse_withdrawal"]
        for who in ("citizen", "officer", "receptionist", "leader"):
            for page in pages:
                session = self.session(who)
                session.headers["Accept"] = "text/html"
                answer = session.get(f"{self.url}/{page}")
                self.assertNotIn("<script>alert(", answer.text, (who, page))
        transaction.begin()
        with self.subTest("link"):
            session = self.session()
            session.headers["Accept"] = "text/html"
            answer = session.get(link.signed_link(self.dossier))
            self.assertIn('aria-current="step"', answer.text)
            self.assertNotIn("<script>alert(", answer.text)


class TestWithdrawal(RestTest):
    def test_with_a_reason_until_it_is_completed(self):
        self.assertEqual(self.move("citizen", "request_withdrawal").status_code, 400)
        self.moved("receptionist", "accept")
        self.moved("citizen", "request_withdrawal", reason="Không cần nữa")
        self.moved("receptionist", "refuse_withdrawal", reason="Đã ký")
        self.moved("receptionist", "process", officer="officer")
        self.moved("officer", "complete", outcome="Đồng ý")
        self.assertEqual(self.move("citizen", "request_withdrawal", reason="Muộn rồi").status_code, 400)
