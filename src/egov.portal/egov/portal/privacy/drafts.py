"""What an applicant has begun to fill in and not sent."""

from egov.portal import _
from egov.portal.dossier.words import when
from egov.portal.intake.drafts import drafts_of
from egov.portal.personal import Glance
from egov.portal.personal import Holding
from egov.portal.personal import IPersonalData
from egov.portal.privacy.portable import Export
from zope.interface import implementer


@implementer(IPersonalData)
class DraftData:
    """The drafts of the account that have not ended."""

    order = 40
    title = _("Drafts")
    help = _("Forms that you have begun. You change them, or throw them away, yourself.")
    page = "@@my-drafts"

    def glance(self, account, most):
        drafts = drafts_of(account)
        return Glance(len(drafts), [(draft.content.title, when(draft.saved), "") for draft in drafts[:most]])

    def holdings(self, account):
        for number, draft in enumerate(drafts_of(account), start=1):
            export = Export(account)
            data = {"form": draft.form, "saved": draft.saved, "ends": draft.ends, "content": draft.content}
            yield Holding(f"{number:03d}", export.value(data), tuple(export.files))
