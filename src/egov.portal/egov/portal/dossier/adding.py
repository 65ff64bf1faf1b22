"""Papers that the desk adds to a dossier: scans of what came on paper, or of what was brought later.

Papers are only ever added (TT 01/2023/TT-VPCP: what is digitised at the counter becomes part of the electronic
dossier): the newest of a field counts, and those before it stay.
"""

from AccessControl import getSecurityManager
from egov.portal import _
from egov.portal.dossier import filing
from egov.portal.dossier import journal
from egov.portal.dossier.meaning import standing
from egov.portal.rules.status import OPEN_STATES


ACT = "add_papers"
PERMISSION = "egov.portal: Receive dossier"


def may_add(dossier):
    """May the current user add papers now?"""
    return bool(getSecurityManager().checkPermission(PERMISSION, dossier)) and not problems(dossier)


def problems(dossier):
    """What speaks against adding papers in the present state."""
    if standing(dossier.review_state) not in OPEN_STATES:
        return [_("Papers can be added until the dossier is finished.")]
    return []


def add(dossier, uploads):
    """Add files that have been examined, by field as `Filing.papers` has them. Part of the caller's transaction."""
    filing.add_papers(dossier, uploads)
    names = [file.filename for files in uploads.values() for file, _title, _evidence in files]
    journal.record(dossier, ACT, fields=sorted(uploads), files=names)
