"""The demo's agencies and sectors."""

from egov.portal.organisation.directory import agency
from egov.portal.organisation.sectors import RECORD
from egov.portal.site.demo import data
from plone import api


FIRST = "ubnd-tinh-ha-tinh"


def load(root):
    """Add the sectors to those of the site, and the agencies below `root`."""
    sectors = api.portal.get_registry_record(RECORD) or {}
    api.portal.set_registry_record(RECORD, {**sectors, **data.read("sectors.json")})
    for row in data.read("agencies.json"):
        parent = agency(row.pop("parent")) or root
        api.content.create(parent, "Agency", **row)
