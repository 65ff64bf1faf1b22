"""How many procedures there are of each level of online service, agency by agency (TT 32/2017/TT-BTTTT)."""

from egov.portal.organisation.directory import agencies
from egov.portal.procedure.levels import LEVELS
from egov.portal.statistics import charts
from egov.portal.statistics.procedures import levels_by_agency
from functools import cached_property


BARS = 12


class Levels:
    """The agencies that are `chosen` (a function of their ids) and received any public procedure at the end of a day.

    `rows`: dicts with key, title, levels ({level: number}) and total, in the order of the tree of agencies.
    """

    def __init__(self, chosen, day):
        self.day = day
        known = levels_by_agency(day)
        titles = {agency.id: agency.title for agency in agencies()}
        order = [*(key for key in titles if key in known), *sorted(set(known) - set(titles))]
        self.rows = [self._row(key, titles.get(key, key), known[key]) for key in order if chosen(key)]

    @cached_property
    def total(self):
        """The sum of the rows, as one more row."""
        sums = {level: sum(row["levels"][level] for row in self.rows) for level in LEVELS}
        return {"key": "", "title": "", "levels": sums, "total": sum(sums.values())}

    @property
    def chart(self):
        """Bars of the agencies with most procedures."""
        most = sorted(self.rows, key=lambda row: -row["total"])[:BARS]
        kinds = [f"level-{level}" for level in LEVELS]
        rows = [(row["title"], {f"level-{level}": row["levels"][level] for level in LEVELS}) for row in most]
        return charts.bars(rows, kinds)

    @staticmethod
    def _row(key, title, found):
        levels = {level: found.get(level, 0) for level in LEVELS}
        return {"key": key, "title": title, "levels": levels, "total": sum(levels.values())}
