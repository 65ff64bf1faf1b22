"""Procedures as the rows of a list."""

from collections.abc import Iterable
from egov.portal.procedure.found import Found
from egov.portal.procedure.shelf import shelf
from egov.portal.procedure.wording import LEVELS


def rows(found: Iterable[Found]) -> list[dict]:
    """Each procedure with the names of what it names by code."""
    names = shelf().names
    return [
        {
            "found": one,
            "sector": names.sectors.get(one.sector, one.sector),
            "agency": names.agencies.get(one.agency, one.agency),
            "level_title": LEVELS[one.level],
        }
        for one in found
    ]
