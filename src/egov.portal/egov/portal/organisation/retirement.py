"""Asking the rooms above whether an agency may go: they know what depends on it, this room does not."""

from dataclasses import dataclass
from dataclasses import field
from zExceptions import BadRequest
from zope.event import notify


class AgencyRefused(BadRequest):
    """An agency cannot be added, renamed or removed; the text says why."""


@dataclass
class AgencyRetires:
    """An agency is about to lose its id. A subscriber that needs the agency adds a message to `reasons`."""

    agency_id: str
    reasons: list = field(default_factory=list)


def reasons_to_keep(agency_id):
    """Messages saying why the agency must stay; empty when it may go."""
    event = AgencyRetires(agency_id)
    notify(event)
    return event.reasons
