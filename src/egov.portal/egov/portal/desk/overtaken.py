"""What to tell somebody whose page has become old: who has done what in the meantime."""

from egov.portal import _
from egov.portal.dossier import journal
from egov.portal.dossier.reading import is_staff
from egov.portal.dossier.words import when
from egov.portal.tracking.timeline import act_title
from egov.portal.tracking.timeline import person
from zope.globalrequest import getRequest
from zope.i18n import translate


MOST = 5  # acts told, the last ones
OVERTAKEN = _(
    "Somebody else has acted on this dossier in the meantime. Nothing of yours was saved yet: compare, and save again."
)


def meanwhile(dossier, expected):
    """A line for each act since the version that the person saw; the last act alone where that is not known.

    Only for the staff: the applicant is never told the names of officers.
    """
    return [_line(entry) for entry in journal.since(dossier, expected)[-MOST:]] if is_staff(dossier) else []


def _line(entry):
    words = translate(act_title(entry.act), context=getRequest())
    return _(
        "${moment}: ${act}, by ${person}.",
        mapping={"moment": when(entry.at), "act": words, "person": person(entry.actor) or "–"},
    )
