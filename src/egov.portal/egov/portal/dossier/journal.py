"""The journal of a dossier: who did what and when, each entry chained by SHA-256 over the one before.

Entries are only ever appended, within the transaction of the act they tell of. Changing or removing one breaks the
chain from there on, which `verify` finds. What is removed when people are forgotten leaves the chain whole: see
`redaction`.
"""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from egov.portal.dossier import clock
from egov.portal.dossier import redaction
from egov.portal.dossier.redaction import digest_of
from egov.portal.organisation.calendar import work_calendar
from typing import Any


PASSIVE = frozenset({"read", "look_up", "message", "rate", "retention_notice"})
"""Entries of what leaves the course of the dossier as it is."""


@dataclass(frozen=True)
class Entry:
    """One act. `facts` are plain JSON values; `digest` covers all of it and the digest of the entry before."""

    at: datetime
    actor: str
    act: str
    from_state: str
    to_state: str
    comment: str
    facts: Mapping[str, Any]
    digest: str


def record(dossier, act, *, actor=None, from_state="", to_state="", comment="", **facts):
    """Append an entry. `actor` defaults to the account that is acting; gives the entry."""
    if actor is None:
        actor = getSecurityManager().getUser().getId() or ""
    stored = dossier.journal
    before = stored[-1][-1] if stored else ""
    content = (clock.now().isoformat(), actor, act, from_state, to_state, comment, facts)
    dossier.journal = (*stored, (*content, digest_of(before, content)))
    return _entry(dossier.journal[-1])


def entries(dossier):
    """All entries, oldest first."""
    return tuple(_entry(row) for row in dossier.journal)


def last_entry(dossier, act):
    """The latest entry of an act, or None."""
    return next((entry for entry in reversed(entries(dossier)) if entry.act == act), None)


def version(dossier):
    """A mark that changes with each act on the dossier, and not when somebody reads it, writes a message or rates."""
    return next((row[-1][:16] for row in reversed(dossier.journal) if row[2] not in PASSIVE), "new")


def since(dossier, mark):
    """The acts since the version `mark`, oldest first; the last one alone where that is not known."""
    acts = [entry for entry in entries(dossier) if entry.act not in PASSIVE]
    marks = [entry.digest[:16] for entry in acts]
    return acts[marks.index(mark) + 1 :] if mark in marks else acts[-1:]


def done_today(dossier, act, actor):
    """Has this actor done this act today? For acts that are worth one entry a day, such as reading."""
    local = work_calendar().local
    today = local(clock.now()).date()
    for entry in reversed(entries(dossier)):
        if local(entry.at).date() != today:
            return False
        if (entry.act, entry.actor) == (act, actor):
            return True
    return False


def verify(dossier):
    """The positions (from 0) of entries that do not fit the chain; empty when the journal is whole."""
    broken = []
    before = ""
    removed = redaction.sealed(dossier.journal)
    for position, row in enumerate(dossier.journal):
        *content, digest = row
        fits = position < removed if redaction.is_redacted(row) else digest == digest_of(before, content)
        if not fits:
            broken.append(position)
        before = digest
    return broken


def _entry(row):
    at, *rest = row
    return Entry(datetime.fromisoformat(at), *rest)
