"""Public pages kept in the process: what is kept, for whom, and until when."""

from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path
import sys
from unittest import TestCase


sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "instance"))

import page_cache
from page_cache import PageCache


PUBLIC = [("ETag", '"1"'), ("Content-Type", "text/html"), ("Cache-Control", "max-age=0, must-revalidate, private")]


class Portal:
    """An application that counts how often it is asked, and a database that is written to."""

    def __init__(self, most=page_cache.MOST):
        self.asked = 0
        self.change = 0
        self.status, self.headers, self.text = "200 OK", PUBLIC, b"page"
        self.cache = PageCache(self.answer, lambda: self.change, most)

    def answer(self, environ, start_response):
        self.asked += 1
        start_response(self.status, self.headers)
        return [self.text, b"!"]

    def get(self, path="/", method="GET", **headers):
        """(status, headers, body) through the cache."""
        said = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.url_scheme": "http", **headers}
        body = self.cache(environ, lambda status, answered, exc_info=None: said.extend([status, dict(answered)]))
        return said[0], said[1], b"".join(body)


class TestPageCache(TestCase):
    def setUp(self):
        self.portal = Portal()

    def times_asked(self, **request):
        before = self.portal.asked
        for _ in range(2):
            self.portal.get(**request)
        return self.portal.asked - before

    def test_a_public_page_is_asked_for_once(self):
        self.assertEqual(1, self.times_asked())
        self.assertEqual(("200 OK", dict(PUBLIC), b"page!"), self.portal.get())

    def test_anew_after_a_write(self):
        self.portal.get()
        self.portal.text, self.portal.change = b"changed", 1
        self.assertEqual(b"changed!", self.portal.get()[2])

    def test_anew_after_a_while(self):
        self.portal.get()
        (page,) = self.portal.cache.pages.values()
        object.__setattr__(page, "since", page.since - page_cache.AGE - 1)
        self.portal.get()
        self.assertEqual(2, self.portal.asked)

    def test_a_write_while_the_page_is_made(self):
        answer = self.portal.cache.application

        def slow(environ, start_response):
            self.portal.change += 1
            return answer(environ, start_response)

        self.portal.cache.application = slow
        self.portal.get()
        self.portal.get()
        self.assertEqual(2, self.portal.asked)

    def test_each_chosen_language_has_its_own(self):
        for cookie in ("", "I18N_LANGUAGE=en", "I18N_LANGUAGE=vi"):
            self.portal.text = cookie.encode()
            self.assertEqual(1, self.times_asked(HTTP_COOKIE=cookie))
        for cookie in ("I18N_LANGUAGE=en", 'I18N_LANGUAGE="en"', "I18N_LANGUAGE=vi", ""):
            self.assertEqual(cookie.replace('"', "").encode() + b"!", self.portal.get(HTTP_COOKIE=cookie)[2])
        for cookie in ("I18N_LANGUAGE=english", "I18N_LANGUAGE=en; __ac=x", "__ac=x"):
            self.assertEqual(2, self.times_asked(HTTP_COOKIE=cookie))

    def test_people_with_a_cookie_or_a_log_in_are_not_answered_from_it(self):
        self.portal.get()
        for name in page_cache.PERSONAL:
            with self.subTest(name):
                self.assertEqual(2, self.times_asked(**{name: "x"}))
        self.assertEqual(0, self.times_asked())

    def test_what_is_not_kept(self):
        for change in (
            {"status": "404 Not Found"},
            {"headers": PUBLIC[1:]},
            {"headers": [*PUBLIC, ("Set-Cookie", "a=b")]},
            {"headers": [*PUBLIC[:2], ("Cache-Control", "private, no-store")]},
            {"text": b"x" * page_cache.LARGEST},
        ):
            with self.subTest(change):
                self.portal = Portal()
                vars(self.portal).update(change)
                self.assertEqual(2, self.times_asked())
        self.portal = Portal()
        self.assertEqual(2, self.times_asked(method="POST"))

    def test_what_an_answer_depends_on(self):
        self.portal.get()
        for name in page_cache.ASKED_FOR:
            with self.subTest(name):
                self.assertEqual(1, self.times_asked(**({"path": "/x"} if name == "PATH_INFO" else {name: "en"})))

    def test_a_page_that_the_reader_has(self):
        self.portal.get()
        status, headers, body = self.portal.get(HTTP_IF_NONE_MATCH='"1"')
        self.assertEqual(("304 Not Modified", b""), (status, body))
        self.assertNotIn("Content-Type", headers)
        self.assertEqual("200 OK", self.portal.get(HTTP_IF_NONE_MATCH='"0"')[0])

    @given(st.lists(st.integers(0, 30)))
    def test_it_does_not_grow_beyond_its_size(self, paths):
        portal = Portal(most=40)
        for number in paths:
            self.assertEqual(b"page!", portal.get(f"/{number}")[2])
            self.assertLessEqual(portal.cache.size, 40)
            self.assertEqual(portal.cache.size, sum(len(page.body) for page in portal.cache.pages.values()))
