"""Forms that were begun and not sent: their applicants are reminded in time, then they are thrown away."""

from egov.portal.dossier import clock
from egov.portal.intake.drafts import drafts_due_for_reminder
from egov.portal.intake.drafts import purge_drafts
from egov.portal.notification.writing import report


def look_after_drafts():
    """Remind of each draft once before it ends, and purge those that have ended. Part of the caller's transaction."""
    for draft in drafts_due_for_reminder():
        report(draft.account, "draft_ends", title=draft.content.title, until=draft.ends)
        draft.reminded = clock.now()
    purge_drafts()
