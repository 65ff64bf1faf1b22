"""Adding the notes to the sheets of their days and to the months, in the regular round.

Only the round does it, so the sheets never are a place where people wait for each other. What is noted in the same
moment conflicts with it at most once, and then is noted again or added in the next round.
"""

from collections import Counter
from collections import defaultdict
from datetime import date
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules import period
from egov.portal.statistics.book import book
from egov.portal.statistics.book import Month
from egov.portal.statistics.book import Sheet
from egov.portal.statistics.book import WIDTH
from itertools import chain
import transaction


MANY = 2000
"""So many notes are worth adding: fewer cost a reader less than writing the sheets costs."""


def look_after(event):
    """In the regular round: add the notes when there are many, or when a month has begun."""
    figures = book()
    if figures is None:
        return
    today = work_calendar().local(clock.now()).date()
    if _due(figures, today):
        transaction.begin()
        fold(figures, today)
        transaction.commit()


def fold(figures, today):
    """Add all notes. Part of the caller's transaction."""
    by_day, again = _sorted(figures)
    for day, changed in by_day.items():
        sheet = figures.days.get(day)
        if sheet is None:
            sheet = figures.days[day] = Sheet()
        sheet.add(changed)
    for first, month in figures.months.items():
        earlier = _together(changed for day, changed in by_day.items() if day < first)
        if earlier:
            month.add(earlier)
    for day, changed in again.items():
        figures.again[day] = _together([figures.again.get(day, {}), changed])
    for tree in figures.notes:
        if tree:
            tree.clear()
    _begin_months(figures, today)


def _due(figures, today):
    month = period.month(today).first.toordinal()
    begun = bool(figures.days) and figures.days.minKey() < month and month not in figures.months
    return begun or sum(map(len, figures.notes)) >= MANY


def _sorted(figures):
    """The notes as {day: {place: number}}, and what was taken up again as {day: {(group, measure, ended): number}}."""
    numbers = {group: number for number, group in enumerate(figures.groups)}
    by_day, again = defaultdict(Counter), defaultdict(Counter)
    for group, cells in figures.noted():
        number = numbers.get(group)
        if number is None:
            number = numbers[group] = len(numbers)
            figures.groups.append(group)
        for day, measure, ended, count in cells:
            if ended:
                again[day][number, measure, ended] += count
            else:
                by_day[day][number * WIDTH + measure] += count
    return by_day, again


def _together(parts):
    found = Counter()
    for part in parts:
        found.update(part)
    return found


def _begin_months(figures, today):
    """The sums before each month up to the present one, where they are missing."""
    if not figures.days:
        return
    before, sums = figures.days.minKey(), [0] * (len(figures.groups) * WIDTH)
    month = period.month(date.fromordinal(before))
    while (month := period.month(date.fromordinal(month.last.toordinal() + 1))).first <= today:
        first = month.first.toordinal()
        known = figures.months.get(first)
        if known is None:
            for sheet in figures.days.values(before, first, excludemax=True):
                sheet.add_to(sums)
            figures.months[first] = Month(sums)
        else:
            sums = list(chain(known.sums, [0] * (len(sums) - len(known.sums))))
        before = first
