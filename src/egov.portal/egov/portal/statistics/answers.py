"""The answer to what was asked: rows, their total, what is expected, the course of the last months."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from egov.portal import numerals
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from egov.portal.rules import period as periods
from egov.portal.rules.measure import Measure
from egov.portal.rules.period import Period
from egov.portal.rules.report import Table
from egov.portal.statistics.asked import GROUP
from egov.portal.statistics.book import Book
from egov.portal.statistics.book import book
from egov.portal.statistics.procedures import procedure_titles
from egov.portal.statistics.reports import everything
from egov.portal.statistics.reports import Reports
from egov.portal.statistics.table import Line
from functools import cached_property
from itertools import dropwhile


TREND, LEAST = 12, 6  # months
SOON = 5  # working days
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Expected:
    """What is late in hand today, due today, and due within the next SOON working days (today not included)."""

    key: str
    title: str
    overdue: int
    today: int
    soon: int


class Answer:
    """The report that was asked for, within a scope of agencies (None: all), as it stands today.

    A period that goes on counts up to today. All is read from the book at once. `language`: of the months' names, that
    of the page if none is named.
    """

    def __init__(self, asked, scope, language=None):
        self.asked = asked
        self.language = language
        self.today = today()
        self.period = asked.period.until(self.today)
        self.months = [month.until(self.today) for month in self._months()]
        self.before = periods.before(asked.period, self.period)
        figures = book()
        self.reports = Reports(
            Book() if figures is None else figures,
            {self.period, self.before, *self.months},
            asked.includes(scope),
            (self.today, self.today + DAY, self.horizon + DAY),
        )

    @property
    def is_current(self):
        """Does the period reach today? Then what is in hand at its end is in hand now."""
        return self.period.last == self.today

    @cached_property
    def horizon(self) -> date:
        """The last of the next SOON working days."""
        calendar, day = work_calendar(), self.today
        for _number in range(SOON):
            day = calendar.next_working_day(day)
        return day

    @cached_property
    def total(self) -> Table:
        """All of it in one row."""
        return self.reports.tables(self.period).get("", Table())

    @cached_property
    def total_before(self) -> Table:
        """The same of the period before, as far as this one has gone."""
        return self.reports.tables(self.before).get("", Table())

    @cached_property
    def lines(self):
        """The rows: agencies, sectors or procedures, those that received most first; or the months in their order."""
        if self.asked.by == "month":
            return self._by_month(self._months_of(self.period))
        found = self.reports.tables(self.period, self._key)
        order = sorted(found, key=lambda key: (-found[key].received, key))
        return [Line(key, self.title(key), found[key]) for key in order]

    @cached_property
    def trend(self):
        """The last TREND months as far as the one in which the period ends; those before there was anything are left
        out, except for the last LEAST."""
        lines = self._by_month(self.months[-TREND:])
        return [*dropwhile(lambda line: line.table.empty, lines[:-LEAST]), *lines[-LEAST:]]

    @cached_property
    def expected(self):
        """What is late and due, by what the rows are (by agency, where these are months), the latest first."""
        days = (self.today, self.today + DAY, self.horizon + DAY)
        late = [self.reports.standing(day, Measure.overdue, self._key) for day in days]
        rows = []
        for key in sorted(set().union(*late)):
            now, tomorrow, then = (each.get(key, 0) for each in late)
            if then:
                rows.append(Expected(key, self.title(key), now, tomorrow - now, then - tomorrow))
        return sorted(rows, key=lambda row: (-row.overdue, -row.today, -row.soon, row.key))

    def title(self, key):
        """What a row is called; the key itself where nothing is known of it any more."""
        return self._titles.get(key) or key

    @cached_property
    def _titles(self):
        if self.asked.by == "sector":
            return sectors()
        if self.asked.by == "procedure":
            return procedure_titles()
        return {agency.id: agency.title for agency in agencies()}

    def _key(self, group):
        return group[GROUP.get(self.asked.by, 0)]

    def _months(self):
        """The months that are read: those of the trend, and those of the period where they are the rows."""
        own = self._months_of(self.period) if self.asked.by == "month" else []
        last = periods.months_until(self.period.last, TREND)
        return sorted({month.first: month for month in (*own, *last)}.values(), key=lambda month: month.first)

    def _months_of(self, period):
        found = [periods.month(period.first)]
        while found[-1].last < period.last:
            found.append(periods.month(found[-1].last + DAY))
        return [month.until(self.today) for month in found]

    def _by_month(self, months):
        tables = [self.reports.tables(month, everything).get("", Table()) for month in months]
        return [
            Line(f"{month.first:%Y-%m}", numerals.month(month.first, self.language), table)
            for month, table in zip(months, tables, strict=True)
        ]


def today() -> date:
    """This day in the portal's time zone."""
    return work_calendar().local(clock.now()).date()


def current_year() -> Period:
    """This year."""
    return periods.year(today())
