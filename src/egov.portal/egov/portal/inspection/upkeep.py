"""What editors look at to keep the catalogue right: completeness, drift, levels, and what is due for review.

Lists are read from the catalogue's columns; only the drift report loads procedures, for it reads their forms.
"""

from collections import Counter
from dataclasses import dataclass
from egov.portal import _
from egov.portal.documents.spreadsheet import Column
from egov.portal.documents.spreadsheet import write_xlsx
from egov.portal.documents.spreadsheet import XLSX
from egov.portal.documents.views import set_file_headers
from egov.portal.inspection.inspector import inspect_procedures
from egov.portal.organisation.directory import agencies
from egov.portal.procedure.catalogue_page import pager
from egov.portal.procedure.completeness import NAMES
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.levels import LEVELS
from egov.portal.procedure.levels import table
from egov.portal.tracking.page import Page
from functools import cached_property
import io
from plone import api
from plone.app.event.base import localized_now
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zope.i18n import translate


YEARS = 5
PAGE = 50
TABS = {
    "completeness": _("Completeness"),
    "drift": _("Page against form"),
    "service-levels": _("Levels by agency"),
    "procedures-due": _("Due for review"),
}


@dataclass(frozen=True)
class Line:
    """A procedure in one of the lists."""

    title: str
    url: str
    code: str
    agency: str
    about: object


class UpkeepPage(Page):
    """What the pages share: the way from one to the other, the agencies' names, a spreadsheet of the same rows."""

    def __call__(self):
        return self._spreadsheet() if self.request.form.get("format") == "xlsx" else super().__call__()

    def tabs(self):
        """The pages: dicts with title, url and current."""
        tabs = [
            {"title": title, "url": f"{self.portal_url}/@@{name}", "current": "page" if name == self.__name__ else None}
            for name, title in TABS.items()
        ]
        if api.user.has_permission("egov.portal: Exchange procedures"):
            exchange = f"{self.portal_url}/thu-tuc/@@import-procedures"
            tabs.append({"title": _("Import and export"), "url": exchange, "current": None})
        return tabs

    @cached_property
    def agency_titles(self):
        return {entry.id: entry.title for entry in agencies()}

    def line(self, brain, about):
        """A brain as a line."""
        agency = self.agency_titles.get(brain.procedure_agency, brain.procedure_agency)
        return Line(brain.Title, brain.getURL(), brain.procedure_code or "", agency, about)

    def say(self, message):
        """In the reader's language."""
        return translate(message, context=self.request)

    def _spreadsheet(self):
        out = io.BytesIO()
        heads, rows = self.sheet()
        columns = [Column(self.say(head), width) for head, width in heads]
        write_xlsx(out, self.__name__, columns, rows)
        set_file_headers(self.request.response, XLSX, "attachment", f"{self.__name__}.xlsx")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return out.getvalue()

    def sheet(self):
        """Heads with widths, and rows of cells, for the spreadsheet. 404 where a page has none."""
        raise NotFound(self.__name__)


