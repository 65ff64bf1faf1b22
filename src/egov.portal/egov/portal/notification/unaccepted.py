"""The daily word to each agency on what it has let wait for acceptance beyond its time.

An online dossier is to be acknowledged within eight working hours (domain facts 1.7); those who receive, and the
leaders, are told how many are over, and not one by one: the queue has them.
"""

from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from egov.portal.dossier.officers import receivers_of
from egov.portal.notification.box import box
from egov.portal.notification.digest import is_time
from egov.portal.notification.writing import report
from egov.portal.organisation.calendar import work_calendar


def tell_agencies():
    """Tell them, once a working day from the hour of the daily report on. Part of the caller's transaction."""
    now, letters = clock.now(), box()
    if not work_calendar().is_working(work_calendar().local(now).date()) or not is_time(now, letters.told_unaccepted):
        return
    letters.told_unaccepted = now
    for agency_id, count in sorted(catalogue.unaccepted().items()):
        for account in receivers_of(agency_id):
            report(account, "unaccepted", count=count)
