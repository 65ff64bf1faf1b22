"""The letters of one account: how many are unread, and marking them as read."""

from egov.portal.dossier import clock
from egov.portal.notification.box import box
from egov.portal.notification.box import instant_of
from itertools import islice


def keys(account):
    """The keys of the account's letters, newest first."""
    return box().keys_of(account)


def unread(account, most=None):
    """The keys of the unread letters, newest first, at most so many. Letters from before all were marked as read are
    not even loaded."""
    letters = box()
    seen = letters.seen.get(account)
    return list(islice(_unread(letters, account, seen), most))


def mark_read(account, ids):
    """Mark letters of the account as read; ids (see `lines.Line.id`) of no letter of the account mean nothing."""
    letters = box().letters
    for name in ids:
        letter = letters.get(f"{account}\0{name}")
        if letter is not None and not letter.read:
            letter.read = True


def mark_all_read(account):
    """Mark all letters there are now as read."""
    box().seen[account] = clock.now()


def is_read(account, key, letter):
    """Has the account read it?"""
    seen = box().seen.get(account)
    return letter.read or (seen is not None and instant_of(key) <= seen)


def _unread(letters, account, seen):
    for key in letters.keys_of(account):
        if seen is not None and instant_of(key) <= seen:
            return
        if not letters.letters[key].read:
            yield key
