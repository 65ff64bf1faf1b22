"""The room's part in setting up a site and in taking the add-on down."""

from egov.portal.account import store
from egov.portal.account.plugins import PasswordPolicy
from egov.portal.account.plugins import SignInGuard
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IValidationPlugin


POLICY = "egov_password_policy"
GUARD = "egov_sign_in_guard"
STOCK_POLICY = "password_policy"


def install(portal):
    """Make the store and put the plugins into the user folder; what is there stays."""
    store.install(portal)
    users = portal.acl_users
    _add(users, POLICY, PasswordPolicy, IValidationPlugin)
    _add(users, GUARD, SignInGuard, IAuthenticationPlugin)
    users.plugins.movePluginsTop(IAuthenticationPlugin, [GUARD])
    if STOCK_POLICY in users.plugins.listPluginIds(IValidationPlugin):
        # Ours asks for more, and two messages about one password confuse.
        users.plugins.deactivatePlugin(IValidationPlugin, STOCK_POLICY)


def uninstall(portal):
    """Take the plugins out; profiles stay where there are any."""
    users = portal.acl_users
    for name, interface in ((POLICY, IValidationPlugin), (GUARD, IAuthenticationPlugin)):
        if name in users.objectIds():
            users.plugins.deactivatePlugin(interface, name)
            users._delObject(name)
    if "oidc" in users.objectIds():
        users._delObject("oidc")
    if STOCK_POLICY in users.objectIds():
        users.plugins.activatePlugin(IValidationPlugin, STOCK_POLICY)
    if store.is_empty(portal):
        store.remove(portal)


def _add(users, name, factory, interface):
    if name not in users.objectIds():
        plugin = factory()
        plugin._setId(name)
        users._setObject(name, plugin)
        users.plugins.activatePlugin(interface, name)
