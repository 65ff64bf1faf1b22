"""Signed links: whoever holds one follows a dossier without an account and without a PIN, for a while.

For the QR code of a slip and for messages. A link tells the reference, which opens nothing by itself, and a key: when
it was made, and a seal over that, the reference and the dossier's last change of state. So it dies with the next
change, of age (setting), and with the site's key ring; nothing is stored for it.
"""

from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.tracking.sealing import is_seal
from egov.portal.tracking.sealing import seal
from egov.portal.tracking.settings import DAYS_RECORD
from egov.portal.tracking.settings import setting
from plone import api
import re
from urllib.parse import urlencode


PURPOSE = "egov.portal: follow a dossier by a link"
DAY = 24 * 3600  # seconds
KEY = re.compile(r"([0-9a-f]{1,9})\.([\w-]{22})", re.ASCII)


def signed_link(dossier):
    """The address to follow this dossier by, good from now until its next change of state.

    Only for whom the dossier is: its slips and the messages to its applicant.
    """
    query = urlencode({"reference": dossier.reference, "key": key_of(dossier)})
    return f"{api.portal.get().absolute_url()}/@@track?{query}"


def key_of(dossier):
    """The key of a link made now."""
    made = f"{int(clock.now().timestamp()):x}"
    return f"{made}.{seal(PURPOSE, made, *_subject(dossier))}"


def opens(dossier, key):
    """Does this key open the dossier now? Costs the same for a dossier that is None."""
    match = KEY.fullmatch(key)
    made, given = match.groups() if match else ("0", "")
    genuine = is_seal(given, PURPOSE, made, *_subject(dossier))
    age = int(clock.now().timestamp()) - int(made, 16)
    known = dossier is not None and dossier.anonymised is None
    return known and genuine and 0 <= age <= setting(DAYS_RECORD) * DAY


def _subject(dossier):
    return (dossier.reference, _last_change(dossier)) if dossier is not None else ("", "")


def _last_change(dossier):
    """The digest of the journal's last change of state; that somebody has read the dossier ends no link."""
    entries = reversed(journal.entries(dossier))
    return next((entry.digest for entry in entries if entry.from_state != entry.to_state), "")
