"""What the front page knows of the catalogue, worked out anew only when the catalogue has changed.

It is what everybody sees, procedures in force as the public finds them, whoever asks: so one copy serves all.
"""

from collections import Counter
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.roots import NEWS
from egov.portal.organisation.sectors import sectors
from egov.portal.theme.news import shown_day
from plone import api
from plone.memoize import ram


MOST_ITEMS = 6
PUBLIC = {"allowedRolesAndUsers": ["Anonymous"], "show_inactive": False}


def _version(function):
    portal = api.portal.get()
    catalog = api.portal.get_tool("portal_catalog")
    return "/".join(portal.getPhysicalPath()), catalog.getCounter(), tuple(sectors().items())


@ram.cache(_version)
def procedures():
    """Plain data: total, online (how many can be filed online), sectors, agencies, audiences (each a list of (code,
    title, count), in the order of the site), newest (those that can be filed online) and recent (changed last)."""
    found = _public(portal_type="Procedure", procedure_in_force=True, sort_on="modified", sort_order="reverse")
    by_sector = Counter(brain.procedure_sector for brain in found)
    by_agency = Counter(brain.procedure_agency for brain in found)
    online = [brain for brain in found if brain.online_forms]
    return {
        "total": len(found),
        "online": len(online),
        "sectors": [(code, title, by_sector[code]) for code, title in sectors().items() if by_sector[code]],
        "agencies": [(one.id, one.title, by_agency[one.id]) for one in agencies() if by_agency[one.id]],
        "audiences": dict(Counter(code for brain in found for code in brain.procedure_audience or ())),
        "newest": [_item(brain) for brain in online[:MOST_ITEMS]],
        "recent": [_item(brain) for brain in found[:MOST_ITEMS]],
    }


@ram.cache(lambda function, codes: (*_version(function), codes))
def by_codes(codes):
    """The procedures in force with these national codes, in that order."""
    found = _public(portal_type="Procedure", procedure_in_force=True, procedure_code=list(codes))
    listed = {brain.procedure_code: _item(brain) for brain in found}
    return [listed[code] for code in codes if code in listed]


@ram.cache(lambda function, most: (*_version(function), most, api.portal.get_current_language()))
def news(most):
    """The newest published news: dicts with title, path and day."""
    path = f"{'/'.join(api.portal.get().getPhysicalPath())}/{NEWS}"
    found = _public(
        portal_type="News Item",
        path=path,
        sort_on="effective",
        sort_order="reverse",
        sort_limit=most,
        review_state="published",
    )
    return [{**_item(brain), "day": shown_day(brain)} for brain in found[:most]]


def _public(**query):
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(**PUBLIC, **query)


def _item(brain):
    start = len("/".join(api.portal.get().getPhysicalPath()))
    return {
        "title": brain.Title,
        "path": brain.getPath()[start:],
        "code": getattr(brain, "procedure_code", None) or None,  # Missing.Value of what is no procedure
        "sector": getattr(brain, "procedure_sector", None) or None,
    }
