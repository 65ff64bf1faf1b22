"""The human check: a proof of work by the visitor's device (ALTCHA), or, where it cannot compute, some patience.

Nothing is asked of the person, and no other server takes part. The page carries a signed challenge; its script finds
the number that solves it, in a worker, within about a second. A browser without JavaScript sends the challenge back
unsolved: it is accepted after the set time has passed, a few times an hour from one address. Each challenge is good
once and for `LIFETIME`; what was used is remembered in the transaction that uses it, so that two requests with the same
one conflict and the second fails.
"""

import altcha
import base64
import binascii
from dataclasses import dataclass
from egov.portal import _
from egov.portal.account.settings import settings
from egov.portal.account.store import accounts
from egov.portal.account.store import prune
from egov.portal.throttle import limiter
from egov.portal.throttle import network
from egov.portal.throttle import rate
import hashlib
import hmac
import json
from plone.keyring.interfaces import IKeyManager
import secrets
import time
from zope.component import getUtility


LIFETIME = 1800  # seconds
ALGORITHM = "SHA-256"
LARGEST = 4000
"""Characters of a payload; a right one has about 800."""

EXPIRED = _("The human check has expired. Please send the form again.")
USED = _("This form has been sent already. Please open it anew if you want to send another one.")
FORGED = _("The human check could not be read. Please send the form again.")
UNSOLVED = _("The human check was not completed. Please send the form again.")
TOO_SOON = _("Please wait ${seconds} seconds longer and send the form again.")
TOO_OFTEN = _("Too many attempts. Please try again later.")


class NotHuman(Exception):
    """The check failed; `args[0]` is the message for the visitor."""


@dataclass(frozen=True)
class Proof:
    """A passed check, to be spent with the act it allows."""

    nonce: str
    expires: int


def challenge():
    """A new challenge as text for the page: JSON in base64, signed, good once."""
    effort, now = settings().check_effort, int(time.time())
    made = altcha.create_challenge(
        ALGORITHM,
        1,
        counter=effort // 2 + secrets.randbelow(effort - effort // 2),
        expires_at=now + LIFETIME,
        data={"issued": now},
        hmac_secret=_secret(),
    )
    return base64.b64encode(json.dumps(made.to_dict()).encode()).decode()


def check(solved, unsolved, address):
    """The proof that comes of what the form sent: the solved payload, else the unsolved challenge. Raises NotHuman.

    Does not spend the proof: a form that comes back because of other faults has used nothing.
    """
    proof = _worked(solved) if solved else _patient(unsolved, address)
    if proof.nonce in accounts().spent:
        raise NotHuman(USED)
    return proof


def spend(proof):
    """Remember that a proof has been used; part of the caller's transaction."""
    spent = accounts().spent
    prune(spent, time.time(), lambda expires: expires)
    spent[proof.nonce] = proof.expires


def _worked(text):
    payload = _payload(_decoded(text))
    result = _verified(payload)
    if not result.verified:
        raise NotHuman(UNSOLVED if result.invalid_solution else FORGED)
    return _proof(payload.challenge)


def _patient(text, address):
    """The library vouches for the signature of an unsolved challenge as well."""
    payload = _payload({"challenge": _decoded(text), "solution": {"counter": 0, "derivedKey": ""}})
    result = _verified(payload)
    if result.invalid_signature is not False:
        raise NotHuman(FORGED)
    left = payload.challenge.parameters.data["issued"] + settings().check_wait - time.time()
    if left > 0:
        raise NotHuman(_(TOO_SOON, mapping={"seconds": int(left) + 1}))
    if not limiter.hit(rate(settings().patient_rate), "human-patient", network(address)):
        raise NotHuman(TOO_OFTEN)
    return _proof(payload.challenge)


def _decoded(text):
    """The JSON object that `text` is in base64; raises NotHuman for anything else."""
    try:
        found = json.loads(base64.b64decode(text[:LARGEST], validate=True)) if text else None
    except (binascii.Error, ValueError, RecursionError):
        raise NotHuman(FORGED) from None
    if not isinstance(found, dict):
        raise NotHuman(FORGED)
    return found


def _payload(found):
    try:
        return altcha.Payload.from_dict(found)
    except (KeyError, TypeError, AttributeError):
        raise NotHuman(FORGED) from None


def _verified(payload):
    result = altcha.verify_solution(payload, _secret())
    if result.expired:
        raise NotHuman(EXPIRED)
    return result


def _proof(challenge):
    return Proof(challenge.parameters.nonce, challenge.parameters.expires_at)


def _secret():
    """A key of this site that serves no other purpose; it changes when the site's keys are rotated."""
    ring = getUtility(IKeyManager)["_system"]
    return hmac.new(ring.current.encode(), b"egov.portal.account.human", hashlib.sha256).hexdigest()
