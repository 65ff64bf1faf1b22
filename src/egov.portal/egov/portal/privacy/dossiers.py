"""The dossiers of an applicant, whole: answers, people, papers, results, messages, and who did what when."""

from egov.portal import _
from egov.portal.dossier import catalogue
from egov.portal.dossier import journal
from egov.portal.personal import Glance
from egov.portal.personal import Holding
from egov.portal.personal import IPersonalData
from egov.portal.privacy.portable import Export
from egov.portal.tracking.words import state_title
from plone import api
from zope.interface import implementer


BATCH = 100
NOT_HIS = frozenset(
    {
        *("creation_date", "modification_date", "portal_type", "record", "snapshot", "workflow", "workflow_history"),
        *("procedure", "officer", "came_from", "resumes", "filing_key", "pin_hash", "creators", "journal"),
        "sending_key",
    }
)
"""What is no word about the applicant: the portal's own bookkeeping, and secrets that protect him. Everything else that
stands on a dossier is told, what later rooms put there too."""


@implementer(IPersonalData)
class DossierData:
    """All dossiers that were filed with this account, those not yet submitted too."""

    order = 30
    title = _("Dossiers")
    help = _("What you filed, what was written about it, and who acted on it. The agency corrects what it received.")
    page = "@@my-dossiers"

    def glance(self, account, most):
        found = catalogue.search(account=account, size=most)
        return Glance(
            found.total, [(row.reference or row.title, state_title(row.review_state), row.url) for row in found.items]
        )

    def holdings(self, account):
        site = api.portal.get()
        for row in _rows(account):
            yield holding(site.unrestrictedTraverse(row.path), account)


def holding(dossier, account):
    """One dossier as its applicant takes it along."""
    export = Export(account)
    dossier._p_activate()  # one that has not been loaded yet has no attributes
    kept = {name: value for name, value in vars(dossier).items() if name not in NOT_HIS and not name.startswith("_")}
    data = {**export.value(kept), "review_state": dossier.review_state}
    data["journal"] = [_act(entry, account) for entry in journal.entries(dossier)]
    return Holding(dossier.reference or dossier.getId(), data, tuple(export.files))


def _act(entry, account):
    """An act without the notes that officers make for each other."""
    return {
        "at": entry.at.isoformat(),
        "act": entry.act,
        "by": "applicant" if entry.actor == account else "agency" if entry.actor else "",
        "from_state": entry.from_state,
        "to_state": entry.to_state,
    }


def _rows(account):
    start = 0
    while rows := catalogue.search(account=account, start=start, size=BATCH).items:
        yield from rows
        start += BATCH
