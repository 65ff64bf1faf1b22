"""What a dossier or its row in the dossier catalogue is, in short: one shape for lists, status pages and REST."""

from egov.portal.dossier.meaning import status_code
from egov.portal.dossier.meaning import waiting_for
from egov.portal.tracking import words
from egov.portal.tracking.moments import iso
from zope.i18n import translate


def summary(source, request):
    """The public part, as plain JSON data: reference, state and dates. Nothing personal, not even what it is about."""
    state = source.review_state
    return {
        "reference": source.reference,
        "status_code": status_code(state),
        "review_state": state,
        "title": translate(words.state_title(state), context=request),
        "submitted": iso(source.submitted),
        "accepted": iso(source.accepted),
        "due": iso(source.due),
        "finished": iso(source.finished),
        "returned": iso(source.returned),
        "waiting_for": waiting_for(state),
    }
