"""The feedback of a sender, whole: what he wrote, what was answered, who did what when."""

from egov.portal import _
from egov.portal.feedback import catalogue
from egov.portal.hearing.access import PAGE
from egov.portal.hearing.words import state_title
from egov.portal.personal import Glance
from egov.portal.personal import IPersonalData
from egov.portal.privacy.dossiers import BATCH
from egov.portal.privacy.dossiers import holding
from plone import api
from zope.interface import implementer


@implementer(IPersonalData)
class FeedbackData:
    """All feedback that was sent with this account."""

    order = 35
    title = _("Feedback")
    help = _("What you told the administration, and what it answered. What is published does not name you.")
    page = "@@my-feedback"

    def glance(self, account, most):
        found = catalogue.of_account(account, size=most)
        site = api.portal.get().absolute_url()
        lines = [(row.reference, state_title(row.review_state), _url(site, row)) for row in found.items]
        return Glance(found.total, lines)

    def holdings(self, account):
        site = api.portal.get()
        for row in _rows(account):
            yield holding(site.unrestrictedTraverse(row.path), account)


def _url(site, row):
    return f"{site}/{PAGE}?reference={row.reference}"


def _rows(account):
    start = 0
    while rows := catalogue.of_account(account, start, BATCH).items:
        yield from rows
        start += BATCH
