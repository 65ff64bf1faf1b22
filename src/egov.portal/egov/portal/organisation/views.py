"""The public pages of agencies."""

from .directory import agencies
from .kinds import KINDS
from .sectors import sector_title
from egov.portal.organisation.roots import root_title
from egov.portal.rules.telephone import dialled
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from urllib.parse import urlencode


MOST = 20
"""So many procedures stand on an agency's page; the catalogue has all."""


class AgencyView(BrowserView):
    """The page of an agency: where and when, and what can be done there."""

    def kind(self):
        return KINDS.get(self.context.kind, self.context.kind)

    dialled = staticmethod(dialled)

    def lines(self, text):
        return [line.strip() for line in (text or "").splitlines() if line.strip()]

    def contacts_known(self):
        context = self.context
        return any((context.address, context.phone, context.email, context.hours))

    def below(self):
        """The agencies directly below this one."""
        portal_path = "/".join(api.portal.get().getPhysicalPath())
        portal_url = api.portal.get().absolute_url()
        return [
            {"title": one.title, "url": portal_url + one.path[len(portal_path) :]}
            for one in agencies()
            if one.parent == self.context.id
        ]

    def procedures(self):
        """The first procedures this agency receives, by name, as catalogue metadata."""
        return [
            {"title": brain.Title, "url": brain.getURL(), "sector": sector_title(brain.procedure_sector or "")}
            for brain in self._received[:MOST]
        ]

    @property
    def more(self):
        """How many it receives in all, where these are not all."""
        return len(self._received) if len(self._received) > MOST else 0

    @cached_property
    def _received(self):
        return api.portal.get_tool("portal_catalog")(
            portal_type="Procedure",
            procedure_agency=self.context.id,
            review_state="published",
            sort_on="procedure_order",
        )

    def all_url(self):
        """Where all of them are listed and can be searched."""
        return f"{api.portal.get().absolute_url()}/thu-tuc?{urlencode({'agency': self.context.id})}"


class AgenciesView(BrowserView):
    """The agencies by kind, from the province down."""

    def title(self):
        """What the page is called."""
        return root_title(self.context)

    def groups(self):
        """Title and entries (title, url, unit_code and above, the name of the agency above it) of each kind that there
        is; kinds of a site's own last."""
        found = agencies()
        names = {one.id: one.title for one in found}
        kinds = dict.fromkeys((*KINDS, *(one.kind for one in found)))
        groups = [
            (KINDS.get(kind, kind), [self._entry(one, names) for one in found if one.kind == kind]) for kind in kinds
        ]
        return [{"title": title, "entries": entries} for title, entries in groups if entries]

    def _entry(self, one, names):
        portal = api.portal.get()
        return {
            "title": one.title,
            "url": portal.absolute_url() + one.path[len("/".join(portal.getPhysicalPath())) :],
            "unit_code": one.unit_code,
            "above": names.get(one.parent, ""),
        }
