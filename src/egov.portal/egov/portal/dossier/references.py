"""Minting of references and register numbers.

TT 01/2018/TT-VPCP art. 19: unit code, date, running number of the day. One dossier has one reference, minted when it
is submitted and kept for life; reception does not mint a second one (design: Reference).
"""

from egov.portal.dossier import catalogue
from egov.portal.dossier import sequence
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agency
from egov.portal.rules.reference import format_reference


def mint(agency_id, day, claim=""):
    """A new reference of the agency for a dossier submitted on that day; for the same claim the same."""
    unit = agency(agency_id).unit_code
    return format_reference(unit, day, sequence.take(_day_key(unit, day), claim))


def register_number(agency_id, instant):
    """The next number in the agency's register (sổ theo dõi) of the year."""
    year = work_calendar().local(instant).year
    return sequence.take(f"register:{agency_id}:{year}")


def missing(unit, day):
    """References of that unit and day that were taken but belong to no dossier: requests that failed for good."""
    numbers = range(1, sequence.last(_day_key(unit, day)) + 1)
    references = (format_reference(unit, day, number) for number in numbers)
    return [reference for reference in references if catalogue.by_reference(reference) is None]


def _day_key(unit, day):
    return f"{unit}-{day:%y%m%d}"
