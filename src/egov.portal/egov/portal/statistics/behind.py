"""`@@figures-dossiers`: the dossiers behind a number of the report, for those who may open them.

Each is put to the rule that makes the report, by its own journal: so the list has just as many as the number says.
"""

from egov.portal.dossier import catalogue
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.report import of_one
from egov.portal.statistics import course
from egov.portal.statistics.asked import GROUP
from egov.portal.statistics.page import Asking
from egov.portal.statistics.table import COLUMNS
from egov.portal.statistics.table import full_head
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate


PAGE_SIZE = 50
MOST = 5_000
"""So many dossiers are looked at; more would keep the reader waiting."""
COUNTS = {column.name: column for column in COLUMNS if not column.share}


class TooMany(Exception):
    """There are more dossiers to look at than MOST."""


class BehindPage(Asking):
    """What the report was asked for, `column` (of COUNTS; 404 otherwise), and `key`: of the row, "" for the total. What
    the reader may not find is not listed."""

    template = ViewPageTemplateFile("templates/behind.pt")
    too_many = False
    most = MOST

    def prepare(self):
        super().prepare()
        name = str(self.request.form.get("column", ""))
        if name not in COUNTS or self.asked.by not in GROUP:
            raise NotFound("column")
        self.column, self.key = COUNTS[name], str(self.request.form.get("key", ""))[:100]
        self.start = start_of(self.request)
        try:
            self.rows = list(self._rows())
        except TooMany:
            self.rows, self.too_many = [], True

    def shown(self):
        """The rows of this page of the list."""
        return self.rows[self.start : self.start + PAGE_SIZE]

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, len(self.rows))

    def head(self):
        """The column, in words."""
        return full_head(self.column, lambda message: translate(message, context=self.request))

    def row_title(self):
        """The row, in words; "" for the total."""
        return self.answer.title(self.key) if self.key else ""

    @cached_property
    def counted(self):
        """What the report says."""
        found = {line.key: line.table for line in self.answer.lines} if self.key else {"": self.answer.total}
        return getattr(found[self.key], self.column.name) if self.key in found else 0

    def report_url(self):
        """The report it belongs to."""
        return f"{self.portal_url}/@@figures?{urlencode(self.asked.address())}"

    def _rows(self):
        """The rows of the dossiers that count in the column, by their references."""
        site, period, chosen = api.portal.get(), self.answer.period, self.asked.includes(self.scope)
        for number, row in enumerate(self._candidates(period)):
            if number >= MOST:
                raise TooMany
            dossier = site.unrestrictedTraverse(row.path)
            group = course.group_of(dossier)
            of_row = chosen(group) and self.key in ("", group[GROUP[self.asked.by]])
            if of_row and getattr(of_one(course.changes_of(dossier), period), self.column.name):
                yield row

    def _candidates(self, period):
        """The rows of what the reader may find and what can be in the period at all."""
        local = work_calendar().local
        narrowed = {name: getattr(self.asked, name) or None for name in ("agency", "sector")}
        for row in catalogue.every(sort="submitted", **narrowed):
            ended_before = row.finished is not None and local(row.finished).date() < period.first
            if row.accepted and local(row.submitted or row.accepted).date() <= period.last and not ended_before:
                yield row
