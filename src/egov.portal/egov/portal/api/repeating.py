"""The key that a client gives to all attempts at the same act (`idempotency_key`)."""

from egov.portal import _


NAME = "idempotency_key"
MAX_KEY = 200  # characters
BAD_KEY = _("“idempotency_key” must be a text of at most 200 characters.")


def key_in(body):
    """The key of a body, "" for none; None for what is no key."""
    key = body.get(NAME, "")
    return key if isinstance(key, str) and len(key) <= MAX_KEY else None
