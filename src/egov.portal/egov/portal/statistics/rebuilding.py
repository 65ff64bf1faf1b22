"""Making the figures anew from the journals of all dossiers, and holding the kept ones against them."""

from collections import Counter
from collections import defaultdict
from datetime import date
from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.statistics import course
from egov.portal.statistics.book import Book
from egov.portal.statistics.book import book
from egov.portal.statistics.book import BOOK_ID
from egov.portal.statistics.book import MEASURES
from egov.portal.statistics.book import WIDTH
from egov.portal.statistics.folding import fold
from plone import api


BATCH = 20_000  # dossiers whose changes are held in memory at once
MONTH = "all before"
"""The mark of the sums of a month."""


def install(portal):
    """Give the site a book, made from what dossiers there are, unless it has one."""
    if BOOK_ID not in portal.objectIds():
        portal._setObject(BOOK_ID, Book(), suppress_events=True)
        rebuild()


def rebuild():
    """Make the book anew; gives the number of dossiers read. Part of the caller's transaction."""
    made, number = made_anew()
    kept = book()
    for name in ("groups", "days", "months", "again", "notes"):
        setattr(kept, name, getattr(made, name))
    return number


def differences():
    """Where the book is not what the journals say: {(agency, sector, procedure, day, measure, mark): (kept, told)}.

    The mark is the day on which a dossier had ended that was taken up again on this one, "" for everything else, and
    MONTH for the sums of a month that are not those of the days before it.
    """
    kept, (told, _number) = book(), made_anew()
    found, notes = _wrong_months(kept), _notes_by_day(kept)
    for day in sorted({*kept.days, *kept.again, *notes, *told.days, *told.again}):
        ours, theirs = _cells(kept, day), _cells(told, day)
        ours.update(notes[day])
        for group, measure, ended in ours | theirs:
            numbers = ours[group, measure, ended], theirs[group, measure, ended]
            if numbers[0] != numbers[1]:
                mark = date.fromordinal(ended).isoformat() if ended else ""
                found[_cell(group, day, measure, mark)] = numbers
    return found


def made_anew():
    """(a book of all that the journals say, stored nowhere, number of dossiers read)."""
    catalogue.flush()
    made, site, number, found = Book(), api.portal.get(), 0, defaultdict(Counter)
    for row in catalogue.tool().rows.values():
        dossier = site.unrestrictedTraverse(row.path)
        found[course.group_of(dossier)].update(course.changes_of(dossier))
        number += 1
        if number % BATCH == 0:
            _add(made, found)
            site._p_jar.cacheGC()
    _add(made, found)
    return made, number


def _add(made, found):
    for group, changed in found.items():
        made.note(group, changed)
    found.clear()
    fold(made, work_calendar().local(clock.now()).date())


def _notes_by_day(figures):
    found = defaultdict(Counter)
    for group, cells in figures.noted():
        for day, measure, ended, number in cells:
            found[day][group, measure, ended] += number
    return found


def _cells(figures, day):
    """What stands under a day, without the notes: {(group, measure's place, day of the end or 0): number}."""
    cells, sheet = Counter(), figures.days.get(day)
    if sheet is not None:
        for place, number in zip(sheet.places, sheet.numbers, strict=True):
            cells[figures.groups[place // WIDTH], place % WIDTH, 0] = number
    for (group, measure, ended), number in figures.again.get(day, {}).items():
        cells[figures.groups[group], measure, ended] = number
    return cells


def _wrong_months(figures):
    wrong, sums, before = {}, [0] * (len(figures.groups) * WIDTH), None
    for first, month in figures.months.items():
        for sheet in figures.days.values(before, first, excludemax=True):
            sheet.add_to(sums)
        for place, number in enumerate(sums):
            kept = month.sums[place] if place < len(month.sums) else 0
            if kept != number:
                wrong[_cell(figures.groups[place // WIDTH], first, place % WIDTH, MONTH)] = (kept, number)
        before = first
    return wrong


def _cell(group, day, measure, mark):
    return (*group, date.fromordinal(day).isoformat(), MEASURES[measure].value, mark)
