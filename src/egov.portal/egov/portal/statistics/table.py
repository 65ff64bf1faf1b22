"""The report table in words: its columns, and cells as people read them."""

from dataclasses import dataclass
from egov.portal import _
from egov.portal import numerals
from egov.portal.rules.report import Table


RECEIVED, RESOLVED, IN_HAND, PAUSED = _("Taken in"), _("Resolved"), _("In hand"), _("Paused")
NONE = "–"


@dataclass(frozen=True)
class Column:
    """A column: a name of `Table`, its head, the head above it, and whether it is a share in per cent."""

    name: str
    head: object
    above: object = None
    share: bool = False


COLUMNS = (
    Column("received", _("Total"), RECEIVED),
    Column("carried_over", _("Carried over"), RECEIVED),
    Column("online", _("Online"), RECEIVED),
    Column("counter", _("At the counter"), RECEIVED),
    Column("post", _("Post"), RECEIVED),
    Column("resolved", _("Total"), RESOLVED),
    Column("early", _("Early"), RESOLVED),
    Column("on_time", _("On time"), RESOLVED),
    Column("late", _("Late"), RESOLVED),
    Column("in_hand", _("Total"), IN_HAND),
    Column("in_time", _("In time"), IN_HAND),
    Column("overdue", _("Overdue"), IN_HAND),
    Column("paused", _("Total"), PAUSED),
    Column("paused_late", _("Late"), PAUSED),
    Column("given_back", _("Given back, withdrawn")),
    Column("on_time_share", _("On time, %"), share=True),
    Column("online_share", _("Online, %"), share=True),
    Column("satisfaction", _("Satisfied, %"), share=True),
)


@dataclass(frozen=True)
class Line:
    """A row of a report: the key of what it is about, its name, its table."""

    key: str
    title: str
    table: Table

    def number(self, column):
        """The number in a column; None for a share of nothing."""
        return getattr(self.table, column.name)

    def text(self, column, language=None):
        """The cell as people read it in a language, that of the page if none is named."""
        number = self.number(column)
        return (percent if column.share else numerals.number)(number, language)


def percent(share, language=None):
    """A share in per cent without the sign; a dash for none."""
    return NONE if share is None else numerals.percent(share, language)


def with_sign(share):
    """A share with its sign; a dash for none."""
    return NONE if share is None else f"{percent(share)}%"


def full_head(column, words):
    """The head of a column with the one above it, translated by `words`."""
    return f"{words(column.above)}: {words(column.head)}" if column.above else words(column.head)


def heads():
    """The upper row of heads: (head, how many columns it spans, whether there is a row under it)."""
    found = []
    for column in COLUMNS:
        if column.above is None:
            found.append([column.head, 1, False])
        elif found and found[-1][0] is column.above:
            found[-1][1] += 1
        else:
            found.append([column.above, 1, True])
    return found


def lower_heads():
    """The columns that have a head above."""
    return [column for column in COLUMNS if column.above is not None]
