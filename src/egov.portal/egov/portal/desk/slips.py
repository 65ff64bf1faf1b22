"""`@@queue-slips`: one kind of slip of many dossiers, in one PDF."""

from collections import Counter
from egov.portal import _
from egov.portal.desk import batch
from egov.portal.desk.batch_form import references_of
from egov.portal.documents import bundle
from egov.portal.documents.kinds import TITLES
from egov.portal.documents.printing import slips_for_user
from egov.portal.documents.views import PDF
from egov.portal.documents.views import set_file_headers
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.tracking.page import Page
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


MOST = 200
"""How many slips one file holds: what is set in some seconds."""


class QueueSlips(Page):
    """`dossiers` (references) shows which kinds of slips they have, and how many; with `kind`, and the authenticator,
    it gives the newest of that kind of each dossier that has one. POST only: printing is noted in the journals."""

    template = ViewPageTemplateFile("templates/slips.pt")

    def __call__(self):
        PostOnly(self.request)
        kind = self.request.form.get("kind", "")
        if not self.references:
            api.portal.show_message(_("Select some dossiers first."), self.request)
            return self.request.response.redirect(f"{self.portal_url}/@@queue")
        if kind not in dict(self.kinds()):
            return super().__call__()
        CheckAuthenticator(self.request)
        return self._pdf(kind)

    @cached_property
    def references(self):
        """The references of the selected dossiers, each once."""
        return references_of(self.request)

    def kinds(self):
        """(kind, how many dossiers have one), the official forms first."""
        counted = Counter(kind for _dossier, slips in self._slips for kind in {slip.kind for slip in slips})
        return [(kind, counted[kind]) for kind in sorted(counted, key=self._place)]

    def each(self):
        """(reference, kinds of slips) of each dossier selected; none for one that has no slip for the reader."""
        kinds = {dossier.reference: {slip.kind for slip in slips} for dossier, slips in self._slips}
        return [(reference, sorted(kinds.get(reference, ()), key=self._place)) for reference in self.references]

    def kind_title(self, kind):
        """The kind in words."""
        return TITLES[kind]

    @cached_property
    def _slips(self):
        """(dossier, its slips) of those selected that the reader may see the answers of."""
        found = [dossier for dossier in map(batch.visible, self.references) if dossier is not None]
        seen = [each for each in found if api.user.has_permission("egov.portal: View answers", obj=each)]
        return [(dossier, slips_for_user(dossier)) for dossier in seen[:MOST]]

    def _place(self, kind):
        return list(TITLES).index(kind)

    def _pdf(self, kind):
        now = work_calendar().local(clock.now())
        set_file_headers(self.request.response, PDF, "inline", f"{kind}-{now:%Y%m%d-%H%M}.pdf")
        return bundle.slips([dossier for dossier, _slips in self._slips], kind)
