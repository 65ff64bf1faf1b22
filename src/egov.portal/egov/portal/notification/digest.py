"""The daily report to the managers on messages that could not be delivered."""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.notification.box import box
from egov.portal.notification.settings import settings
from egov.portal.notification.writing import report
from egov.portal.organisation.calendar import work_calendar
from plone import api


KEPT = timedelta(days=90)
GROUPS = ("supervisors", "Site Administrators", "Administrators")
"""Whose members are told."""


def tell_managers():
    """Tell the managers, once a day from the hour of the settings on, how many deliveries failed since the last report.

    Part of the caller's transaction. Gives the number; None when it is not yet time.
    """
    now, letters = clock.now(), box()
    last = letters.reported
    if not is_time(now, last):
        return None
    count = len(_failed_since(last or now - KEPT, letters))
    letters.reported = now
    _forget_old(letters, now)
    for account in managers() if count else ():
        report(account, "digest", count=count)
    return count


def is_time(now, last):
    """Is it time for a daily report, the last of which was made at that instant (None: never)?"""
    local = work_calendar().local
    return local(now).hour >= settings().digest_hour and (last is None or local(last).date() != local(now).date())


def managers():
    """The accounts that are told."""
    members = {user.getId() for group in GROUPS if api.group.get(group) for user in api.user.get_users(groupname=group)}
    return sorted(members)


def _failed_since(instant, letters):
    """The keys of what failed from that instant on. A report that failed itself is not reported."""
    return [key for key in letters.failed.values(f"{instant:%Y%m%d%H%M%S}") if letters.letters[key].event != "digest"]


def _forget_old(letters, now):
    for key in list(letters.failed.keys(None, f"{now - KEPT:%Y%m%d}")):
        del letters.failed[key]
