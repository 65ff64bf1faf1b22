"""`@@paper/<field>/<n>` and `@@result/<n>`: the files of a dossier, to those who may see its papers."""

from egov.portal.dossier.reading import note_reading
from egov.portal.rules.files import ALLOWED
from egov.portal.rules.files import kind_of
from egov.portal.tracking.papers import PREVIEWED
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


ANY = "application/octet-stream"


@implementer(IPublishTraverse)
class Download(BrowserView):
    """A file, to be saved; with `?inline=1`, and of a kind that is safe to show, to be looked at.

    Its type is told by the extension that was checked against its content when it came in, never by what the browser
    that sent it said, and no browser is to guess another.
    """

    depth = 1

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path = ()

    def publishTraverse(self, request, name):
        """Take the next part of the path."""
        if len(self.path) == self.depth:
            raise NotFound(name)
        self.path = (*self.path, name)
        return self

    def __call__(self):
        if len(self.path) != self.depth:
            raise NotFound(self.__name__)
        file = self._pick(self._files(*self.path[:-1])).file
        note_reading(self.context, self.request)
        self._set_headers(file)
        return stream_data(file)

    def _pick(self, papers):
        number = self.path[-1]
        if not number.isascii() or not number.isdecimal() or not 0 < int(number) <= len(papers):
            raise NotFound(number)
        return papers[int(number) - 1]

    def _set_headers(self, file):
        response = self.request.response
        set_headers(file, response, filename=file.filename)
        kind = kind_of(file.filename)
        response.setHeader("Content-Type", ALLOWED[kind].mime if kind else ANY)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Accept-Ranges", "none")
        if self.request.form.get("inline") and kind in PREVIEWED:
            disposition = response.getHeader("Content-Disposition").replace("attachment", "inline", 1)
            response.setHeader("Content-Disposition", disposition)
            # It may be shown within our own pages only.
            response.setHeader("Content-Security-Policy", "frame-ancestors 'self'")


class PaperDownload(Download):
    """A paper by its field and its number within it, counted from 1."""

    depth = 2

    def _files(self, field):
        return self.context.papers.get(field, ())


class ResultDownload(Download):
    """A result by its number, counted from 1."""

    def _files(self):
        return self.context.results
