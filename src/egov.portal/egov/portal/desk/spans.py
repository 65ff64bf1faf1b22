"""Spans of days in the portal's time zone, as instants."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar


WEEK = timedelta(days=6)


def today():
    """The first and the last instant of this day."""
    return between(_today(), _today())


def span_of(name, first="", last=""):
    """The first and last instant of "today", "week" (Monday to Sunday) or "dates" (ISO dates, "" for no end); None for
    no end."""
    if name == "today":
        return today()
    if name == "week":
        monday = _today() - timedelta(days=_today().weekday())
        return between(monday, monday + WEEK)
    if name == "dates":
        return between(_day(first), _day(last))
    return None, None


def between(first, last):
    """The first instant of the day `first` and the last one of `last`; None stays None."""
    zone = work_calendar().timezone
    return first and datetime.combine(first, time.min, zone), last and datetime.combine(last, time.max, zone)


def _today():
    return work_calendar().local(clock.now()).date()


def _day(text):
    return date.fromisoformat(text) if text else None
