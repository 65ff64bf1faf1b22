"""Who has read whose dossier (design 4, Journal): reading another person's dossier as staff leaves a trace."""

from egov.portal.dossier import journal
from plone import api
from plone.protect.auto import safeWrite


READ = "read"


def note_reading(dossier, request):
    """Journal that the current user, of the staff, reads this dossier: once a day, so that not every look is a write.

    The one write that a GET may cause; it is marked as such for Plone's protection against forged requests.
    """
    reader = api.user.get_current().getId()
    if not is_staff(dossier) or reader == dossier.account or journal.done_today(dossier, READ, reader):
        return
    safeWrite(dossier, request)
    journal.record(dossier, READ)


def is_staff(dossier):
    """Does the current user see this dossier from the agency's side?"""
    return api.user.has_permission("egov.portal: View journal", obj=dossier)
