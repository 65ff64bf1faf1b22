"""Marker interfaces that all rooms share."""

from plone.app.contenttypes.interfaces import IPloneAppContenttypesLayer


class IPortalLayer(IPloneAppContenttypesLayer):
    """The browser layer of a site that has egov.portal installed. Before Plone's content types."""
