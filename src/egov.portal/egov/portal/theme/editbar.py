"""The editors' tools above the page: Plone's actions and menus for the content, as a bar of the portal's own."""

from plone.app.contentmenu.view import ContentMenuProvider
from plone.app.layout.viewlets.common import ContentViewsViewlet
from plone.app.layout.viewlets.toolbar import ToolbarViewletManager
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


ICONS = {
    "folderContents": "list",
    "edit": "edit",
    "view": "eye",
    "history": "history",
    "local_roles": "share",
    "plone-contentmenu-factories": "plus",
    "plone-contentmenu-workflow": "check",
    "plone-contentmenu-actions": "gear",
    "plone-contentmenu-display": "grid",
}
"""Of the portal's icons, by the id of an action or menu; others have the general one."""


class EditBar(ToolbarViewletManager):
    """Shown to those who may show the toolbar. Its menus open without a script of Plone's, and lead to pages."""

    custom_template = ViewPageTemplateFile("templates/editbar.pt")

    def tools(self):
        """Links: dicts with title, url, icon and current (is it this page?)."""
        viewlet = ContentViewsViewlet(self.context, self.request, self.__parent__, self)
        viewlet.update()
        return [self._tool(action) for action in (*viewlet.tabSet1, *viewlet.tabSet2)]

    def menus(self):
        """Menus that offer something: dicts with title, state, icon and entries (title, description, url, current)."""
        menus = [self._menu(item) for item in ContentMenuProvider(self.context, self.request, self.__parent__).menu()]
        return [menu for menu in menus if menu["entries"] or menu["url"]]

    def _tool(self, action):
        icon = ICONS.get(action["id"], "file")
        return {"title": action["title"], "url": action["url"], "icon": icon, "current": action.get("selected")}

    def _menu(self, item):
        extra = item["extra"]
        return {
            "title": item["title"],
            "state": extra.get("stateTitle"),
            "icon": ICONS.get(extra["id"], "list"),
            "url": item["action"],
            "entries": [self._entry(entry) for entry in item["submenu"] or ()],
        }

    def _entry(self, entry):
        extra = entry.get("extra") or {}
        return {
            "title": entry["title"],
            "description": entry.get("description"),
            "url": entry["action"],
            "current": "active" in (extra.get("class") or "") or entry.get("selected"),
        }
