"""What the dossier room needs in a site."""

from egov.portal.dossier import store
from egov.portal.dossier.tool import DossierCatalogue
from egov.portal.dossier.tool import TOOL_ID


def install(portal):
    """Make the root of the stores and the dossier catalogue, unless they are there."""
    store.create_root(portal)
    if TOOL_ID not in portal.objectIds():
        portal._setObject(TOOL_ID, DossierCatalogue(), suppress_events=True)
