"""The deadline rule's lines in words."""

from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from egov.portal import _
from egov.portal import numerals
from egov.portal.dossier import deadlines
from egov.portal.organisation.calendar import work_calendar


UNITS = {
    "working_day": _("working days"),
    "day": _("days"),
    "working_hour": _("working hours"),
}

LINES = {
    "started": _("Accepted at ${at}."),
    "normalised": _("${from} is outside of working hours: counted from ${to}."),
    "day_zero": _("The day itself, ${date}, is not counted."),
    "counted": _("${amount} ${unit} lead to ${to}."),
    "same_day": _("Accepted by ${cutoff}: the result is due on the same day."),
    "same_day_cutoff": _("Accepted after ${cutoff}: the result is due on the next working day."),
    "no_date": _("This procedure has no appointment date."),
    "paused": _("The time stood still from ${from} to ${to}: ${hours} working hours are added."),
    "restarted": _("After the supplement the time starts anew, at ${at}."),
    "extended": _("On ${at} the appointment was moved to ${to}, with an apology: ${reason}"),
    "skipped_weekend": _("${count} days of weekends are not counted."),
    "skipped_holiday": _("${date} is a holiday: ${name}."),
    "skipped_site": _("${date} is a day off of the agency."),
    "makeup_day": _("${date} is an official make-up working day."),
    "site_day": _("${date} is an additional working day of the agency."),
    "pushed": _("${from} is not worked: moved to ${to}."),
    "due": _("The result is due at ${at}."),
}


def explanation(dossier, now=None):
    """The explanation of the due date as messages, a line each; empty when there is nothing to explain yet."""
    found = deadlines.explain(dossier, now)
    return [message(line) for line in found.lines] if found else []


def message(line):
    """One line of a rule as a message."""
    mapping = {name: _text(value) for name, value in line.params.items()}
    unit = line.params.get("unit")
    if unit:
        mapping["unit"] = UNITS[unit]
    return _(LINES[line.code], mapping=mapping)


def when(instant):
    """An instant as people write it in the language of the page: hours, minutes, day, in the portal's time zone."""
    return numerals.moment(work_calendar().local(instant)) if instant else ""


def _text(value):
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, date):
        return numerals.day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return numerals.number(value) if isinstance(value, Decimal | int) else str(value)
