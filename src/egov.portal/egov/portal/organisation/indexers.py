"""What the catalogue remembers of an agency for the directory."""

from .agency import IAgency
from plone.indexer import indexer


@indexer(IAgency)
def unit_code(agency):
    return agency.unit_code


@indexer(IAgency)
def agency_kind(agency):
    return agency.kind
