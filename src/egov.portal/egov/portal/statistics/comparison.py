"""A period beside the one before it: what was more, what was less."""

from dataclasses import dataclass
from decimal import Decimal
from egov.portal import _
from egov.portal import numerals
from egov.portal.statistics.table import NONE
from egov.portal.statistics.table import percent


COMPARED = {
    "in_period": _("Taken in"),
    "resolved": _("Resolved"),
    "in_hand": _("In hand at the end"),
    "overdue": _("In hand and overdue at the end"),
    "on_time_share": _("On time, %"),
    "online_share": _("Online, %"),
    "satisfaction": _("Satisfied, %"),
}


@dataclass(frozen=True)
class Compared:
    """What is compared, in words, and its two numbers; of shares, per cent, None where there is none."""

    title: object
    now: int | Decimal | None
    then: int | Decimal | None
    share: bool

    @property
    def change(self):
        """By how much it is more (below zero: less), of shares in points; None where there is nothing to compare."""
        return None if self.now is None or self.then is None else self.now - self.then

    def text(self, name, language=None):
        """One of the numbers as people read it: `now`, `then` or `change`, this one with its sign."""
        number = getattr(self, name)
        if number is None:
            return NONE
        write = percent if self.share else numerals.number
        sign = {True: "+", False: "−"}[number > 0] if name == "change" and number else ""
        return sign + write(abs(number), language)


def compared(now, then):
    """Two tables, as rows."""
    return [
        Compared(title, getattr(now, name), getattr(then, name), name.endswith("share") or name == "satisfaction")
        for name, title in COMPARED.items()
    ]
