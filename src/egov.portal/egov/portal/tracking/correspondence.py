"""The messages of a dossier in words, for one of the two sides."""

from dataclasses import dataclass
from datetime import datetime
from egov.portal import _
from egov.portal.dossier.thread import AGENCY
from egov.portal.dossier.thread import APPLICANT
from egov.portal.dossier.thread import unseen
from egov.portal.tracking.papers import message_links
from egov.portal.tracking.papers import PaperLink
from egov.portal.tracking.timeline import person
from zope.i18nmessageid import Message


WRITERS = {APPLICANT: _("Applicant"), AGENCY: _("The agency")}


@dataclass(frozen=True)
class Letter:
    """One message; `number` counts from 1, `name` is the person, for staff only."""

    number: int
    at: datetime
    side: str
    writer: Message
    name: str
    text: str
    files: list[PaperLink]
    seen: datetime | None


def letters(dossier, staff):
    """The messages, newest first, as the applicant (`staff` False) or the desk reads them."""
    return [
        Letter(
            number=number,
            at=message.at,
            side=message.side,
            writer=WRITERS[message.side],
            name=person(message.by) if staff else "",
            text=message.text,
            files=message_links(dossier, number, message),
            seen=message.seen,
        )
        for number, message in reversed(list(enumerate(dossier.messages, start=1)))
    ]


def mailbox(dossier, side):
    """How many messages there are and how many of them this side has not seen."""
    return {"total": len(dossier.messages), "new": len(unseen(dossier, side))}
