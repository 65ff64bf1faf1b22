"""Which style sheets and scripts a page loads: Plone's own, half a megabyte, only where its own screens need them."""

from plone.base.interfaces import IBundleRegistry
from plone.registry.interfaces import IRegistry
from z3c.form.interfaces import IForm
from zope.component import getUtility


HEAVY = frozenset(
    ("datagridfield-bundle", "easyform", "egov-ground", "egov-stock", "eventedit", "plone", "plone-fullscreen")
)
"""What only editors' and managers' screens, and forms of Plone's with widgets that need a script, use."""

LEAN = "egov-lean"
FRONT = "egov-home"
OURS = "egov.portal."
SCRIPTLESS = ("login", "require_login", "mail_password_form", "login-help", "change-password", "contact-info")
"""Plone's forms for everybody, which work without any script."""


def is_ours(view):
    """Is it a view of this package? Ours use no script of Plone's."""
    return any(base.__module__.startswith(OURS) for base in type(view).__mro__)


def is_plain(view, toolbar):
    """Can the page do without Plone's own sheets and scripts? `toolbar`: does it show the editors' tools?"""
    if toolbar:
        return False
    form = getattr(view, "form_instance", view)
    return is_ours(view) or is_ours(form) or not IForm.providedBy(form) or view.__name__ in SCRIPTLESS


def leave_out(request, names):
    """Leave out these bundles, and all that depend on one of them, on the page that is being made."""
    records = getUtility(IRegistry).collectionOfInterface(IBundleRegistry, prefix="plone.bundles", check=False)
    if LEAN not in records:
        return  # an older database before its upgrade: our sheets still stand on what would be left out
    needed = {name: set((record.depends or "").split(",")) for name, record in records.items()}
    gone, before = set(names), None
    while before != len(gone):
        before = len(gone)
        gone |= {name for name, depends in needed.items() if depends & gone}
    request.disabled_bundles = sorted(gone)
