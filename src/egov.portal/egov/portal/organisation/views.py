"""The public pages of agencies."""

from .directory import agencies
from .kinds import KINDS
from .sectors import sector_title
from plone import api
from Products.Five.browser import BrowserView


class AgencyView(BrowserView):
    """The page of an agency: where and when, and what can be done there."""

    def kind(self):
        return KINDS.get(self.context.kind, self.context.kind)

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
        """The procedures this agency receives, by name, as catalogue metadata."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(
            portal_type="Procedure",
            procedure_agency=self.context.id,
            review_state="published",
            sort_on="sortable_title",
        )
        return [
            {"title": brain.Title, "url": brain.getURL(), "sector": sector_title(brain.procedure_sector or "")}
            for brain in brains
        ]


class AgenciesView(BrowserView):
    """The tree of agencies."""

    def entries(self):
        portal = api.portal.get()
        root, address = "/".join(portal.getPhysicalPath()), portal.absolute_url()
        return [
            {
                "title": one.title,
                "url": address + one.path[len(root) :],
                "unit_code": one.unit_code,
                "kind": KINDS.get(one.kind, one.kind),
                "indent": f"padding-inline-start: {1 + one.depth * 1.5}rem",
            }
            for one in agencies()
        ]
