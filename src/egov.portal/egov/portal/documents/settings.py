"""What a site says once for all its slips."""

from egov.portal import _
from egov.portal.registry import Records
from zope.interface import Interface
from zope.schema import Choice
from zope.schema import TextLine
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PREFIX = "egov.portal.documents"
TEXTS = ("place", "desk_name", "number_sign")
"""Those that templates print."""
PAPER = "a5"
"""TT 01/2018/TT-VPCP: 148 × 210 mm."""


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
    paper = Choice(
        title=_("Paper of printed forms"),
        description=_("The law has them on A5; the register is always on A4."),
        vocabulary=SimpleVocabulary([SimpleTerm(PAPER, PAPER, "A5"), SimpleTerm("a4", "a4", "A4")]),
        default=PAPER,
        required=False,
    )
    templates = TextLine(
        title=_("Folder with templates of this site"),
        description=_("Path of a folder of this site. A file acceptance.typ in it replaces the template acceptance."),
        default="",
        required=False,
    )


def texts_of_site():
    """The settings that templates ask for, as JSON data."""
    settings = Records(IDocumentSettings, PREFIX)
    return {**{name: getattr(settings, name) or "" for name in TEXTS}, "paper": settings.paper or PAPER}
