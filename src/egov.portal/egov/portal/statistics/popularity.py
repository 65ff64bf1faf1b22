"""What people file most, for the front page."""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.period import Period
from egov.portal.statistics.book import book
from egov.portal.statistics.reports import Reports
from egov.portal.theme.interfaces import IPopularity
from plone import api
from plone.memoize import ram
from zope.interface import implementer


DAYS = 365
DOT = "."
"""Every national code has one; what has none is counted under another name."""


def _today(_function, number, day):
    return "/".join(api.portal.get().getPhysicalPath()), number, day.isoformat()


@ram.cache(_today)
def most_filed(number, day):
    """The codes of at most `number` procedures by what was filed in the year that ends on `day`; counted once a day."""
    figures = book()
    if figures is None:
        return []
    year = Period(day - timedelta(days=DAYS), day)
    tables = Reports(figures, [year]).tables(year, lambda group: group[2])
    filed = sorted((-table.in_period, code) for code, table in tables.items() if DOT in code and table.in_period)
    return [code for _count, code in filed[:number]]


@implementer(IPopularity)
class Popularity:
    """See IPopularity: from the figures, so no dossier is counted."""

    def most_filed(self, number):
        return most_filed(number, work_calendar().local(clock.now()).date())
