"""The markers by which intake takes hold of EasyForm."""

from collective.easyform.interfaces import IEasyForm
from egov.portal.interfaces import IPortalLayer


class IOnlineForm(IEasyForm):
    """An EasyForm inside a procedure: the procedure's online form."""


class IIntakeLayer(IPortalLayer):
    """Laid on the request while a form of ours is worked on, so that its widgets and validators are ours."""


class IComposeLayer(IIntakeLayer):
    """Laid on it for an online form, where a paper may be several files."""
