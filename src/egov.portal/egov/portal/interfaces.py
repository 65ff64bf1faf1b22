"""Marker interfaces that all rooms share."""

from collective.easyform.interfaces import IEasyFormLayer
from plone.app.contenttypes.interfaces import IPloneAppContenttypesLayer


class IPortalLayer(IPloneAppContenttypesLayer, IEasyFormLayer):
    """The browser layer of a site that has egov.portal installed. Before Plone's content types and
    EasyForm."""
