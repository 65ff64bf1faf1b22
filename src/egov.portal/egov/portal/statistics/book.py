"""The book of figures: sums by day and group, in which any past period is a handful of look-ups.

What happens is first noted down (`note`), in the transaction in which it happens: one small record more in one of
several small trees, chosen at random, so that people who work at the same time do not write into the same place. Nobody
adds to a common counter. Filing notes nothing at all: a dossier is counted from its acceptance on.

Now and then (`folding`) the notes are added to the sheets of their days, and to the months: the sums of all that was
before each month. Reading (`evenings`) takes a month, the days since, and the notes.

A million dossiers are some hundred groups (agency, sector, procedure), one sheet a day, and one row of sums a month.
"""

from array import array
from BTrees.IOBTree import IOBTree
from egov.portal.dossier.trees import NumberToObject
from egov.portal.rules.measure import Measure
from OFS.SimpleItem import SimpleItem
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
from random import choice
from random import randrange


BOOK_ID = "dossier_figures"
MEASURES = tuple(Measure)
WIDTH = len(MEASURES)
"""A group has so many sums; those of group n begin at n * WIDTH."""
PLACE = {measure: place for place, measure in enumerate(MEASURES)}
TREES = 16
LARGEST = 2**31 - 1
NUMBERS = "i"


class Sheet(Persistent):
    """What changed on one day: places in the sums, and by how much."""

    def __init__(self):
        self.places = array(NUMBERS)
        self.numbers = array(NUMBERS)

    def add(self, changed):
        """Add numbers by place. What has become nothing is left away."""
        sums = dict(zip(self.places, self.numbers, strict=True))
        for place, number in changed.items():
            sums[place] = sums.get(place, 0) + number
        kept = sorted((place, number) for place, number in sums.items() if number)
        self.places = array(NUMBERS, [place for place, _ in kept])
        self.numbers = array(NUMBERS, [number for _, number in kept])

    def add_to(self, sums):
        """Add it to a list of sums that is long enough."""
        for place, number in zip(self.places, self.numbers, strict=True):
            sums[place] += number


class Month(Persistent):
    """The sums of all that changed before the first day of a month."""

    def __init__(self, sums):
        self.sums = array(NUMBERS, sums)

    def add(self, changed):
        """Add numbers by place."""
        sums = self.sums[:]
        sums.extend([0] * (max(changed) + 1 - len(sums)))
        for place, number in changed.items():
            sums[place] += number
        self.sums = sums


class Book(SimpleItem):
    """The figures of a site. Days are ordinals (`date.toordinal`).

    `groups`: all groups by their numbers; `days`: sheets; `months`: by their first days; `again`: by day, what was
    taken up again, as {(group number, measure's place, day on which it had ended): how many}; `notes`: trees of what
    has not been added to these yet, as (group, ((day, measure's place, day on which it had ended or 0, how many), …)).
    """

    id = BOOK_ID
    title = "Figures"
    meta_type = "Dossier Figures"

    def __init__(self):
        self.clear()

    def clear(self):
        """Forget everything."""
        self.groups = PersistentList()
        self.days = IOBTree()
        self.months = IOBTree()
        self.again = IOBTree()
        self.notes = tuple(NumberToObject() for _ in range(TREES))

    def note(self, group, changes):
        """Note down what happened to a dossier of a group; without a change, nothing is written."""
        cells = stored(changes)
        if not cells:
            return
        tree = choice(self.notes)
        key = randrange(LARGEST)
        while key in tree:
            key = randrange(LARGEST)
        tree[key] = (group, cells)

    def noted(self):
        """All notes: (group, cells)."""
        for tree in self.notes:
            yield from tree.values()


def stored(changes):
    """Changes as the book keeps them."""
    return tuple(
        (change.day.toordinal(), PLACE[change.measure], change.ended.toordinal() if change.ended else 0, number)
        for change, number in sorted(changes.items(), key=str)
        if number
    )


def book():
    """The book of the site; None in a database of an earlier version."""
    return api.portal.get()._getOb(BOOK_ID, None)
