"""Where the letters lie: one tree for all, sorted by reader and newest first, and what waits to be sent.

Filing a dossier must not wait for another filing. So nothing here is counted or listed in one place: a letter is an
entry of a tree under its reader, where only the reader's own letters are its neighbours, and what waits lies spread
over many small trees. Removing the last entry of a tree while another transaction adds one would be a conflict.
"""

from datetime import datetime
from datetime import UTC
from egov.portal.dossier.trees import ObjectToObject
from OFS.SimpleItem import SimpleItem
from plone import api
import secrets
from zlib import crc32


TOOL_ID = "letters"
SHARDS = 64
NEWEST_FIRST = 10**10  # seconds since 1970, beyond any date there will be: a key counts down from it
NOBODY = "\x01"  # begins what is no account: letters to applicants without one, by dossier


class LetterBox(SimpleItem):
    """`letters`: by key; `waiting`: key → when to look at it; `failed`: instant and key of what could not be delivered;
    `agenda`: see the module of that name; `reported`, `told_unaccepted`: the instants of the last daily reports to the
    managers and to the agencies."""

    id = TOOL_ID
    title = "Letters"
    meta_type = "Letter Box"
    reported = None
    told_unaccepted = None

    def __init__(self):
        self.letters = ObjectToObject()
        self.waiting = tuple(ObjectToObject() for _ in range(SHARDS))
        self.failed = ObjectToObject()
        self.agenda = ObjectToObject()
        self.seen = ObjectToObject()

    def add(self, letter):
        """Store a letter; gives its key. It waits for delivery when it has any."""
        dossier = letter.path.rpartition("/")[2]
        key = f"{_reader(letter.account, dossier)}\0{_down(letter.at)}-{secrets.token_hex(4)}-{dossier}"
        self.letters[key] = letter
        self.schedule(key, letter)
        return key

    def schedule(self, key, letter):
        """Note when the letter is to be looked at again."""
        shard, due = self.shard(key), letter.next_due()
        if due is not None:
            shard[key] = due
        elif key in shard:
            del shard[key]

    def shard(self, key):
        """The tree in which this letter waits."""
        return self.waiting[crc32(key.encode()) % SHARDS]

    def due_keys(self, now):
        """The keys of the letters to be looked at now."""
        return [key for shard in self.waiting for key, due in shard.items() if due <= now]

    def keys_of(self, account):
        """The keys of an account's letters, newest first."""
        return self.letters.keys(f"{account}\0", f"{account}\0\x7f") if account else ()

    def keys_about(self, account, dossier):
        """The keys of the letters to the applicant about one dossier (its id), newest first."""
        reader = _reader(account, dossier)
        return [key for key in self.letters.keys(f"{reader}\0", f"{reader}\0\x7f") if key.endswith(f"-{dossier}")]

    def forget(self, account, dossier):
        """Remove the letters to the applicant about one dossier (its id), and what waits to be told of it."""
        forgotten = self.keys_about(account, dossier)
        for key in forgotten:
            self.shard(key).pop(key, None)
            del self.letters[key]
        for failure in [failure for failure, key in self.failed.items() if key in set(forgotten)]:
            del self.failed[failure]
        for entry in [entry for entry in self.agenda if entry.endswith(f"/{dossier}")]:
            del self.agenda[entry]


def box():
    """The letter box of the site."""
    return api.portal.get()._getOb(TOOL_ID)


def install(portal):
    """Make the letter box, unless it is there."""
    if TOOL_ID not in portal.objectIds():
        portal._setObject(TOOL_ID, LetterBox(), suppress_events=True)


def instant_of(key):
    """When the letter with this key was written; told without loading it."""
    countdown = key.partition("\0")[2].partition("-")[0]
    return datetime.fromtimestamp(NEWEST_FIRST - int(countdown), UTC)


def _reader(account, dossier):
    return account or f"{NOBODY}{dossier}"


def _down(instant):
    return f"{NEWEST_FIRST - int(instant.timestamp()):010d}"
