"""The pages on which editors bring procedures in and take them out."""

from collections import Counter
from egov.portal import _
from egov.portal.exchange import jobs
from egov.portal.exchange import report
from egov.portal.exchange.checking import Options
from egov.portal.exchange.exporting import export
from egov.portal.exchange.exporting import SHAPES
from egov.portal.exchange.record import Unreadable
from egov.portal.exchange.running import prepared
from egov.portal.exchange.source import LARGEST
from egov.portal.exchange.source import too_large
from egov.portal.numerals import number
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.directory import entry
from egov.portal.procedure.catalogue_page import pager
from functools import cached_property
import json
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate


LINES = 50
NAMES = {
    "xlsx": _("Workbook (xlsx), with everything"),
    "json-2025": _("National JSON since 2025"),
    "json-old": _("Older national JSON"),
    "html": _("National pages as HTML (ZIP)"),
    "docx": _("National pages as DOCX (ZIP)"),
}
PHASES = {
    jobs.CHECKING: _("Being checked"),
    jobs.CHECKED: _("Checked, not imported yet"),
    jobs.IMPORTING: _("Being imported"),
    jobs.DONE: _("Imported"),
}


class ExchangePage(BrowserView):
    """What the pages share. Nothing of them is kept by a cache."""

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.answer()

    def answer(self):
        """The answer to the request."""
        return self.index()

    def url(self, name, **query):
        """The address of a page of ours."""
        return f"{self.context.absolute_url()}/@@{name}" + (f"?{urlencode(query)}" if query else "")

    def redirect(self, url):
        self.request.response.redirect(url)
        return ""


class ImportPage(ExchangePage):
    """`@@import-procedures`: choose a file; POST reads it and leads to its check. Export, template and past imports."""

    title = _("Import and export")
    problem = None
    largest = LARGEST

    def answer(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                return self.redirect(self.url("import-job", id=self._taken().id))
            except Unreadable as error:
                self.problem = error.message
                self.request.response.setStatus(400)
        return self.index()

    def _taken(self):
        name, data = _uploaded(self.request.form.get("file"))
        reading = prepared(data)
        findings = report.findings(reading.findings, request=self.request)
        new = jobs.Job(name, reading, self._options(), findings)
        jobs.keep(self.context, new)
        return new

    def _options(self):
        agency = self.request.form.get("agency")
        known = isinstance(agency, str) and entry(agency) is not None
        return Options(
            agency=agency if known else "", publish=self.may_publish and bool(self.request.form.get("publish"))
        )

    @cached_property
    def may_publish(self):
        return api.user.has_permission("Review portal content", obj=self.context)

    def agencies(self):
        return agencies()

    def shapes(self):
        """(title, address) of each shape to export."""
        return [(title, self.url("export-procedures", shape=shape)) for shape, title in NAMES.items()]

    def past(self):
        """The imports that are kept."""
        return [
            {
                "name": job.name,
                "url": self.url("import-job", id=job.id),
                "phase": PHASES[job.phase],
                "total": job.total,
                "when": api.portal.get_localized_time(job.started, long_format=True),
            }
            for job in jobs.jobs(self.context)
        ]


def _uploaded(file):
    """Name and bytes of an upload. Raises Unreadable for none, and for one that is too large before it is read."""
    if not getattr(file, "filename", None):
        raise Unreadable(_("Choose a file."))
    file.seek(0, 2)
    if file.tell() > LARGEST:
        raise too_large()
    file.seek(0)
    return file.filename[-100:], file.read()


class JobPage(ExchangePage):
    """`@@import-job?id=`: the progress and the report of an import. GET changes nothing."""

    @property
    def title(self):
        return translate(_("Import of ${file}", mapping={"file": self.job.name}), context=self.request)

    @cached_property
    def job(self):
        id = self.request.form.get("id")
        found = jobs.job(self.context, id) if isinstance(id, str) else None
        if found is None:
            raise NotFound(str(id))
        return found

    @property
    def phase(self):
        return PHASES[self.job.phase]

    @cached_property
    def _lines(self):
        return list(self.job.lines())

    @cached_property
    def shown(self):
        """Which lines are asked for: an action, `found` for those with findings, or "" for all that is no `same`."""
        asked = self.request.form.get("show")
        return asked if asked in (*report.ACTIONS, "found") else ""

    def tabs(self):
        """What can be shown, with how much there is of it."""
        counts = report.counts(self._lines)
        tabs = [(name, title, counts[name]) for name, title in report.ACTIONS.items()]
        tabs.append(("found", _("With remarks"), sum(bool(line["findings"]) for line in self._lines)))
        return [
            {
                "title": title,
                "count": count,
                "url": self.url("import-job", id=self.job.id, show=name),
                "current": "true" if name == self.shown else None,
            }
            for name, title, count in tabs
        ]

    @cached_property
    def chosen(self):
        if self.shown == "found":
            return [line for line in self._lines if line["findings"]]
        if self.shown:
            return [line for line in self._lines if line["action"] == self.shown]
        return [line for line in self._lines if line["action"] != "same" or line["findings"]]

    @cached_property
    def page(self):
        asked = str(self.request.form.get("page", ""))
        return max(1, min(int(asked), self.pages)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1

    @cached_property
    def pages(self):
        return max(1, -(-len(self.chosen) // LINES))

    def rows(self):
        """The lines of this page of the report."""
        start = (self.page - 1) * LINES
        return [{**line, "action_title": report.ACTIONS[line["action"]]} for line in self.chosen[start : start + LINES]]

    def pager(self):
        query = {"id": self.job.id, **({"show": self.shown} if self.shown else {})}
        return pager(self.page, self.pages, lambda page: self.url("import-job", **query, page=page))

    @cached_property
    def importable(self):
        """How many would be added or changed."""
        counts = Counter(line["action"] for line in self._lines)
        return counts["add"] + counts["change"]


class StepPage(JobPage):
    """POST `@@import-step`: do some of the work. `start`: begin to import what was checked.

    Answers JSON to who asks for it, and leads back to the page else.
    """

    def answer(self):
        CheckAuthenticator(self.request)
        if self.request.method != "POST":
            raise NotFound("import-step")
        if self.request.form.get("start") and self.job.phase == jobs.CHECKED and not self.job.blocked:
            self.job.start()
        else:
            self.job.work(self.context, self.request)
        if "application/json" not in (self.request.getHeader("Accept") or ""):
            return self.redirect(self.url("import-job", id=self.job.id))
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        return json.dumps(
            {"done": self.job.done, "total": self.job.total, "going": self.job.going, "said": self.said()}
        )

    def said(self):
        """How far it is, for who cannot see the bar."""
        mapping = {"done": number(self.job.done), "total": number(self.job.total)}
        return translate(_("${done} of ${total}", mapping=mapping), context=self.request)


class ExportView(ExchangePage):
    """`@@export-procedures?shape=`: what the current user may see, as one file; with `template` an empty workbook."""

    def answer(self):
        shape = self.request.form.get("shape")
        if shape not in SHAPES:
            raise NotFound(str(shape))
        ending, kind = SHAPES[shape]
        procedures = [] if self.request.form.get("template") else self._visible()
        data = export(procedures, shape, self.request)
        response = self.request.response
        response.setHeader("Content-Type", kind)
        response.setHeader("Content-Disposition", f'attachment; filename="procedures-{shape}.{ending}"')
        return data

    def _visible(self):
        may = api.user.has_permission
        found = (one for one in self.context.objectValues() if one.portal_type == "Procedure")
        return [one for one in found if may("View", obj=one)]
