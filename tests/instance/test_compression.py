"""Compressed answers: which, for whom, and that they are the same pages."""

import gzip
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path
import sys
from unittest import TestCase


sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "instance"))

from compression import accepts_gzip
from compression import Compressed
from compression import LARGEST
from compression import LEAST
from page_cache import PageCache


PAGE = b"<p>page</p>" * 100
PUBLIC = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(PAGE)), "ETag": '"1"'}


class File:
    """A body that is read, as the server wraps open files."""

    def __init__(self, text):
        self.parts = iter((text[:50], text[50:]))
        self.closed = False

    def __iter__(self):
        return self.parts

    def close(self):
        self.closed = True


class Portal:
    def __init__(self, body=(PAGE,), status="200 OK", **headers):
        self.body, self.status = body, status
        self.headers = {**PUBLIC, **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.application = Compressed(self.answer)

    def answer(self, environ, start_response):
        start_response(self.status, [*self.headers.items()])
        return self.body

    def get(self, method="GET", **environ):
        """(headers, body)."""
        said = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": "/", "HTTP_ACCEPT_ENCODING": "gzip, br", **environ}
        body = self.application(environ, lambda status, headers, exc_info=None: said.append(dict(headers)))
        return said[0], b"".join(body)


class TestCompressed(TestCase):
    def test_the_same_page_in_fewer_bytes(self):
        headers, body = Portal().get()
        self.assertEqual(PAGE, gzip.decompress(body))
        self.assertEqual((str(len(body)), "gzip"), (headers["Content-Length"], headers["Content-Encoding"]))
        self.assertEqual(('W/"1"', "Accept-Encoding"), (headers["ETag"], headers["Vary"]))
        self.assertEqual("text/html; charset=utf-8", headers["Content-Type"])

    def test_for_those_who_do_not_take_it(self):
        headers, body = Portal(Vary="Cookie").get(HTTP_ACCEPT_ENCODING="br")
        self.assertEqual((PAGE, '"1"', "Cookie, Accept-Encoding"), (body, headers["ETag"], headers["Vary"]))

    def test_what_scripts_are_called(self):
        for kind in ("application/javascript", "application/x-javascript; charset=utf-8", "image/svg+xml", "text/css"):
            self.assertEqual("gzip", Portal(Content_Type=kind).get()[0].get("Content-Encoding"), kind)

    def test_a_file_is_read_and_closed(self):
        file = File(PAGE)
        self.assertEqual(PAGE, gzip.decompress(Portal(file, ETag='W/"1"').get()[1]))
        self.assertTrue(file.closed)

    def test_what_is_left_as_it_is(self):
        for portal in (
            Portal(status="404 Not Found"),
            Portal(Content_Type="font/woff2"),
            Portal(Content_Length=""),
            Portal(Content_Length=str(LEAST - 1)),
            Portal(Content_Length=str(LARGEST + 1)),
            Portal(Content_Encoding="br"),
        ):
            with self.subTest(portal.headers):
                headers, body = portal.get()
                self.assertEqual((portal.headers, PAGE), (headers, body))
        self.assertEqual((PUBLIC, PAGE), Portal().get(method="HEAD"))

    def test_what_is_somebodys_own_is_not_compressed(self):
        for name in ("HTTP_COOKIE", "HTTP_AUTHORIZATION"):
            with self.subTest(name):
                self.assertEqual(PAGE, Portal().get(**{name: "x"})[1])
                public = Portal(Cache_Control="max-age=86400, public")
                self.assertEqual("gzip", public.get(**{name: "x"})[0]["Content-Encoding"])

    def test_each_form_of_a_page_is_kept(self):
        portal = Portal()
        portal.application = PageCache(portal.application, lambda: 0)
        pages = [portal.get(HTTP_ACCEPT_ENCODING=accepted)[1] for accepted in ("gzip", "", "gzip", "")]
        self.assertEqual((pages[2:], 2), (pages[:2], len(portal.application.pages)))
        self.assertEqual((PAGE, PAGE), (gzip.decompress(pages[0]), pages[1]))

    def test_a_public_file_is_kept_without_an_etag(self):
        portal = Portal(ETag="", Cache_Control="max-age=86400, public")
        portal.application = PageCache(portal.application, lambda: 0)
        portal.get()
        portal.body = ()
        self.assertEqual(PAGE, gzip.decompress(portal.get(HTTP_IF_NONE_MATCH="")[1]))

    def test_who_takes_it(self):
        for accepted in ("gzip", "deflate, gzip;q=1.0, *;q=0.5", "br, gzip;q=0.01"):
            self.assertTrue(accepts_gzip({"HTTP_ACCEPT_ENCODING": accepted}), accepted)
        for accepted in ("", "identity", "gzip;q=0", "gzip; q=0.00, br", "xgzips"):
            self.assertFalse(accepts_gzip({"HTTP_ACCEPT_ENCODING": accepted}), accepted)

    @given(st.binary(min_size=LEAST, max_size=4 * LEAST))
    @example(b"\0" * LEAST)
    def test_any_bytes_come_back(self, text):
        self.assertEqual(text, gzip.decompress(Portal((text[:9], text[9:]), Content_Length=str(len(text))).get()[1]))
