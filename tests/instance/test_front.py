"""Public pages through the shipped front: kept, renewed on change, never mixed up with what is somebody's own."""

from egov.portal.testing import RelativeSession
from html import unescape
import sys
from tempfile import TemporaryDirectory
from tests.front import Front
from tests.front import NGINX
from tests.server import ROUNDS
import time
from unittest import TestCase
from urllib.parse import urlsplit


PAGE = "/thu-tuc"
AGENCY = "/co-quan/ubnd-tinh-ha-tinh/so-ngoai-vu"
ONLINE = "/thu-tuc/hoi-nghi-hoi-thao-quoc-te"
"""A procedure of that agency, which the front page names too."""
WAIT = 20  # seconds in which a change must have come through


class TestFront(TestCase):
    layer = ROUNDS

    def setUp(self):
        if NGINX is None:
            print("\n*** SKIPPED: the public front. Install nginx to run its tests. ***\n", file=sys.stderr)
            self.skipTest("no nginx on this machine")
        folder = self.enterContext(TemporaryDirectory(prefix="egov-front-"))
        self.front = Front(folder, urlsplit(ROUNDS.url).port).start()
        self.addCleanup(self.front.stop)

    def session(self, role=None):
        account = ROUNDS.accounts[role] if role else None
        session = RelativeSession(self.front.url, auth=account and (account["login"], account["password"]))
        session.headers["Accept"] = "text/html"
        return session

    def procedure(self):
        """The path of a procedure's page."""
        found = self.session().get("/@procedures", headers={"Accept": "application/json"}).json()
        return urlsplit(found["items"][0]["@id"]).path

    def kept(self, path, **headers):
        """Was the second of two requests answered from the cache?"""
        session = self.session()
        return [session.get(path, headers=headers).headers.get("X-Cache") for _ in range(2)][1] == "HIT"

    def test_public_pages_are_kept(self):
        for path in ("/", PAGE, "/co-quan", self.procedure()):
            with self.subTest(path):
                self.assertTrue(self.kept(path))

    def test_what_is_sent_is_compressed_and_revalidated(self):
        session = self.session()
        page = session.get(PAGE, headers={"Accept-Encoding": "gzip"})
        self.assertEqual("gzip", page.headers["Content-Encoding"])
        plain = session.get(PAGE, headers={"Accept-Encoding": "identity"})
        again = session.get(PAGE, headers={"If-None-Match": plain.headers["ETag"], "Accept-Encoding": "identity"})
        self.assertEqual(304, again.status_code)

    def test_what_is_somebodys_own_is_not_compressed(self):
        page = self.session("citizen").get("/@@my-dossiers", headers={"Accept-Encoding": "gzip"})
        self.assertEqual((200, None), (page.status_code, page.headers.get("Content-Encoding")))

    def test_links_lead_to_the_front(self):
        self.assertNotIn(ROUNDS.url, self.session().get("/").text)

    def test_nobody_gets_what_is_anothers(self):
        path = "/@@my-dossiers"
        for role in ("citizen", "citizen2"):
            name = ROUNDS.session(role).get(f"@users/{ROUNDS.accounts[role]['login']}").json()["fullname"]
            page = self.session(role).get(path)
            self.assertIn(name, unescape(page.text))
            self.assertNotEqual("HIT", page.headers.get("X-Cache"))
            self.assertNotIn(name, unescape(self.session().get(path).text))
            self.assertNotIn(name, unescape(self.session().get("/").text))

    def test_the_form_of_a_citizen_and_the_look_up_are_never_kept(self):
        for path in ("/@@track", "/@@track?reference=H27.20-261101-0001", "/login", "/@@register"):
            with self.subTest(path):
                self.assertFalse(self.kept(path))

    def test_each_language_has_its_own(self):
        texts = {self.session().get(PAGE, headers={"Accept-Language": language}).text for language in ("vi", "vi-VN")}
        self.assertEqual(1, len(texts))
        self.assertTrue(self.kept(PAGE, **{"Accept-Language": "en"}))

    def test_no_reader_gets_the_page_of_the_other_language(self):
        """Whoever came first, and whatever the browsers prefer."""
        readers = (("vi", {}), ("en", {"I18N_LANGUAGE": "en"}), ("vi", {"I18N_LANGUAGE": "vi"}))
        for preferred in ("en-US", "vi"):
            for expected, cookies in (*readers, *reversed(readers), *readers):
                page = self.session().get(PAGE, cookies=cookies, headers={"Accept-Language": preferred})
                with self.subTest(cookies=cookies, preferred=preferred):
                    self.assertIn(f' lang="{expected}"', page.text[:500])
        self.assertEqual("HIT", page.headers["X-Cache"])

    def test_the_choice_itself_is_not_kept(self):
        pages = [self.session().get(f"{PAGE}?set_language=en") for _ in range(2)]
        self.assertEqual(["en", "en"], [page.cookies.get("I18N_LANGUAGE") for page in pages])

    def test_strangers_cannot_refresh_or_reach_the_inner_address(self):
        self.assertEqual(404, self.session().get(f"/.egov-refresh{PAGE}").status_code)

    def test_what_sets_a_cookie_is_never_kept(self):
        path = f"{PAGE}?set_language=en"
        answers = [self.session().get(path) for _ in range(3)]
        self.assertTrue(all("I18N_LANGUAGE" in answer.cookies for answer in answers), "the portal set it each time")
        self.assertNotIn("HIT", [answer.headers.get("X-Cache") for answer in answers])
        for path in ("/", PAGE, "/co-quan"):
            self.assertTrue(self.kept(path))
            self.assertNotIn("Set-Cookie", self.session().get(path).headers)

    def test_who_is_told_something_gets_a_page_of_his_own(self):
        self.assertTrue(self.kept(PAGE))
        page = self.session().get(PAGE, headers={"Cookie": "statusmessages=BGhlbGxvaW5mbw=="})
        self.assertNotEqual("HIT", page.headers.get("X-Cache"))

    def test_heads_and_parts(self):
        session = self.session()
        whole = session.get(PAGE, headers={"Accept-Encoding": "identity"})
        head = session.head(PAGE, headers={"Accept-Encoding": "identity"})
        self.assertEqual((200, b""), (head.status_code, head.content))
        self.assertEqual(whole.headers["Content-Length"], head.headers["Content-Length"])
        asked = {"Range": "bytes=0-99", "Accept-Encoding": "identity"}
        part = session.get("/++plone++egov.portal/emblem.svg", headers=asked)
        self.assertEqual((206, 100), (part.status_code, len(part.content)))

    def test_a_change_shows_at_once_wherever_it_shows(self):
        """In lists and searches, for which no PURGE comes: a page that is kept is asked about each second."""
        title = "Công bố lại để thử"
        found = (f"{PAGE}?q=cong+bo+lai", f"{PAGE}/@@a-z", "/thu-tuc/@@open-data.json")
        places = ("/", PAGE, AGENCY, ONLINE, *found)
        for path in places:
            self.assertNotIn(title, unescape(self.session().get(path).text), path)
        self.rename(ONLINE, title)
        for path in places:
            with self.subTest(path):
                self.assertComesThrough(path, title)

    def rename(self, procedure, title):
        editor = self.session("editor")
        editor.headers["Accept"] = "application/json"
        before = editor.get(procedure).json()["title"]
        self.addCleanup(lambda: editor.patch(procedure, json={"title": before}))
        self.assertEqual(204, editor.patch(procedure, json={"title": title}).status_code)

    def assertComesThrough(self, path, text):
        end = time.monotonic() + WAIT
        while not (came := text in unescape(self.session().get(path).text)) and time.monotonic() < end:
            time.sleep(0.2)
        self.assertTrue(came, path)

    def test_a_change_comes_through_at_once(self):
        """The portal tells the front, as the control panel of caching is set."""
        editor = self.session("editor")
        editor.headers["Accept"] = "application/json"
        admin = ROUNDS.session("admin")
        settings = "plone.cachepurging.interfaces.ICachePurgingSettings."
        before = {"enabled": False, "cachingProxies": []}
        after = {"enabled": True, "cachingProxies": [self.front.url]}
        self.addCleanup(lambda: admin.patch("@registry", json={settings + name: on for name, on in before.items()}))
        changed = admin.patch("@registry", json={settings + name: on for name, on in after.items()})
        self.assertEqual(204, changed.status_code, changed.text)
        procedure = self.procedure()
        self.assertTrue(self.kept(procedure))
        title = "Thủ tục vừa được đổi tên"
        self.rename(procedure, title)
        self.assertComesThrough(procedure, title)
