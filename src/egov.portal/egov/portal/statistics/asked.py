"""What a report is asked for: the period, what to narrow it to, what its rows are. Read from a request."""

from dataclasses import dataclass
from datetime import date
from egov.portal import _
from egov.portal.rules import period as periods
from egov.portal.rules.period import Period


SPANS = {
    "month": _("This month"),
    "quarter": _("This quarter"),
    "year": _("This year"),
    "last-month": _("Last month"),
    "last-quarter": _("Last quarter"),
    "last-year": _("Last year"),
    "dates": _("From day to day"),
}
KINDS = {"month": periods.month, "quarter": periods.quarter, "year": periods.year}
BY = {"agency": _("Agency"), "sector": _("Sector"), "procedure": _("Procedure"), "month": _("Month")}
GROUP = {"agency": 0, "sector": 1, "procedure": 2}
"""Where each stands in a group of the book."""
LONGEST = 366 * 20  # days
EARLIEST = date(1990, 1, 1)
MAX_TEXT = 100
NO_DAY = _("${value} is not a day: write it as 2026-01-31.")


class NotUnderstood(ValueError):
    """What was asked for cannot be understood. `message`: why, for the person who asks."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Asked:
    """A period and its name (of SPANS), the agency, sector and code of a procedure to narrow to ("" for all), and what
    the rows are (of BY)."""

    period: Period
    span: str = "month"
    agency: str = ""
    sector: str = ""
    procedure: str = ""
    by: str = "agency"

    def includes(self, scope):
        """A function that says whether a group of the book is asked for, within a scope of agencies (None: all)."""
        wanted = (self.agency, self.sector, self.procedure)

        def chosen(group):
            fits = all(value in ("", own) for value, own in zip(wanted, group, strict=True))
            return fits and (scope is None or group[0] in scope)

        return chosen

    def address(self, **changes):
        """It as (name, value) pairs of an address, with changes."""
        values = {**vars(self), **changes}
        dates = {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()}
        names = ("span", "agency", "sector", "procedure", "by")
        plain = {name: values[name] for name in names if values[name] not in ("", getattr(Asked, name))}
        return [*plain.items(), *(dates.items() if values["span"] == "dates" else ())]


def read(form, today, default="month"):
    """What a request asks for, on that day. Raises NotUnderstood. Days (`from`, `to`) alone mean the span "dates"."""
    texts = {name: _text(form, name) for name in ("span", "from", "to", "agency", "sector", "procedure", "by")}
    span = texts["span"] or ("dates" if texts["from"] or texts["to"] else default)
    by = texts["by"] or "agency"
    if span not in SPANS or by not in BY:
        raise NotUnderstood(_("There is no report of this kind."))
    period = _between(texts["from"], texts["to"], today) if span == "dates" else period_of(span, today)
    return Asked(period, span, texts["agency"], texts["sector"], texts["procedure"], by)


def period_of(span, today):
    """The period that a name of SPANS means on that day."""
    kind = KINDS[span.removeprefix("last-")]
    found = kind(today)
    return kind(found.eve) if span.startswith("last-") else found


def _between(first, last, today):
    """The period between two texts; it ends today, and begins with the month it ends in, unless they say otherwise."""
    end = _day(last) if last else max(today, _day(first))
    begin = _day(first) if first else periods.month(end).first
    if begin > end:
        raise NotUnderstood(_("The period ends before it begins."))
    if begin < EARLIEST or (end - begin).days > LONGEST:
        raise NotUnderstood(_("The period is too long."))
    return Period(begin, end)


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(_(NO_DAY, mapping={"value": text})) from None


def _text(form, name):
    value = form.get(name, "")
    if not isinstance(value, str):
        raise NotUnderstood(_("The parameter ${name} may be given once.", mapping={"name": name}))
    return value.strip()[:MAX_TEXT]
