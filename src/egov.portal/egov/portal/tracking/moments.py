"""Instants for lists and for machines; `egov.portal.dossier.words.when` writes them out for people."""

from datetime import datetime
from egov.portal import numerals
from egov.portal.organisation.calendar import work_calendar


def day(instant: datetime | None) -> str:
    """The day as people write it in the language of the page; empty for None."""
    return numerals.day(work_calendar().local(instant)) if instant else ""


def iso(instant: datetime | None) -> str | None:
    """ISO 8601 to the second, with the site's offset; None for None."""
    return work_calendar().local(instant).isoformat(timespec="seconds") if instant else None
