"""What the pages of figures say about their charts and columns."""

from egov.portal import _
from egov.portal import numerals
from egov.portal.procedure.levels import LEVELS
from egov.portal.statistics.table import percent
from egov.portal.statistics.table import with_sign
from zope.i18n import translate


KINDS = {
    "early": _("Early"),
    "on_time": _("On time"),
    "late": _("Late"),
    "received": _("Taken in"),
    "resolved": _("Resolved"),
}


class ChartWords:
    """For a view whose template draws charts (`templates/charts.pt`)."""

    thousands = staticmethod(numerals.number)
    percent = staticmethod(percent)
    with_sign = staticmethod(with_sign)
    table_says = _("The table below has the same numbers.")
    levels_title = _("Procedures by level of online service")
    ends_title = _("How what was resolved ended")
    trend_title = _("Received and resolved, month by month")
    received_title = _("Dossiers received")

    def kind_title(self, kind):
        """What a part of a chart shows."""
        return KINDS.get(kind) or _("Level ${level}", mapping={"level": kind.rpartition("-")[2]})

    def level_heads(self):
        """The heads of the columns of levels, for tables that have become cards."""
        return {level: self.words(_("Level ${level}", mapping={"level": level})) for level in LEVELS}

    def words(self, message):
        """A message in the reader's language."""
        return translate(message, context=self.request)
