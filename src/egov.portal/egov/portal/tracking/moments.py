"""Instants for lists and for machines; `egov.portal.dossier.words.when` writes them out for people."""

from datetime import datetime
from egov.portal.organisation.calendar import work_calendar


def day(instant: datetime | None) -> str:
    """Such as 25/12/2026; empty for None."""
    return f"{work_calendar().local(instant):%d/%m/%Y}" if instant else ""


def iso(instant: datetime | None) -> str | None:
    """ISO 8601 to the second, with the site's offset; None for None."""
    return work_calendar().local(instant).isoformat(timespec="seconds") if instant else None
