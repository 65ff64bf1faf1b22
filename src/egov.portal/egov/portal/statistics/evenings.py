"""The figures on some evenings, by group: what reports are made of."""

from collections import defaultdict
from egov.portal.statistics.book import MEASURES
from egov.portal.statistics.book import PLACE
from egov.portal.statistics.book import WIDTH


class Evenings:
    """The sums up to the evening of each of some days (dates), the notes included.

    `groups`: the groups by number. An evening costs one month and the days since, however many dossiers there are.
    """

    def __init__(self, figures, days):
        self.figures = figures
        self.groups = list(figures.groups)
        self.notes = self._numbered()
        self.noted = self._together()
        self.sums = {day: self._until(day.toordinal()) for day in set(days)}

    def of(self, day, number):
        """The sums of a group, in the order of MEASURES."""
        return self.sums[day][number * WIDTH : (number + 1) * WIDTH]

    def column(self, day, measure):
        """One measure of all groups, in the order of their numbers."""
        return self.sums[day][PLACE[measure] :: WIDTH]

    def taken_up(self, period):
        """What was taken up again within the period after it had ended before: (group number, measure, how many)."""
        first, last = period.first.toordinal(), period.last.toordinal()
        kept = (
            (number, measure, ended, count)
            for changed in self.figures.again.values(first, last)
            for (number, measure, ended), count in changed.items()
        )
        noted = (
            (number, measure, ended, count)
            for number, cells in self.notes
            for day, measure, ended, count in cells
            if ended and first <= day <= last
        )
        for number, measure, ended, count in (*kept, *noted):
            if ended < first:
                yield number, MEASURES[measure], count

    def _numbered(self):
        """The notes with the numbers of their groups, those included that have none in the book yet."""
        numbers = {group: number for number, group in enumerate(self.groups)}
        found = []
        for group, cells in self.figures.noted():
            if group not in numbers:
                numbers[group] = len(numbers)
                self.groups.append(group)
            found.append((numbers[group], cells))
        return found

    def _together(self):
        """What the notes change: {(day, place in the sums): by how much}."""
        found = defaultdict(int)
        for number, cells in self.notes:
            for day, measure, ended, count in cells:
                if not ended:
                    found[day, number * WIDTH + measure] += count
        return found

    def _until(self, day):
        months = self.figures.months.keys(None, day + 1)
        first = months[-1] if months else None
        sums = list(self.figures.months[first].sums) if first else []
        sums.extend([0] * (len(self.groups) * WIDTH - len(sums)))
        for sheet in self.figures.days.values(first, day):
            sheet.add_to(sums)
        for (changed, place), count in self.noted.items():
            if changed <= day:
                sums[place] += count
        return sums
