"""The days between start and end that a reader would miscount: what was skipped, and what was worked against habit."""

from .clock import Clock
from .line import Line
from .worktime import WorkCalendar
from datetime import date
from datetime import datetime
from datetime import timedelta


def day_lines(clock: Clock, base: datetime, raw: datetime) -> list[Line]:
    """Lines for the days after `base` up to and including `raw`; none for calendar days, where every day counts.

    Codes: `skipped_weekend` (count), `skipped_holiday` (date, name), `skipped_site` (date), `makeup_day` (date),
    `site_day` (date).
    """
    if clock.calendar_days:
        return []
    days = [base.date() + timedelta(days=n) for n in range(1, (raw.date() - base.date()).days + 1)]
    weekend = sum(clock.calendar.reason_off(day) == "weekend" for day in days)
    lines = [Line("skipped_weekend", {"count": weekend})] if weekend else []
    return lines + [line for day in days for line in _unusual(clock.calendar, day)]


def _unusual(calendar: WorkCalendar, day: date) -> list[Line]:
    off, _, name = (calendar.reason_off(day) or "").partition(":")
    if off == "holiday":
        return [Line("skipped_holiday", {"date": day, "name": name})]
    if off == "site":
        return [Line("skipped_site", {"date": day})]
    codes = {"makeup": "makeup_day", "site": "site_day"}
    reason = calendar.reason_on(day)
    return [Line(codes[reason], {"date": day})] if reason else []
