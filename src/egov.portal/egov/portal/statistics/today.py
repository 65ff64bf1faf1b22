"""`@@figures-today`: today's figures as a piece of a page, for the front page among others.

Counted anew at most once a minute in each process.
"""

from dataclasses import dataclass
from decimal import Decimal
from egov.portal import numerals
from egov.portal.rules import period as periods
from egov.portal.rules.period import Period
from egov.portal.rules.report import Table
from egov.portal.statistics.answers import today
from egov.portal.statistics.book import Book
from egov.portal.statistics.book import book
from egov.portal.statistics.public import FEW
from egov.portal.statistics.reports import Reports
from egov.portal.statistics.table import with_sign
from plone import api
from plone.memoize.ram import cache
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import time


SECONDS = 60


@dataclass(frozen=True)
class Today:
    """Received and resolved today, in hand now, received and resolved this year, and the share in per cent that was on
    time this year: None of too few."""

    received: int
    resolved: int
    in_hand: int
    received_this_year: int
    resolved_this_year: int
    on_time_share: Decimal | None


def _minute(_function):
    return "/".join(api.portal.get().getPhysicalPath()), today().isoformat(), int(time.time()) // SECONDS


@cache(_minute)
def todays_figures():
    """The figures of the whole site."""
    return count_today()


def count_today():
    """The figures of the whole site, counted now."""
    day, figures = today(), book()
    one, year = Period(day, day), periods.year(day).until(day)
    reports = Reports(Book() if figures is None else figures, [one, year])
    now, so_far = (reports.tables(period).get("", Table()) for period in (one, year))
    share = so_far.on_time_share if so_far.resolved >= FEW else None
    return Today(now.in_period, now.resolved, now.in_hand, so_far.in_period, so_far.resolved, share)


class FiguresToday(BrowserView):
    """The piece itself; its figures as attributes of `figures` for who draws them in another way."""

    template = ViewPageTemplateFile("templates/today.pt")
    thousands = staticmethod(numerals.number)
    with_sign = staticmethod(with_sign)

    def __call__(self):
        return self.template()

    @property
    def figures(self):
        """See Today."""
        return todays_figures()
