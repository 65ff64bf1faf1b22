"""Attempts at sending the same: the double click, the cut connection, the program that tries again.

Whoever sends gives each thing that he wants to send a key of his own, as with dossiers (`dossier.filing`). All attempts
with it make one feedback.
"""

from egov.portal.feedback import catalogue
from hashlib import sha256


def sending_key(sending):
    """The key under which a `sending.Sending` is found again; "" where the sender gave none. Tells none of its parts.

    Senders without an account could choose the same key, so what was written belongs to it: nobody gets the feedback
    of somebody else, and who has changed the text sends something new.
    """
    if not sending.key:
        return ""
    people = (f"{name}:{said}" for name, said in sorted(sending.submitter.items()) if said)
    parts = (sending.account, sending.key, sending.title, sending.text, *people)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def sent_before(sending):
    """The feedback that an earlier attempt has made, or None."""
    key = sending_key(sending)
    return catalogue.by_sending_key(key) if key else None
