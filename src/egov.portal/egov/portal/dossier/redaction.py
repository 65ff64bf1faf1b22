"""Taking persons out of a journal while its chain goes on to hold.

An entry whose content is removed keeps its act, its states, its instant, the facts of `KEPT` and the digest of the
whole that it was, so that a copy of the journal made before can still be matched, entry by entry. It is marked by the
fact `MARK`. Its own digest can no longer be computed from what is left; instead the entry of the anonymising, which is
chained like any other, holds the `seal`: the digest of all that is left of the entries before it. So nobody can change
what is left, nor mark an entry as removed afterwards, without `journal.verify` finding it.
"""

from egov.portal.dossier.transitions import TRANSITIONS
from hashlib import sha256
import json


ACT = "anonymise"
MARK = "removed"
SEAL = "seal"
KEPT = ("agency", "amount", "due", "due_before", "officer", "officer_before", "reference", "register_number", "until")
"""Facts without a person in them but those who act for the agency."""
APPLICANTS = ("submit", "supply", "request_withdrawal")
STAFF = frozenset(TRANSITIONS) - frozenset(APPLICANTS) | {"read", "add_papers"}
"""Acts of which it stays on record who did them. Of all others, those of rooms to come too, it does not."""


def digest_of(before, content):
    """The digest of an entry's content, chained over the digest before it."""
    text = json.dumps([before, *content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def redacted(rows, account, staff=STAFF):
    """The stored rows of a journal without comments, facts about persons, and the account of the applicant. `staff`:
    the acts of which it stays on record who did them."""
    return tuple(_redacted(*row, account=account, staff=staff) for row in rows)


def seal(rows):
    """One digest over all that stands in these rows."""
    return digest_of("", rows)


def is_redacted(row):
    """Is the content of this stored row said to be removed?"""
    return bool(row[-2].get(MARK))


def sealed(rows):
    """How many of the rows, from the first, are covered by a seal that fits them."""
    for position in range(len(rows) - 1, -1, -1):
        _at, _actor, act, *_rest, facts, _digest = rows[position]
        if act == ACT and facts.get(SEAL) == seal(rows[:position]):
            return position
    return 0


def _redacted(at, actor, act, from_state, to_state, comment, facts, digest, *, account, staff):
    known = actor if act in staff and actor != account else ""
    left = {name: value for name, value in facts.items() if name in KEPT}
    return (at, known, act, from_state, to_state, "", {**left, MARK: True}, digest)
