"""The working calendar of the site, from its settings.

National holidays, compensation days and make-up Saturdays come with `rules.worktime`; here stand the site's own hours,
days off and working days (Labour Code 2019 art. 111-112; domain facts 1.8).
"""

from datetime import date
from datetime import time
from egov.portal import _
from egov.portal.registry import Records
from egov.portal.rules.worktime import WorkCalendar
from functools import lru_cache
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface import invariant
from zope.schema import TextLine
from zope.schema import Tuple


PREFIX = "egov.portal.calendar"
DAYS = 7


class BadLine(Invalid):
    """A line of the calendar's settings cannot be read."""


def is_hours(line):
    """True when `line` gives the hours of a weekday, or is blank; raises BadLine otherwise."""
    try:
        _week((line,))
    except ValueError:
        raise BadLine(_("Write the day of the week (1 is Monday) and its hours: 1: 07:00-11:30, 13:30-17:00")) from None
    return True


def is_day(line):
    """True when `line` is a day as YYYY-MM-DD, or blank; raises BadLine otherwise."""
    try:
        _days((line,))
    except ValueError:
        raise BadLine(_("Write each day as YYYY-MM-DD.")) from None
    return True


class ICalendarSettings(Interface):
    """Registry records of the working calendar."""

    hours = Tuple(
        title=_("Working hours"),
        description=_("One line for each weekday, 1 is Monday: 1: 07:00-11:30, 13:30-17:00. Other days are off."),
        value_type=TextLine(constraint=is_hours),
        default=tuple(f"{day}: 07:00-11:30, 13:30-17:00" for day in range(1, 6)),
    )
    off_days = Tuple(
        title=_("Additional days off"),
        description=_("One day a line, as YYYY-MM-DD. Public holidays and their compensation days are known already."),
        value_type=TextLine(constraint=is_day),
        required=False,
        default=(),
    )
    working_days = Tuple(
        title=_("Additional working days"),
        description=_("One day a line, as YYYY-MM-DD: worked here although it would be off."),
        value_type=TextLine(constraint=is_day),
        required=False,
        default=(),
    )

    @invariant
    def works(data):
        try:
            _build(tuple(data.hours or ()), (), ())
        except ValueError:
            raise Invalid(_("Monday needs hours, and the hours of a day must follow one another.")) from None


def work_calendar():
    """The calendar of the current site. Its settings decide; equal settings give the same object."""
    settings = Records(ICalendarSettings, PREFIX)
    return _build(*(tuple(value or ()) for value in (settings.hours, settings.off_days, settings.working_days)))


@lru_cache(maxsize=8)
def _build(hours, off_days, working_days):
    week = _week(hours)
    return WorkCalendar(
        hours=tuple(week.get(day, ()) for day in range(DAYS)),
        off_days=_days(off_days),
        working_days=_days(working_days),
    )


def _week(lines):
    """The sessions of each weekday that has a line."""
    return dict(_weekday(line) for line in lines if line.strip())


def _weekday(line):
    """(0 for Monday …, sessions) of a line such as "1: 07:00-11:30, 13:30-17:00"."""
    number, separator, sessions = line.partition(":")
    day = int(number) - 1
    if not separator or day not in range(DAYS):
        raise ValueError(f"not a weekday: {line!r}")
    return day, tuple(_session(text) for text in sessions.split(",") if text.strip())


def _session(text):
    opening, closing = text.split("-")
    return time.fromisoformat(opening.strip()), time.fromisoformat(closing.strip())


def _days(lines):
    return frozenset(date.fromisoformat(line.strip()) for line in lines if line.strip())
