"""Reports: the table of a period for each agency, sector or procedure, out of the book of figures."""

from collections import defaultdict
from collections.abc import Callable
from egov.portal.rules.measure import Measure
from egov.portal.rules.report import table
from egov.portal.statistics.book import MEASURES
from egov.portal.statistics.book import WIDTH
from egov.portal.statistics.evenings import Evenings
from functools import partial
from itertools import compress
from operator import add


Group = tuple[str, str, str]
Key = Callable[[Group], str]


def everything(_group):
    """All groups, or all as one."""
    return ""


class Reports:
    """Reports of several periods, on the groups that are `chosen`. The book is read once, for all of them.

    `evenings`: days on which to look besides (see `standing`); those that lie ahead are as they will be if nothing
    happens until then.
    """

    def __init__(self, figures, periods=(), chosen=lambda group: True, evenings=()):
        days = {day for period in periods for day in (period.eve, period.last)}
        self.evenings = Evenings(figures, days.union(evenings))
        groups = self.evenings.groups
        self.mask = [chosen(group) for group in groups]
        self.numbers = {number: groups[number] for number in compress(range(len(groups)), self.mask)}

    def tables(self, period, key: Key = everything):
        """{key: Table} of one of the periods, of those where there was anything. `key` gives what a group counts under;
        without it all count under ""."""
        sums = self._totals if key is everything else partial(self._sums, key=key)
        before, after = sums(period.eve), sums(period.last)
        again = defaultdict(lambda: defaultdict(int))
        for number, measure, count in self.evenings.taken_up(period):
            if number in self.numbers:
                again[key(self.numbers[number])][measure] += count
        found = {name: table(_named(before[name]), _named(after[name]), again[name]) for name in after | before}
        return {name: one for name, one in found.items() if not one.empty}

    def standing(self, day, measure: Measure, key: Key = everything):
        """How many stand as `measure` on the evening of a day: {key: number}."""
        found = defaultdict(int)
        column = self.evenings.column(day, measure)
        for number, group in self.numbers.items():
            if column[number]:
                found[key(group)] += column[number]
        return found

    def _totals(self, day):
        """As `_sums` for all groups together, column by column: many periods are made of these."""
        sums = [sum(compress(self.evenings.column(day, measure), self.mask)) for measure in MEASURES]
        return defaultdict(lambda: [0] * WIDTH, {everything(None): sums})

    def _sums(self, day, key):
        sums = defaultdict(lambda: [0] * WIDTH)
        for number, group in self.numbers.items():
            row = self.evenings.of(day, number)
            if any(row):
                name = key(group)
                sums[name] = list(map(add, sums[name], row))
        return sums


def _named(sums):
    return dict(zip(MEASURES, sums, strict=True))
