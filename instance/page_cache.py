"""Public pages kept in the process, before Zope is asked: the front of a portal that has no web server before it.

Zope answers a public page from its own memory in about two milliseconds of processor, most of which finds out that
nothing has changed. Here nothing is found out: an answer counts as long as nobody has written to the database since,
and for a minute at most. So it is never out of date, whatever a page depends on; on a portal that is written to all the
time a page is asked for anew as often as that.

Kept are answers to GET from people without a log-in, and without a cookie besides the language that they chose, which
is part of the key. They carry an ETag (the portal gives one to its public pages only) or say that they are public
(style sheets, scripts), set no cookie and do not forbid it.
"""

from collections import OrderedDict
from compression import accepts_gzip
from compression import header
from dataclasses import dataclass
import re
import threading
import time


MOST = 64 * 2**20
"""Bytes of all bodies together."""
LARGEST = 512 * 2**10
AGE = 60  # seconds; texts such as "open now" change without a write
PERSONAL = ("HTTP_AUTHORIZATION", "HTTP_RANGE")
CHOICE = re.compile(r'I18N_LANGUAGE="?([a-z]{2})"?')
ASKED_FOR = (
    "HTTP_HOST",
    "wsgi.url_scheme",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_X_REQUESTED_WITH",
)
"""What an answer depends on besides the database, and whether it is compressed."""


@dataclass(frozen=True)
class Page:
    """An answer: headers, body, the last change of the database before it was asked for, and when that was."""

    headers: list[tuple[str, str]]
    etag: str
    body: bytes
    mark: bytes
    since: float


class PageCache:
    """WSGI middleware. `last_change()`: a mark that changes with every write to the database."""

    def __init__(self, application, last_change, most=MOST):
        self.application = application
        self.last_change = last_change
        self.most = most
        self.pages = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        language = _chosen(environ)
        if environ["REQUEST_METHOD"] != "GET" or language is None or any(environ.get(name) for name in PERSONAL):
            return self.application(environ, start_response)
        key = (accepts_gzip(environ), language, *(environ.get(name, "") for name in ASKED_FOR))
        mark = self.last_change()
        page = self._kept(key, mark)
        if page is None:
            return self._ask(key, mark, environ, start_response)
        if page.etag and environ.get("HTTP_IF_NONE_MATCH") == page.etag:
            bodiless = [pair for pair in page.headers if not pair[0].lower().startswith("content-")]
            start_response("304 Not Modified", bodiless)
            return []
        start_response("200 OK", [*page.headers])
        return [page.body]

    def _kept(self, key, mark):
        with self.lock:
            page = self.pages.get(key)
            if page is None:
                return None
            if page.mark != mark or time.monotonic() - page.since > AGE:
                self._drop(key)
                return None
            self.pages.move_to_end(key)
            return page

    def _ask(self, key, mark, environ, start_response):
        """Zope's answer, kept where that is allowed."""
        said = []

        def note(status, headers, exc_info=None):
            said[:] = [status, headers]
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        body = self.application(environ, note)
        if said and isinstance(body, (list, tuple)) and _may_be_kept(*said):
            whole = b"".join(body)
            if len(whole) <= LARGEST:
                headers = [(name, value) for name, value in said[1] if name.lower() not in ("date", "connection")]
                self._keep(key, Page(headers, header(headers, "etag"), whole, mark, time.monotonic()))
        return body

    def _keep(self, key, page):
        with self.lock:
            if key in self.pages:
                self._drop(key)
            self.pages[key] = page
            self.size += len(page.body)
            while self.size > self.most:
                self._drop(next(iter(self.pages)))

    def _drop(self, key):
        self.size -= len(self.pages.pop(key).body)


def _chosen(environ):
    """The language that the visitor has chosen, "" for none; None where a cookie says anything else of him."""
    cookie = environ.get("HTTP_COOKIE", "").strip()
    found = CHOICE.fullmatch(cookie)
    return found[1] if found else None if cookie else ""


def _may_be_kept(status, headers):
    control = header(headers, "cache-control").lower()
    return (
        status.startswith("200")
        and bool(header(headers, "etag") or "public" in control)
        and not header(headers, "set-cookie")
        and "no-store" not in control
    )
