"""What the figures need of the catalogue of procedures: names by code, and how many there are of each level.

It costs a look at every procedure, so it is done once for each state of the site's catalogue.
"""

from collections import Counter
from collections import defaultdict
from plone import api
from plone.memoize.ram import cache


LEVELS = (1, 2, 3, 4)


def _state(_function):
    catalog = api.portal.get_tool("portal_catalog")
    return "/".join(catalog.getPhysicalPath()), catalog.getCounter()


@cache(_state)
def procedure_titles():
    """{code, or UID of what has none: title} of all procedures, those no longer in force included. What procedures are
    called is public."""
    return {brain.procedure_code or brain.UID: brain.Title for brain in _procedures()}


@cache(_state)
def levels_by_agency():
    """{agency: {level: how many procedures in force}}."""
    found = defaultdict(Counter)
    for brain in _procedures(procedure_in_force=True):
        found[brain.procedure_agency or ""][brain.service_level] += 1
    return {agency: dict(levels) for agency, levels in found.items()}


def _procedures(**query):
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(portal_type="Procedure", **query)
