"""What keeps an agency where it is: dossiers that it received and procedures that name it.

Here, because both rooms lie above that of the agencies.
"""

from egov.portal import _
from egov.portal.dossier import catalogue
from egov.portal.dossier.store import STORE_ID
from egov.portal.feedback import catalogue as feedback
from egov.portal.organisation.retirement import AgencyRetires
from plone import api
from zope.component import adapter


@adapter(AgencyRetires)
def object_to_retirement(event):
    """Say what depends on the agency that is about to lose its id."""
    stores = api.portal.get()._getOb(STORE_ID, None)
    # An agency's store is made when it receives its first dossier.
    if stores is not None and event.agency_id in stores.objectIds():
        event.reasons.append(_("Dossiers have been filed with ${agency}.", mapping={"agency": event.agency_id}))
    if catalogue.waits_with(event.agency_id):
        event.reasons.append(_("Dossiers of other agencies wait with ${agency}.", mapping={"agency": event.agency_id}))
    if feedback.waits_with(event.agency_id):
        event.reasons.append(_("${agency} has received feedback.", mapping={"agency": event.agency_id}))
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    if search(portal_type="Procedure", procedure_agency=event.agency_id):
        event.reasons.append(_("Procedures name ${agency} as receiving.", mapping={"agency": event.agency_id}))
