"""Dossiers of an earlier version: their workflow as it is now, their permissions, their rows in lists.

What the workflow grants is stored with each dossier when it enters a state, and what lists find it by when it changes.
Neither follows by itself when a version of the portal says more than the one before.
"""

from egov.portal.dossier import catalogue
from egov.portal.dossier import setup
from egov.portal.rules.status import FINAL_STATES
from plone import api
import transaction


SOME = 500
"""So many dossiers are brought up to date before memory is made free."""


def upgrade(portal):
    """Give the catalogue the indexes of this version, and every dossier that is not at its end the permissions and the
    row that it would get now. Part of the caller's transaction; finds nothing to change when it is run again."""
    setup.install(portal)
    rows = catalogue.tool().rows
    paths = [row.path for row in rows.values() if row.review_state not in FINAL_STATES]
    for number, path in enumerate(paths, start=1):
        _bring_up_to_date(portal.unrestrictedTraverse(path))
        if number % SOME == 0:
            transaction.savepoint(optimistic=True)
            portal._p_jar.cacheGC()


def _bring_up_to_date(dossier):
    for workflow in api.portal.get_tool("portal_workflow").getWorkflowsFor(dossier):
        workflow.updateRoleMappingsFor(dossier)
    catalogue.tool().index_dossier(dossier)
