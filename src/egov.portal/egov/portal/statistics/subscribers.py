"""Keeping the figures up: each act is noted in its own transaction.

Filing is not among them: a dossier is counted from its acceptance on (the national states 1 and 3 stand outside).
Forgetting the people of a dossier changes no figure.
"""

from egov.portal.statistics import course
from egov.portal.statistics.book import book


def note_move(event):
    """A transition has taken place."""
    _note(event.object, course.changes_by(event.object, event.transition))


def note_rating(event):
    """The applicant has rated."""
    _note(event.object, course.rated(event.rating))


def _note(dossier, changes):
    figures = book()
    if figures is not None:
        figures.note(course.group_of(dossier), changes)
