"""The working calendar of the state: public holidays and official make-up days.

Legal source: Labour Code 2019 art. 112 (11 days, compensation for those that fall on a weekly rest day) and the yearly
dispatches that swap a working day for a Saturday. All of it is data of the ``holidays`` library; where a dispatch is
too new for the library, a site overrides the day in its own ``WorkCalendar``.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
import holidays
from typing import NamedTuple


LANGUAGE = "vi"


class Year(NamedTuple):
    """What one calendar year holds: names of the days off, and the rest days that are worked."""

    off: Mapping[date, str]
    makeup: frozenset[date]


@cache
def year(number: int, language: str = LANGUAGE) -> Year:
    """The holidays of one year, named in `language` ("vi" or "en_US").

    Each year is asked for by itself, never "the current one": the library files a swap that reaches over New Year (off
    31/12/2018 for 5/1/2019) under both.
    """
    found = holidays.country_holidays("VN", years=number, language=language)
    return Year(dict(found.items()), frozenset(found.weekend_workdays))


def holiday_name(day: date, language: str = LANGUAGE) -> str | None:
    """Name of the public holiday or swapped day off on `day`, or None."""
    return year(day.year, language).off.get(day)


def is_makeup(day: date) -> bool:
    """Is `day` a weekly rest day that is officially worked in exchange for a day off?"""
    return day in year(day.year).makeup
