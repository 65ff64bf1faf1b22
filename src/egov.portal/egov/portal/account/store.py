"""Where the room keeps what it knows: one persistent object among the annotations of the site, shown by no page."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.portal.account"


class Accounts(Persistent):
    """`profiles`: account → Profile; `pending`: digest of a link's token → registration; `spent`: nonce of a used human
    check → when it expires, in seconds since 1970; `vouched_numbers`: identity number that the national identity
    vouches for → account."""

    vouched_numbers = None

    def __init__(self):
        self.profiles = OOBTree()
        self.pending = OOBTree()
        self.spent = OOBTree()

    def numbers(self):
        """The tree of `vouched_numbers`, made at the first use: stores of earlier versions have none."""
        if self.vouched_numbers is None:
            self.vouched_numbers = OOBTree()
        return self.vouched_numbers


def accounts():
    """The room's store, made by `install`."""
    return IAnnotations(api.portal.get())[KEY]


def install(portal):
    """Make the store where there is none."""
    IAnnotations(portal).setdefault(KEY, Accounts())


def is_empty(portal):
    """Has nobody a profile?"""
    store = IAnnotations(portal).get(KEY)
    return store is None or not store.profiles


def remove(portal):
    """Take the store away."""
    IAnnotations(portal).pop(KEY, None)


def prune(tree, now, expires):
    """Take out of a tree what has expired; `expires(value)` tells when a value does, in the unit of `now`."""
    for key in [key for key, value in tree.items() if expires(value) < now]:
        del tree[key]
