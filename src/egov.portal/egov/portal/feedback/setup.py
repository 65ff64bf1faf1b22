"""What the feedback room needs in a site."""

from egov.portal.feedback import store
from egov.portal.feedback.tool import FeedbackCatalogue
from egov.portal.feedback.tool import TOOL_ID


def install(portal):
    """Make the root of the store and the catalogue, unless they are there; a catalogue of an earlier version gets the
    indexes of this one."""
    store.create_root(portal)
    if TOOL_ID not in portal.objectIds():
        portal._setObject(TOOL_ID, FeedbackCatalogue(), suppress_events=True)
    else:
        portal._getOb(TOOL_ID).complete()
