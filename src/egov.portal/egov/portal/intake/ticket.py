"""What a request carries from the form to the action and back: EasyForm's actions know only fields and request."""

from dataclasses import dataclass
from egov.portal.dossier.filing import Filed
from egov.portal.intake.entry import Entry
from zope.annotation.interfaces import IAnnotations


KEY = "form.key"
"""The control of the page with the idempotency key of an attempt."""
ANNOTATION = "egov.portal.intake.ticket"


@dataclass
class Ticket:
    """`examined`: the values have passed `examination`; `key`: the idempotency key of this attempt; `draft`: keep, do
    not submit; `entry`: what the desk adds, None for an applicant; `filed`: what came of it."""

    examined: bool = False
    key: str = ""
    draft: bool = False
    entry: Entry | None = None
    filed: Filed | None = None


def ticket_of(request):
    """The request's ticket, a blank one at first."""
    return IAnnotations(request).setdefault(ANNOTATION, Ticket())


def key_of(request):
    """The idempotency key that came with the request, "" for none."""
    return str(request.form.get(KEY, ""))
