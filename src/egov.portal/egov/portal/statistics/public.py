"""`@@statistics`: what everybody may know, by year: how much was received and resolved, how much of it on time.

No person can be found in it: an agency that received fewer than FEW dossiers in the year is left out, of the total too,
and smaller numbers are told as "fewer than". Periods are years: none can be taken from another to find those of a day.
"""

from dataclasses import dataclass
from egov.portal import numerals
from egov.portal.organisation.directory import agencies
from egov.portal.rules import period as periods
from egov.portal.rules.report import share
from egov.portal.rules.report import Table
from egov.portal.statistics import charts
from egov.portal.statistics.answers import today
from egov.portal.statistics.book import Book
from egov.portal.statistics.book import book
from egov.portal.statistics.levels import Levels
from egov.portal.statistics.reports import Reports
from egov.portal.statistics.words import ChartWords
from egov.portal.tracking.page import Page
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


FEW = 5
YEARS = 5
BARS = 12
COUNTS = ("received", "resolved", "in_hand", "overdue")
SHARES = {"online_share": "in_period", "on_time_share": "resolved", "satisfaction": "rated"}
"""Each share, and of what it is one."""


@dataclass(frozen=True)
class PublicLine:
    """What is told of an agency, or of all together: numbers, of which None are too few to be told, and shares in per
    cent, of which None are of too few."""

    key: str
    title: str
    received: int | None
    resolved: int | None
    in_hand: int | None
    overdue: int | None
    online_share: object
    on_time_share: object
    satisfaction: object


def public_line(key, title, table):
    """What is told of a table."""
    return PublicLine(
        key,
        title,
        _told(table.in_period),
        _told(table.resolved),
        _told(table.in_hand),
        _told(table.overdue),
        _share(table.online, table.in_period),
        _share(table.early + table.on_time, table.resolved),
        _share(table.pleased, table.answers, table.rated),
    )


def _told(number):
    return number if number == 0 or number >= FEW else None


def _share(part, whole, of=None):
    return share(part, whole) if (whole if of is None else of) >= FEW else None


class PublicFigures:
    """The figures of a year, as far as it has gone. `lines`: the agencies in the order of their tree."""

    def __init__(self, year):
        self.period = periods.year(today().replace(month=1, day=1, year=year)).until(today())
        figures = book()
        reports = Reports(Book() if figures is None else figures, [self.period])
        found = reports.tables(self.period, lambda group: group[0])
        titles = {agency.id: agency.title for agency in agencies()}
        order = [*(key for key in titles if key in found), *sorted(set(found) - set(titles))]
        self.tables = {key: found[key] for key in order if found[key].in_period >= FEW}
        self.left_out = len(found) - len(self.tables)
        self.lines = [public_line(key, titles.get(key, key), table) for key, table in self.tables.items()]

    @cached_property
    def total(self):
        """All agencies that are told of. Where a number or a share of one of them is not told, neither is that of all:
        it could be found by taking the others from it."""
        line = public_line("", "", sum(self.tables.values(), Table()))
        hidden = [name for name in COUNTS if any(getattr(one, name) is None for one in self.lines)]
        hidden += [name for name, of in SHARES.items() if any(0 < getattr(t, of) < FEW for t in self.tables.values())]
        return PublicLine(**{**vars(line), **dict.fromkeys(hidden)})


def years():
    """This year and those before that can be asked for."""
    year = today().year
    return list(range(year, year - YEARS, -1))


class PublicPage(ChartWords, Page):
    """`year`: one of `years`; this year when it is none of them."""

    template = ViewPageTemplateFile("templates/statistics.pt")
    few = FEW

    def __call__(self):
        self.prepare()
        return self.template()

    def prepare(self):
        text = str(self.request.form.get("year", ""))
        self.year = next((year for year in years() if str(year) == text), today().year)
        self.figures = PublicFigures(self.year)
        self.levels = Levels(lambda agency: True, self.figures.period.last)

    def years(self):
        """(year, chosen)."""
        return [(year, year == self.year) for year in years()]

    def told(self, count):
        """A number in words; what is not told is said so."""
        return f"< {FEW}" if count is None else numerals.number(count)

    def total_number(self, count):
        """A number of the last row; a dash where it would tell what a row does not."""
        return "–" if count is None else numerals.number(count)

    def until(self):
        """The last day that is counted."""
        return numerals.day(self.figures.period.last)

    def level_day(self):
        """The day of the levels in words."""
        return numerals.day(self.levels.day)

    def chart(self):
        """Bars of how much the agencies received, the one with most first."""
        most = sorted(self.figures.lines, key=lambda line: -line.received)[:BARS]
        return charts.bars([(line.title, {"received": line.received}) for line in most], ("received",))
