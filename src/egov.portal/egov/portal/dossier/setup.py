"""What the dossier room needs in a site."""

from egov.portal.dossier import store
from egov.portal.dossier.tool import DossierCatalogue
from egov.portal.dossier.tool import TOOL_ID


def install(portal):
    """Make the root of the stores and the dossier catalogue, unless they are there; a catalogue of an earlier version
    gets the indexes of this one."""
    store.create_root(portal)
    if TOOL_ID not in portal.objectIds():
        portal._setObject(TOOL_ID, DossierCatalogue(), suppress_events=True)
    elif not portal._getOb(TOOL_ID).is_current:
        portal._getOb(TOOL_ID).reindex()
