"""Seals: short texts that only this site can make, each for one purpose.

The key is the site's own (`plone.keyring`), so nothing is stored for a seal; clearing the key ring ends all of them.
"""

from base64 import urlsafe_b64encode
import hmac
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility


SEAL_BYTES = 16  # 128 bits: beyond guessing, and short enough for a QR code


def seal(purpose, *parts):
    """The seal of these texts for this purpose, 22 characters that fit into an address."""
    return _seal(getUtility(IKeyManager).secret(), purpose, parts)


def is_seal(given, purpose, *parts):
    """Was `given` made by `seal` of the same? Also with an older key that is still on the ring."""
    keys = [key for key in getUtility(IKeyManager)["_system"] if key]
    return any(hmac.compare_digest(given.encode(), _seal(key, purpose, parts).encode()) for key in keys)


def _seal(key, purpose, parts):
    # A key of its own for each purpose, and a separator that no part contains: no seal is good for anything else.
    own_key = hmac.digest(key.encode(), purpose.encode(), "sha256")
    text = "\0".join(part.replace("\0", "") for part in parts)
    return urlsafe_b64encode(hmac.digest(own_key, text.encode(), "sha256")[:SEAL_BYTES]).decode().rstrip("=")
