"""Letting what was removed leave the disk.

A database keeps old states, and with them old papers, until it is packed. Until then a manager can still undo; after
it nobody can get them back.
"""

from datetime import datetime
from datetime import timedelta
from egov.portal.privacy.settings import settings
import logging
import transaction
from zope.annotation.interfaces import IAnnotations


REMOVED = "egov.portal.privacy.removed"

logger = logging.getLogger(__name__)


def note(site, now):
    """Note that something was removed now and lies in the database until it is packed."""
    IAnnotations(site).setdefault(REMOVED, now)


def drop(site, now):
    """Pack the database when what was removed has lain there for the days of the settings. Commits; was it packed?"""
    removed, days = IAnnotations(site).get(REMOVED), settings().pack_days
    if removed is None or days is None or now < removed + timedelta(days=days):
        return False
    pack(site._p_jar.db(), now)
    del IAnnotations(site)[REMOVED]
    transaction.commit()
    return True


def pack(database, until: datetime):
    """Drop the states that were over by then, and the files only they knew."""
    logger.info("packing the database")
    database.pack(until.timestamp())
