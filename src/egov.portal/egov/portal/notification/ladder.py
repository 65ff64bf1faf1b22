"""When a delivery that failed is tried again."""

from datetime import datetime
from datetime import timedelta


WAITS = (1, 5, 30, 120, 720)
"""Minutes before each further attempt; after the last one it has failed for good."""


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many failed attempts; None when that was the last one."""
    return now + timedelta(minutes=WAITS[attempts - 1]) if attempts <= len(WAITS) else None
