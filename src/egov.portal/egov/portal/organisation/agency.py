"""The agency: an authority that receives or handles dossiers, in a tree from the province down to its communes."""

from egov.portal import _
from egov.portal.rules.reference import UNIT_CODE
from plone.dexterity.content import Container
from plone.supermodel import model
from zope.interface import implementer
from zope.interface import Invalid
from zope.schema import Choice
from zope.schema import Text
from zope.schema import TextLine


class BadUnitCode(Invalid):
    """What was typed is not an official unit code."""


def is_unit_code(value):
    """True for letters, digits and dots such as H36.10 (QCVN 102:2016/BTTTT); raises BadUnitCode otherwise."""
    if not UNIT_CODE.fullmatch(value):
        raise BadUnitCode(_("A unit code is made of capital letters and digits in groups parted by dots, e.g. H36.10."))
    return True


class IAgencies(model.Schema):
    """The root of the tree of agencies."""


class IAgency(model.Schema):
    """An agency. Its id is its stable key everywhere (groups, procedures, dossiers) and unique in the whole tree."""

    title = TextLine(title=_("Name of the agency"))
    description = Text(title=_("Short description"), required=False)
    unit_code = TextLine(
        title=_("Unit code"),
        description=_("The official identification code. References of dossiers begin with it."),
        constraint=is_unit_code,
    )
    kind = Choice(title=_("Kind of agency"), vocabulary="egov.portal.agency_kinds", default="department")
    address = TextLine(title=_("Address"), required=False)
    phone = TextLine(title=_("Telephone"), required=False)
    email = TextLine(title=_("E-mail"), required=False)
    hours = Text(title=_("Opening hours"), description=_("One line for each day or group of days."), required=False)
    receiving_notes = Text(title=_("Notes on handing in dossiers"), required=False)


@implementer(IAgency)
class Agency(Container):
    """An agency; agencies below it are its children."""
