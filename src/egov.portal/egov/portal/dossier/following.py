"""Which dossiers follow a workflow: asked before one is replaced."""

from egov.portal.dossier import catalogue
from egov.portal.dossier import store


def states_in_use(workflow_id, states):
    """Those of these states in which a dossier is that follows the workflow.

    A row does not name its workflow, but what it was filed under does; there are few of these.
    """
    catalogue.flush()
    return [state for state in states if _in_state(workflow_id, state)]


def _in_state(workflow_id, state):
    tool, snapshots = catalogue.tool(), store.root().snapshots
    rows = (tool.rows[record] for record in tool.records.getIndex("review_state").find(state))
    digests = {row.snapshot for row in rows}
    return any(snapshots[digest].procedure.get("workflow") == workflow_id for digest in digests if digest in snapshots)
