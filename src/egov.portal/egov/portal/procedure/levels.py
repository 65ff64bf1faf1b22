"""The service levels of procedures over the years: noted as they change, told from the catalogue's columns."""

from datetime import date
from egov.portal.procedure.content import PUBLISHED
from egov.portal.rules.level_history import level_at
from egov.portal.rules.level_history import NOT_OFFERED
from egov.portal.rules.level_history import noted
from plone import api
from plone.app.event.base import localized_now


LEVELS = (1, 2, 3, 4)


def note_level(procedure):
    """Write down the level of today, if it is another than before."""
    current = procedure.level() if procedure.state() == PUBLISHED else NOT_OFFERED
    history = noted(procedure.level_history, localized_now().date(), current)
    if history != procedure.level_history:
        procedure.level_history = history


def history_of(procedure):
    """Its levels over time. One that was published before levels were noted has had today's since then."""
    if procedure.level_history or procedure.state() != PUBLISHED:
        return procedure.level_history
    published = procedure.effective_date
    since = published.asdatetime().date() if published else date.min
    return ((since.isoformat(), procedure.level()),)


def table(year):
    """How many procedures each agency had at each level at the end of that year (or today): {agency id: {level: n}}."""
    return table_on(min(date(year, 12, 31), localized_now().date()))


def table_on(day):
    """The same on a day (a date)."""
    counts = {}
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="Procedure"):
        level = level_at(brain.procedure_levels or (), day)
        if level != NOT_OFFERED:
            row = counts.setdefault(brain.procedure_agency, dict.fromkeys(LEVELS, 0))
            row[level] += 1
    return counts
