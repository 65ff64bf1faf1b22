"""What a site says once for all its slips."""

from egov.portal import _
from egov.portal.registry import Records
from zope.interface import Interface
from zope.schema import TextLine


PREFIX = "egov.portal.documents"
TEXTS = ("place", "desk_name", "number_sign")
"""Those that templates print."""


class IDocumentSettings(Interface):
    """Registry records of the printed forms."""

    place = TextLine(
        title=_("Place on printed forms"),
        description=_("Stands before the date. Empty: a dotted line."),
        default="",
        required=False,
    )
    desk_name = TextLine(
        title=_("Name of the one-stop desk"),
        description=_("Second line of the head of printed forms. Empty: the name that the law uses."),
        default="",
        required=False,
    )
    number_sign = TextLine(
        title=_("Sign after the number"),
        description=_("What follows the number of a printed form, such as TTPVHCC in 12/TTPVHCC."),
        default="",
        required=False,
    )
    templates = TextLine(
        title=_("Folder with templates of this site"),
        description=_("Path of a folder of this site. A file acceptance.typ in it replaces the template acceptance."),
        default="",
        required=False,
    )


def texts_of_site():
    """The settings that templates print, as JSON data."""
    settings = Records(IDocumentSettings, PREFIX)
    return {name: getattr(settings, name) or "" for name in TEXTS}
