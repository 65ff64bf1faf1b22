"""Marker interfaces that all rooms share."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IPortalLayer(IDefaultBrowserLayer):
    """The browser layer of a site that has egov.portal installed."""
