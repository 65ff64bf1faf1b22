"""A site of an open database as the current one, for commands that run without its server."""

from collections.abc import Iterator
from contextlib import contextmanager
from plone.base.interfaces import IPloneSiteRoot
from Testing.makerequest import makerequest
import transaction
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest


@contextmanager
def inside(application, name: str = "") -> Iterator:
    """The site of that id, or the only one there is; None when there is no such, or more than one.

    Everything is as before afterwards: what the caller has not committed is lost.
    """
    root = makerequest(application)
    sites = [one for one in root.objectValues() if IPloneSiteRoot.providedBy(one) and name in ("", one.getId())]
    try:
        if len(sites) == 1:
            setRequest(root.REQUEST)
            setSite(sites[0])
        yield sites[0] if len(sites) == 1 else None
    finally:
        setSite(None)
        clearRequest()
        transaction.abort()
