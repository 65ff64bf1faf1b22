"""What the figures need of the catalogue of procedures: names by code, and how many there are of each level.

It costs a look at every procedure, so it is done once for each state of the site's catalogue.
"""

from egov.portal.procedure.levels import table_on
from plone import api
from plone.memoize.ram import cache


def _state(_function):
    catalog = api.portal.get_tool("portal_catalog")
    return "/".join(catalog.getPhysicalPath()), catalog.getCounter()


@cache(_state)
def procedure_titles():
    """{code, or UID of what has none: title} of all procedures, those no longer in force included. What procedures are
    called is public."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="Procedure")
    return {brain.procedure_code or brain.UID: brain.Title for brain in brains}


@cache(lambda function, day: (_state(function), day.isoformat()))
def levels_by_agency(day):
    """{agency: {level: how many procedures were public at it}} at the end of a day, as levels were noted then."""
    return {agency or "": levels for agency, levels in table_on(day).items()}
