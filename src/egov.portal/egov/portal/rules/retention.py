"""How long the personal data of a finished dossier are kept, and when the person is told that they will go.

Law 91/2025/QH15 on the protection of personal data and ND 13/2023/ND-CP art. 3 (7): no longer than the purpose needs.
"""

from calendar import monthrange
from datetime import date
from datetime import timedelta


def ends_on(finished: date, months: int) -> date:
    """The first day on which the data are no longer kept: so many months on, the last of the month for lack of the day.

    ValueError for fewer than one month: "for ever" is no date.
    """
    if months < 1:
        raise ValueError("data are kept for a month at least")
    years, month = divmod(finished.month - 1 + months, 12)
    year, month = finished.year + years, month + 1
    return date(year, month, min(finished.day, monthrange(year, month)[1]))


def notice_on(ends: date, days: int) -> date:
    """The day from which the person is to be told."""
    return ends - timedelta(days=days)
