"""What the first visitor after a start would have to wait for, done before anybody comes."""

from egov.portal.console import inside
from egov.portal.procedure.shelf import shelf


def warm(application) -> None:
    """Lay out the catalogue of the site of an open database, for all threads. Nothing is done where there is none."""
    with inside(application) as site:
        if site is not None:
            shelf()
