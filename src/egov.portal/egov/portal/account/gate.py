"""The gate before what strangers send: a limit by address, a trap for programs, the human check."""

from egov.portal import _
from egov.portal.account import human
from egov.portal.throttle import limiter
from egov.portal.throttle import network
from egov.portal.throttle import rate
import logging


logger = logging.getLogger(__name__)

HONEYPOT = "website"
"""The name of a field that no person sees; a program that fills in everything gives itself away."""

TRAPPED = _("The field “Website” must stay empty. Please empty it, or switch off automatic filling, and send again.")


def count(request, allowed, what):
    """Count one more attempt at `what` from this address. Raises NotHuman, and answers with 429, when that is over the
    rate `allowed`."""
    if not limiter.hit(rate(allowed), what, network(request.getClientAddr())):
        request.response.setStatus(429)
        raise human.NotHuman(human.TOO_OFTEN)


def pass_through(request, said, what):
    """The proof that a person is there, to be spent with the act (`human.spend`). Raises NotHuman.

    `said`: what was sent, with "altcha" or "challenge", and HONEYPOT. In turn, so that a program learns nothing before
    it has passed.
    """
    if said.get(HONEYPOT):
        logger.info("%s refused: honeypot", what)
        raise human.NotHuman(TRAPPED)
    solved, unsolved = (str(said.get(name, "") or "") for name in ("altcha", "challenge"))
    try:
        return human.check(solved, unsolved, request.getClientAddr())
    except human.NotHuman:
        logger.info("%s refused: human check", what)
        raise
