"""When the demo's acts took place, counted back from the present in working time."""

from datetime import date
from datetime import time
from datetime import timedelta
from decimal import Decimal


def begin(calendar, now, days, clock):
    """The instant at `clock` (such as "08:37") on the working day that lies `days` working days before `now`."""
    day = calendar.local(now).date()
    for _ in range(days):
        day = _working_day_before(calendar, day)
    return calendar.at(day, time.fromisoformat(clock))


def instants(calendar, start, hours):
    """The instants that follow `start` by these numbers of working hours, each counted from the one before."""
    found = []
    for number in hours:
        start = calendar.add_hours(start, Decimal(number))
        found.append(start)
    return found


def _working_day_before(calendar, day: date):
    day -= timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day
