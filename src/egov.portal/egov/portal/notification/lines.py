"""A letter as the pages show it."""

from dataclasses import dataclass
from datetime import datetime
from egov.portal.notification import words
from egov.portal.notification.box import instant_of
from egov.portal.notification.reading import link
from egov.portal.notification.reading import text_of
from egov.portal.notification.wording import LANGUAGES
from egov.portal.notification.wording import Wording
from plone import api
import re
from zope.i18nmessageid import Message


ADDRESS = re.compile(r"(https?://\S*[^\s.,;:!?)])")


@dataclass(frozen=True)
class Way:
    """One delivery in words; `again`: when the next attempt is made."""

    channel: Message | str
    state: str
    title: Message
    error: Message | str
    attempts: int
    again: datetime | None


@dataclass(frozen=True)
class Line:
    """One letter. `ways`: its deliveries, none when it is in the inbox only."""

    key: str
    event: str
    at: datetime
    text: Wording
    title: str
    reference: str
    url: str
    read: bool
    ways: tuple[Way, ...]

    @property
    def pieces(self):
        """The text in pieces, as (piece, is it an address?)."""
        return [(piece, bool(number % 2)) for number, piece in enumerate(ADDRESS.split(self.text.body))]

    @property
    def id(self):
        """The key without the account: what a page may tell of it."""
        return self.key.partition("\0")[2]


def line(key, letter):
    """The letter, in the language of the page."""
    base = api.portal.get().absolute_url()
    return Line(
        key=key,
        event=letter.event,
        at=instant_of(key),
        text=text_of(letter, language(), base),
        title=letter.title,
        reference=letter.reference,
        url=link(letter, base),
        read=letter.read,
        ways=tuple(map(_way, letter.deliveries)),
    )


def language():
    """The language of the page, as far as there are texts in it."""
    current = api.portal.get_current_language()
    return current if current in LANGUAGES else LANGUAGES[-1]


def _way(delivery):
    return Way(
        channel=words.channel_title(delivery.channel),
        state=delivery.state,
        title=words.STATES[delivery.state],
        error=words.ERRORS[delivery.error] if delivery.error else "",
        attempts=delivery.attempts,
        again=delivery.due if delivery.state == "waiting" and delivery.attempts else None,
    )
