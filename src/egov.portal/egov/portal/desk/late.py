"""`@@late`: the leaders' list of what is late without a new appointment, agency by agency."""

from dataclasses import dataclass
from egov.portal.desk.listing import next_date
from egov.portal.desk.listing import next_left
from egov.portal.dossier import catalogue
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import sees_everything
from egov.portal.dossier.rows import Row
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.directory import agency_title
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import PAUSED_STATES
from egov.portal.tracking.page import Page
from egov.portal.tracking.timeline import person
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


SIZE = 50  # rows of an agency; the rest is told as a number
RUNNING = tuple(sorted(OPEN_STATES - PAUSED_STATES))


@dataclass(frozen=True)
class LateOfAgency:
    """What is late in an agency: the most urgent rows, and how many there are."""

    id: str
    title: str
    rows: list[Row]
    total: int


def late_by_agency():
    """What is late, of each agency of the current user that has something late; of all for a manager."""
    user = current_user()
    served = [entry.id for entry in agencies()] if sees_everything(user) else agencies_served_by(user)
    found = [_late_of(agency_id) for agency_id in served]
    return [each for each in found if each.total]


def _late_of(agency_id):
    result = catalogue.search(agency=agency_id, states=RUNNING, late=True, size=SIZE)
    return LateOfAgency(agency_id, agency_title(agency_id), result.items, result.total)


class LatePage(Page):
    """By agency, the longest late first, with the officer who holds each."""

    template = ViewPageTemplateFile("templates/late.pt")
    person = staticmethod(person)
    next_date = staticmethod(next_date)
    next_left = staticmethod(next_left)

    @cached_property
    def agencies(self):
        """See late_by_agency."""
        return late_by_agency()
