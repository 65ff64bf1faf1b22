"""The other tables of the page of figures as plain sheets: what is compared, expected, the months, the levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal import _
from egov.portal import numerals
from egov.portal.procedure.levels import LEVELS
from egov.portal.statistics.answers import SOON
from egov.portal.statistics.asked import BY
from egov.portal.statistics.comparison import compared
from egov.portal.statistics.table import percent


SHARES = frozenset({"on_time_share", "online_share"})


@dataclass(frozen=True)
class Sheet:
    """A table: its title and heads as messages; rows of (name as a text or message, numbers). `shares`: places among
    the numbers that are per cent."""

    title: object
    heads: Sequence[object]
    rows: Sequence[tuple[object, Sequence[object]]]
    shares: Sequence[int] = ()

    def texts(self, numbers, language):
        """The numbers of a row as people read them."""
        return [
            percent(number, language) if place in self.shares or number is None else numerals.number(number, language)
            for place, number in enumerate(numbers)
        ]


def before(asking, answer):
    """The period beside the one before."""
    rows = [(row.title, (row.now, row.then, row.change)) for row in compared(answer.total, answer.total_before)]
    heads = (_("What is compared"), _("This period"), _("The period before"), _("More or fewer"))
    return Sheet(_("Compared with the period before"), heads, rows)


def expected(asking, answer):
    """What is late and due."""
    rows = [(asking.line_title(row), (row.overdue, row.today, row.soon)) for row in answer.expected]
    soon = _("Due within ${days} working days", mapping={"days": SOON})
    kind = "agency" if asking.asked.by == "month" else asking.asked.by
    return Sheet(_("Expected delays"), (BY[kind], _("Overdue"), _("Due today"), soon), rows)


def trend(asking, answer):
    """The last months."""
    names = ("in_period", "resolved", "on_time_share", "online_share")
    heads = (_("Month"), _("Taken in"), _("Resolved"), _("On time, %"), _("Online, %"))
    rows = [(line.title, [getattr(line.table, name) for name in names]) for line in answer.trend]
    return Sheet(_("Month by month"), heads, rows, shares=[names.index(name) for name in SHARES])


def levels(asking, answer):
    """Procedures by level, the total last."""
    found = asking.levels
    heads = [_("Level ${level}", mapping={"level": level}) for level in LEVELS]
    rows = [(row["title"] or _("Total"), [*row["levels"].values(), row["total"]]) for row in (*found.rows, found.total)]
    return Sheet(_("Levels of online service"), (_("Agency"), *heads, _("Total")), rows)


SHEETS = {"before": before, "expected": expected, "trend": trend, "levels": levels}
