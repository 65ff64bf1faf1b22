"""Numbers, sizes, days and instants as people write them, in the language of the page or in one that is named.

Vietnamese has 1.250.000, 2,5 and 25/12/2026; any other language has the English forms: 1,250,000, 2.5, and the month by
its name, as 05/12/2026 would be read in two ways. Separators and names come from zope.i18n's locales.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from functools import cache
from plone import api
from types import MappingProxyType
from zope.i18n.locales import locales


VIETNAMESE, ENGLISH = "vi", "en"
PATTERNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        VIETNAMESE: {"day": "dd/MM/yyyy", "moment": "HH:mm dd/MM/yyyy", "month": "MM/yyyy"},
        ENGLISH: {"day": "d MMMM yyyy", "moment": "d MMMM yyyy, HH:mm", "month": "MMMM yyyy"},
    }
)
KILOBYTE, MEGABYTE = 2**10, 2**20


def number(amount, language=None) -> str:
    """A whole number or one with at most three decimals, its thousands parted."""
    plain = amount if isinstance(amount, int) else Decimal(str(amount)).normalize()
    return _writers(language).number.format(plain)


def percent(share, language=None) -> str:
    """A share given in per cent, with at most two decimals, without the sign."""
    return number(round(share, 2), language)


def day(value: date | None, language=None) -> str:
    """A day; empty for None. Of an instant the day in the zone that it has."""
    return _writers(language).day.format(value) if value else ""


def moment(local: datetime | None, language=None) -> str:
    """Day, hour and minute of an instant in the zone that it has; empty for None."""
    return _writers(language).moment.format(local) if local else ""


def month(first: date, language=None) -> str:
    """A month, known by one of its days."""
    return _writers(language).month.format(first)


def megabytes(octets: int, language=None) -> str:
    """Bytes as megabytes with one decimal, without the unit."""
    return number(round(octets / MEGABYTE, 1), language)


def size(octets: int, language=None) -> str:
    """Bytes in the unit that suits them, such as 340 KB."""
    if octets < MEGABYTE:
        return f"{max(1, round(octets / KILOBYTE))} KB"
    return f"{megabytes(octets, language)} MB"


@dataclass(frozen=True)
class _Writers:
    """The formatters of a language; they keep nothing of what they write."""

    number: object
    day: object
    moment: object
    month: object


def _writers(language):
    return _made((language or api.portal.get_current_language()).startswith(VIETNAMESE))


@cache
def _made(vietnamese):
    language = VIETNAMESE if vietnamese else ENGLISH
    locale = locales.getLocale(language)
    return _Writers(locale.numbers.getFormatter("decimal"), **_days(locale, PATTERNS[language]))


def _days(locale, patterns):
    made = {name: locale.dates.getFormatter("dateTime") for name in patterns}
    for name, formatter in made.items():
        formatter.setPattern(patterns[name])
    return made
