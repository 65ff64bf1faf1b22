"""Who runs the portal and how to reach them: the foot of every page.

Help that stands in the same place on every page is WCAG 2.2, 3.2.6.
"""

from egov.portal import _
from egov.portal.registry import Records
from zope.interface import Interface
from zope.schema import TextLine


PREFIX = "egov.portal"


def _line(title, description=None):
    return TextLine(title=title, description=description, default="", required=False)


class IImprintSettings(Interface):
    """Registry records of the imprint; what is empty is not shown."""

    operator = _line(_("Agency that runs the portal"))
    operator_address = _line(_("Address"))
    hotline = _line(_("Telephone for questions"), _("It is shown on every page, and can be dialled on a telephone."))
    hotline_hours = _line(_("When it is answered"))
    help_email = _line(_("E-mail for questions"))


def imprint():
    """The settings as an object."""
    return Records(IImprintSettings, PREFIX)
