"""An agency's groups follow its life. Everything happens in the transaction of the change itself."""

from . import groups
from .agency import IAgency
from .directory import agencies
from .retirement import AgencyRefused
from .retirement import reasons_to_keep
from egov.portal import _
from zope.globalrequest import getRequest
from zope.i18n import translate


def added(agency, event):
    """Make the groups. Raises AgencyRefused when another agency in the tree has the id."""
    path = "/".join(agency.getPhysicalPath())
    if any(one.id == agency.id and one.path != path for one in agencies()):
        _refuse([_("Another agency already has the short name ${id}.", mapping={"id": agency.id})])
    groups.make_groups(agency.id, agency.title)


def moved(agency, event):
    """After a change of id the groups get the new one; a mere change of place touches nothing.

    Adding and removing are moves too, and have subscribers of their own; so has a move of an agency above, which
    concerns the agency that it names, not those below it.
    """
    if event.object is not agency or not event.oldName or not event.newName or event.oldName == event.newName:
        return
    groups.move_groups(event.oldName, event.newName, agency.title)


def will_be_moved(agency, event):
    """Refuse a new id while anything is filed under the old one."""
    if event.object is agency and event.newName and event.oldName and event.oldName != event.newName:
        _refuse(reasons_to_keep(event.oldName))


def modified(agency, event):
    """The groups carry the agency's name."""
    groups.make_groups(agency.id, agency.title)


def will_be_removed(agency, event):
    """Refuse while anything depends on the agency; not when the whole site goes."""
    if _goes_with_its_tree(event):
        _refuse(reasons_to_keep(agency.id))


def removed(agency, event):
    """Drop the groups."""
    if _goes_with_its_tree(event):
        groups.drop_groups(agency.id)


def _goes_with_its_tree(event):
    return IAgency.providedBy(event.object) or event.object.portal_type == "Agencies"


def _refuse(reasons):
    if reasons:
        raise AgencyRefused(" ".join(translate(reason, context=getRequest()) for reason in reasons))
