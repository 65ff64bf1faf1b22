"""`<form>/@@enter` and `@@send-entry/<UID>`: the online form as the desk fills it in for somebody."""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.desk import entering
from egov.portal.intake import closed
from egov.portal.intake import opening
from egov.portal.intake import prefill
from egov.portal.intake.entry import CHANNELS
from egov.portal.intake.entry import COUNTS
from egov.portal.intake.page import IntakeForm
from egov.portal.intake.views import FormView
from egov.portal.intake.views import SendView
from egov.portal.tracking.words import CHANNELS as CHANNEL_TITLES
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PREFIX = "entry."
PAPER = f"{PREFIX}paper."


class EntryForm(IntakeForm):
    """The form without the duty to upload: what is on the desk can be scanned later."""

    def update(self):
        super().update()
        for widget in self.uploads().values():
            widget.required = False

    def spared(self):
        """The papers that were not uploaded."""
        return [name for name, widget in self.uploads().items() if not widget.held]


class EntryView(FormView):
    """The form with a section of the desk's own. Nothing of the desk's account is filled in, and no draft is kept."""

    desk = True
    section = ViewPageTemplateFile("templates/entry.pt")

    def __call__(self):
        if not entering.may_enter(self.procedure):
            raise Unauthorized("enter")
        self.problems = opening.problems(self.context)
        if self.problems:
            return closed.ClosedPage(self.context, self.request)(self.problems)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        prefill.forget(self.context, self.request)
        self.form.update()
        return self.template()

    def more(self):
        """The desk's section."""
        return self.section()

    @cached_property
    def form(self):
        """The form's controls."""
        return EntryForm(self.context, self.request)

    @property
    def action(self):
        """Where it is sent."""
        return f"{api.portal.get().absolute_url()}/@@send-entry/{self.context.UID()}"

    def channels(self):
        """(value, title, chosen) of the ways it can have come."""
        chosen = self._said("channel", CHANNELS[0])
        return [(value, CHANNEL_TITLES[value], value == chosen) for value in CHANNELS]

    def posted(self):
        """The day it was posted."""
        return self._said("posted")

    def link(self):
        """Is the dossier to appear in an account?"""
        return bool(self._said("link"))

    def papers(self):
        """The papers of the procedure with the numbers handed in: to begin with those that are required."""
        return [self._paper(row) for row in self.needed_rows()]

    def needed_rows(self):
        """The rows of the procedure's papers."""
        return self.procedure.evidences or ()

    def _paper(self, row):
        cases = {case["id"]: case["title"] for case in self.procedure.cases or ()}
        asked = row if row.get("required") else {}
        counts = {part: self.request.form.get(f"{PAPER}{part}.{row['id']}", asked.get(part) or 0) for part in COUNTS}
        return {"id": row["id"], "title": row["title"], "case": cases.get(row.get("case"), ""), **counts}

    def _said(self, name, default=""):
        return self.request.form.get(PREFIX + name, default)


class SendEntry(SendView):
    """Takes what the desk has filled in: as for applicants, and for receptionists of the agency only."""

    done = "@@entered"

    def obstacles(self, form):
        """See SendView."""
        problems = super().obstacles(form)
        if form is not None and not problems and not entering.may_enter(form.aq_parent):
            return [_("Only the reception of the agency that receives this dossier can enter it.")]
        return problems

    def page(self, form):
        """See SendView."""
        return EntryView(form, self.request)

    def receive(self, form, values, key):
        """See SendView."""
        return entering.enter(form, values, said(self.request.form), self.request, key)


def said(controls):
    """What was filled in of the desk's section, as `intake.entry.read` takes it."""
    papers = {}
    for name, value in controls.items():
        if name.startswith(PAPER):
            part, _dot, evidence = name.removeprefix(PAPER).partition(".")
            papers.setdefault(evidence, {})[part] = _number(value)
    return {
        "channel": controls.get(f"{PREFIX}channel"),
        "posted": controls.get(f"{PREFIX}posted"),
        "link_account": bool(controls.get(f"{PREFIX}link")),
        "handed_in": papers,
    }


def _number(text):
    """A whole number; None for what is none, 0 for nothing."""
    text = str(text).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None if text else 0