class ListPage(UpkeepPage):
    """A report that is a list of procedures, page by page: `lines` are all of them."""

    lines: list[Line]

    @cached_property
    def page(self):
        """The number of the page of a long list, from 1 to the last."""
        asked = str(self.request.form.get("page", ""))
        number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
        return min(max(number, 1), self._pages)

    @property
    def _pages(self):
        return max(-(-len(self.lines) // PAGE), 1)

    def shown_lines(self):
        """The lines of this page."""
        return self.lines[(self.page - 1) * PAGE : self.page * PAGE]

    def pager(self):
        """Links to the pages."""
        return pager(self.page, self._pages, lambda page: f"{self.portal_url}/@@{self.__name__}?page={page}")


class CompletenessPage(ListPage):
    """`@@completeness`: which published procedure lacks which obligatory part (ND 63/2010/ND-CP art. 8)."""

    template = ViewPageTemplateFile("templates/completeness.pt")

    @cached_property
    def published(self):
        catalog = api.portal.get_tool("portal_catalog")
        return catalog(portal_type="Procedure", review_state=PUBLISHED, sort_on="procedure_order")

    @cached_property
    def lines(self):
        """Those that lack something; `about`: the names of what they lack."""
        return [
            self.line(brain, [self.say(NAMES[name]) for name in brain.procedure_missing])
            for brain in self.published
            if brain.procedure_missing
        ]

    def parts(self):
        """How many lack each part: (name, number), the most frequent first."""
        lacking = Counter(part for line in self.lines for part in line.about)
        return lacking.most_common()

    def sheet(self):
        heads = (_("Procedure code"), 18), (_("Procedure"), 60), (_("Agency"), 40), (_("Missing parts"), 60)
        return heads, ([line.code, line.title, line.agency, "; ".join(line.about)] for line in self.lines)


class DriftPage(UpkeepPage):
    """`@@drift`: where the page of a procedure and its forms or process differ."""

    template = ViewPageTemplateFile("templates/drift.pt")
    findings = ViewPageTemplateFile("templates/findings.pt")

    @cached_property
    def report(self):
        return inspect_procedures()

    def url(self, subject):
        """Where a finding can be mended."""
        return f"{self.portal_url}/{subject.path}"


class LevelsPage(UpkeepPage):
    """`@@service-levels`: how many procedures each agency offers at each level, at the end of a year."""

    template = ViewPageTemplateFile("templates/levels.pt")
    levels = LEVELS

    @cached_property
    def year(self):
        asked = str(self.request.form.get("year", ""))
        return int(asked) if asked in map(str, self.years()) else self.years()[0]

    def years(self):
        """This year and those before."""
        now = localized_now().year
        return list(range(now, now - YEARS, -1))

    @cached_property
    def rows(self):
        """(agency, [number at each level], sum), the agencies in their order, those that are gone last."""
        counts = table(self.year)
        known = [id for id in self.agency_titles if id in counts]
        order = [*known, *sorted(set(counts) - set(known))]
        cells = [(self.agency_titles.get(id, id), [counts[id][level] for level in LEVELS]) for id in order]
        return [(title, numbers, sum(numbers)) for title, numbers in cells]

    @property
    def total(self):
        """The sums of the columns, and of all."""
        sums = [sum(numbers[place] for _title, numbers, _sum in self.rows) for place in range(len(LEVELS))]
        return sums, sum(sums)

    def labelled(self, numbers):
        """(the level in words, the number) of each: on a phone a table is a list, and each cell says what it is."""
        return [(self.say(title), number) for title, number in zip(self._level_titles, numbers, strict=True)]

    @property
    def _level_titles(self):
        return [_("Level ${level}", mapping={"level": level}) for level in LEVELS]

    def sheet(self):
        heads = [(_("Agency"), 45), *((title, 12) for title in self._level_titles)]
        sums, total = self.total
        rows = [*self.rows, (self.say(_("Total")), sums, total)]
        return [*heads, (_("Total"), 12)], ([title, *numbers, summed] for title, numbers, summed in rows)


class DuePage(ListPage):
    """`@@procedures-due`: what is to be checked again, the most urgent first."""

    template = ViewPageTemplateFile("templates/due.pt")

    @cached_property
    def today(self):
        return localized_now().date().isoformat()

    @cached_property
    def lines(self):
        """Those with a day, by day; `about`: the day (ISO 8601)."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type="Procedure", procedure_in_force=True)
        dated = [self.line(brain, brain.procedure_review_due) for brain in brains if brain.procedure_review_due]
        return sorted(dated, key=lambda line: (line.about, line.title))

    def shown(self, day):
        """A day as people write it."""
        year, month, number = day.split("-")
        return f"{number}/{month}/{year}"

    def sheet(self):
        heads = (_("To be checked again by"), 16), (_("Procedure code"), 18), (_("Procedure"), 60), (_("Agency"), 40)
        return heads, ([self.shown(line.about), line.code, line.title, line.agency] for line in self.lines)
