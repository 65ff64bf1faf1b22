"""The first start: the site is created with the add-on, and the demo where it is wanted, in one transaction.

A start that ends half-way leaves no site behind, so the next one begins anew.
"""

from ground import Refused
import json
import os
import secrets


SITE = "portal"


def create_site(demo, accounts):
    """Create the site when it is not there and write its accounts to the file `accounts`. True when it was created."""
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.SecurityManagement import noSecurityManager
    from Testing.makerequest import makerequest
    import transaction
    from zope.component.hooks import setSite
    from zope.globalrequest import clearRequest
    from zope.globalrequest import setRequest
    import Zope2

    app = makerequest(Zope2.app())
    try:
        if SITE in app.objectIds():
            return False
        setRequest(app.REQUEST)
        known = {"admin": add_admin(app.acl_users)}
        newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
        known.update(build_site(app, demo))
        # Before the commit: a site whose passwords nobody knows would be worse than a file without its site.
        write_accounts(accounts, known)
        transaction.commit()
        return True
    finally:
        setSite(None)
        transaction.abort()
        noSecurityManager()
        clearRequest()
        app._p_jar.close()


def add_admin(users):
    """Add the administrator with a random password; gives the account."""
    account = {"login": "admin", "password": secrets.token_urlsafe(12)}
    users._doAddUser(account["login"], account["password"], ["Manager"], [])
    return account


def build_site(app, demo):
    """Add the Plone site with the add-on, and the demo when asked; gives the demo's accounts by role."""
    from Products.CMFPlone.factory import addPloneSite

    site = addPloneSite(
        app,
        SITE,
        title="egov.portal",
        default_language="vi",
        portal_timezone="Asia/Ho_Chi_Minh",
        distribution_name="classic",
        setup_content=False,
    )
    site.portal_setup.runAllImportStepsFromProfile("profile-egov.portal:default")
    if not demo:
        return {}
    from egov.portal.site.demo import accounts

    site.portal_setup.runAllImportStepsFromProfile("profile-egov.portal:demo")
    return accounts(site)


def write_accounts(path, accounts):
    """Write the log-ins, readable by this user alone."""
    path.unlink(missing_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Refused(f"Cannot write the accounts to {path} ({error.strerror}).") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as target:
        json.dump(accounts, target, indent=2)
