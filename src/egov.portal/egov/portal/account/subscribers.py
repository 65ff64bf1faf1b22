"""What happens to a profile when Plone deletes its account."""

from egov.portal.account import profile
from egov.portal.account.store import KEY
from plone import api
from zope.annotation.interfaces import IAnnotations


def forget_profile(event):
    """A later account of the same name must not find it. Nothing to do for groups, nor in a site without the add-on."""
    if KEY in IAnnotations(api.portal.get()):
        profile.forget(str(event.principal))
