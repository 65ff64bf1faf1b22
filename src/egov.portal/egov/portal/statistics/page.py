"""`@@figures`: the reports for leaders and supervisors, with charts and the ways to the dossiers behind the numbers."""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal import numerals
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.directory import agency_title
from egov.portal.organisation.sectors import sector_title
from egov.portal.organisation.sectors import sectors
from egov.portal.statistics import charts
from egov.portal.statistics.answers import Answer
from egov.portal.statistics.answers import SOON
from egov.portal.statistics.answers import today
from egov.portal.statistics.asked import Asked
from egov.portal.statistics.asked import BY
from egov.portal.statistics.asked import NotUnderstood
from egov.portal.statistics.asked import period_of
from egov.portal.statistics.asked import read
from egov.portal.statistics.asked import SPANS
from egov.portal.statistics.comparison import compared
from egov.portal.statistics.levels import Levels
from egov.portal.statistics.links import Links
from egov.portal.statistics.procedures import procedure_titles
from egov.portal.statistics.scope import agencies_in_scope
from egov.portal.statistics.scope import may_see
from egov.portal.statistics.table import COLUMNS
from egov.portal.statistics.table import full_head
from egov.portal.statistics.table import heads
from egov.portal.statistics.table import Line
from egov.portal.statistics.table import lower_heads
from egov.portal.statistics.words import ChartWords
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.i18n import translate


PAGE_SIZE = 25
BARS = 12
"""So many rows have a bar; the table has all."""
ENDS = ("early", "on_time", "late")


def _no_link(_key):
    return None


class Asking(Page):
    """What the page and its files share: what is asked for, within the scope of who asks.

    Raises Unauthorized for whoever leads no agency, and for an agency that he does not lead.
    """

    problem = None

    def prepare(self):
        self.scope = agencies_in_scope()
        if self.scope is not None and not self.scope:
            raise Unauthorized("statistics")
        try:
            self.asked = read(self.request.form, today())
        except NotUnderstood as error:
            self.problem = error.message
            self.asked = Asked(period_of("month", today()))
        if self.asked.agency and not may_see(self.scope, self.asked.agency):
            raise Unauthorized("statistics")
        self.answer = Answer(self.asked, self.scope)

    def period(self, language=None):
        """The first and last day of the report in words."""
        period = self.answer.period
        return numerals.day(period.first, language), numerals.day(period.last, language)

    def narrowed(self):
        """What it is narrowed to, in words."""
        asked = self.asked
        names = (
            asked.agency and agency_title(asked.agency),
            asked.sector and sector_title(asked.sector),
            asked.procedure and procedure_titles().get(asked.procedure, asked.procedure),
        )
        return [name for name in names if name]

    def line_title(self, line, language=None):
        """The name of a row; what has none is said so."""
        return line.title or translate(_("Without"), target_language=language, context=self.request)

    @cached_property
    def levels(self):
        """The procedures of the agencies in scope by level, as it was at the end of the period."""
        chosen = {agency.id for agency in agencies() if may_see(self.scope, agency.id)}
        return Levels(lambda agency: agency in chosen and self.asked.agency in ("", agency), self.answer.period.last)

    @property
    def compared(self):
        """The period beside the one before it."""
        return compared(self.answer.total, self.answer.total_before)


class FiguresPage(ChartWords, Asking):
    """Everything is in the address, so that a report can be kept as a bookmark."""

    template = ViewPageTemplateFile("templates/figures.pt")

    def is_open(self):
        """Is there anything in it for the current user? The navigation leads to it only then."""
        scope = agencies_in_scope()
        return scope is None or bool(scope)

    columns = COLUMNS
    heads = staticmethod(heads)
    lower_heads = staticmethod(lower_heads)
    soon = SOON

    @cached_property
    def links(self):
        """The ways into the desk's queue."""
        return Links(self.portal_url, self.answer)

    @property
    def total(self):
        """The last row."""
        return Line("", self.words(_("Total")), self.answer.total)

    @property
    def start(self):
        """The number of the first row that is shown."""
        return start_of(self.request)

    def lines(self):
        """The rows of this page of the table."""
        return self.answer.lines[self.start : self.start + PAGE_SIZE]

    def pages(self):
        """The pages of the table."""
        return pages(self.request, self.start, PAGE_SIZE, len(self.answer.lines))

    def expected(self):
        """The rows of what is late and due, as many as a page has."""
        return self.answer.expected[:PAGE_SIZE]

    def spans(self):
        """(name, title, chosen) of the periods."""
        return [(name, title, name == self.asked.span) for name, title in SPANS.items()]

    def kinds(self):
        """(name, title, chosen) of what the rows can be."""
        return [(name, title, name == self.asked.by) for name, title in BY.items()]

    def agencies(self):
        """The agencies that can be chosen."""
        return [agency for agency in agencies() if may_see(self.scope, agency.id)]

    def sectors(self):
        """(code, name) of the sectors."""
        return sectors().items()

    def by_title(self):
        """What the rows are, in words."""
        return BY[self.asked.by]

    def expected_title(self):
        """What the rows of what is late and due are, in words."""
        return BY["agency" if self.asked.by == "month" else self.asked.by]

    def soon_label(self):
        """The head of what is due soon."""
        return self.words(_("Due within ${days} working days", mapping={"days": SOON}))

    def column_words(self):
        """The heads of the columns in full, for the table that has become cards."""
        return {column.name: full_head(column, self.words) for column in COLUMNS}

    def cell_url(self, line, column):
        """The way to the dossiers behind a cell, None where there is none."""
        nameless = not line.key and line.table is not self.answer.total
        if self.asked.by == "month" or column.share or nameless or not line.number(column):
            return None
        queue = {"in_hand": self.links.in_hand, "overdue": self.links.overdue}.get(column.name, _no_link)
        return queue(line.key) or self.links.behind(line.key, column.name)

    def day_values(self):
        """The first and last day as the fields of the form have them."""
        return self.asked.period.first.isoformat(), self.asked.period.last.isoformat()

    def export_url(self, kind, table=""):
        """The address of the report, or of another table of the page, as a file."""
        chosen = [("format", kind), *([("table", table)] if table else [])]
        return f"{self.portal_url}/@@figures-export?{urlencode([*chosen, *self.asked.address()])}"

    def before_words(self):
        """The days of the period before in words."""
        period = self.answer.before
        return numerals.day(period.first), numerals.day(period.last)

    def level_day(self):
        """The day of the levels in words."""
        return numerals.day(self.levels.day)

    def url(self, **changes):
        """The address of another report."""
        return f"{self.portal_url}/@@figures?{urlencode(self.asked.address(**changes))}"

    def ends_chart(self):
        """Bars of how what was resolved ended, of the first BARS rows."""
        rows = [(self.line_title(line), vars(line.table)) for line in self.answer.lines[:BARS] if line.table.resolved]
        return charts.bars(rows, ENDS)

    def trend_chart(self):
        """Columns of what was received and resolved month by month."""
        rows = []
        for place, line in enumerate(self.answer.trend):
            year, month = line.key.split("-")
            numbers = {"received": line.table.in_period, "resolved": line.table.resolved}
            rows.append((month, year if month == "01" or (place == 0 and month != "12") else "", numbers))
        return charts.columns(rows, ("received", "resolved"))
