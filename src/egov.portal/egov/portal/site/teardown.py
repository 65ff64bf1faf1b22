"""What the uninstall profile cannot say in XML.

Nothing that people made is destroyed: roots that hold agencies, procedures or dossiers stay, with the groups that go
with them, and come back to life when the add-on is installed again.
"""

from egov.portal.account import setup as accounts
from egov.portal.dossier.store import STORE_ID
from egov.portal.dossier.tool import TOOL_ID
from egov.portal.feedback.store import STORE_ID as FEEDBACK_ID
from egov.portal.feedback.tool import TOOL_ID as FEEDBACK_TOOL_ID
from egov.portal.organisation.roots import NEWS
from egov.portal.site.setup import GROUPS
from egov.portal.site.setup import ROOTS
from egov.portal.statistics.book import BOOK_ID
from plone import api


ROLES = ("Receptionist", "Officer", "Leader", "Staff", "Supervisor")
STORES = ((STORE_ID, (TOOL_ID, BOOK_ID)), (FEEDBACK_ID, (FEEDBACK_TOOL_ID,)))
"""Stores, and what is kept about what lies in them."""
UNSEEN = tuple(name for store, tools in STORES for name in (store, *tools))
PERMISSIONS = "egov.portal: "
RECORDS = ("egov.portal.", "plone.bundles/egov-", "plone.app.caching.weakCaching.egov.portal.")
OPERATIONS = "plone.caching.interfaces.ICacheSettings.operationMapping"
RULESET = "egov.portal."
CACHE_RULES = "plone.app.caching.interfaces.IPloneCacheSettings.contentTypeRulesetMapping"
PURGED = "plone.app.caching.interfaces.IPloneCacheSettings.purgedContentTypes"
CACHED_TYPES = ("Agency", "Agencies", "Procedure", "Procedures")


def after_uninstall(tool):
    """Post-handler of the uninstall profile."""
    portal = api.portal.get()
    # First, or the front would be told of content whose type is gone.
    _remove_cache_rules()
    _remove_empty_roots(portal)
    if NEWS in portal:
        portal[NEWS].setLayout("listing_view")
    accounts.uninstall(portal)
    _remove_groups()
    _reset_permissions(portal)
    _remove_records()
    _remove_roles(portal)


def _remove_empty_roots(portal):
    empty = [name for name, *_ in ROOTS if name in portal and not portal[name].objectIds()]
    empty += [name for store_id, tools in STORES for name in _empty_store(portal, store_id, tools)]
    for name in empty:
        # Their types are gone, and so is what would listen.
        portal._delObject(name, suppress_events=name in UNSEEN)


def _empty_store(portal, store_id, tools):
    """A store and what is kept about it, those that are there, when nothing lies in the store."""
    store = portal._getOb(store_id, None)
    if store is None or store.objectIds():
        return []
    return [name for name in (store_id, *tools) if name in portal.objectIds()]


def _remove_groups():
    api.portal.get_tool("portal_groups").removeGroups([name for name, *_ in GROUPS if api.group.get(name)])


def _reset_permissions(portal):
    for name in portal.possible_permissions():
        if name.startswith(PERMISSIONS):
            portal.manage_permission(name, [], acquire=True)


def _remove_cache_rules():
    """A registry profile can add keys to a mapping, not take them out."""
    rules = api.portal.get_registry_record(CACHE_RULES, default=None) or {}
    kept = {name: rule for name, rule in rules.items() if name not in CACHED_TYPES}
    api.portal.set_registry_record(CACHE_RULES, kept)
    purged = api.portal.get_registry_record(PURGED, default=None) or ()
    api.portal.set_registry_record(PURGED, tuple(name for name in purged if name not in CACHED_TYPES))
    operations = api.portal.get_registry_record(OPERATIONS, default=None) or {}
    kept = {name: operation for name, operation in operations.items() if not name.startswith(RULESET)}
    api.portal.set_registry_record(OPERATIONS, kept)


def _remove_records():
    """All settings of all rooms: a list of them in XML would be short of the newest room's."""
    records = api.portal.get_tool("portal_registry").records
    for name in [name for name in records.keys() if name.startswith(RECORDS)]:  # noqa: SIM118
        del records[name]


def _remove_roles(portal):
    """While anybody is left who holds a role, the groups that give it are there and the role stays with them."""
    held = {role for group in api.group.get_groups() for role in group.getRoles()}
    gone = [role for role in ROLES if role not in held]
    portal._delRoles(gone)
    manager = portal.acl_users.portal_role_manager
    for role in gone:
        if role in manager.listRoleIds():
            manager.removeRole(role)
