"""Slips of many dossiers in one PDF, to be printed in one go."""

from egov.portal.documents.printing import printed
from egov.portal.documents.printing import slips_for_user
from egov.portal.documents.slip import content
from egov.portal.dossier.reading import note_reading
from zope.globalrequest import getRequest


def slips(dossiers, kind):
    """One PDF (bytes) of the slips of that kind (`kinds.TITLES`), in the order of the dossiers.

    For the current user, who must be allowed to see the dossiers: a dossier that has no such slip, or none for him, is
    left out; of several the latest is printed. b"" when nothing is left. That staff has read them is journalled; a
    broken template of the site is reported as a message on the next page, and ours prints.
    """
    request = getRequest()
    found = [(dossier, _latest(dossier, kind)) for dossier in dossiers]
    chosen = [(dossier, slip) for dossier, slip in found if slip]
    for dossier, _slip in chosen:
        note_reading(dossier, request)
    contents = [content(dossier, slip) for dossier, slip in chosen]
    return printed(kind, _titled(contents), request) if contents else b""


def _latest(dossier, kind):
    fitting = [slip for slip in slips_for_user(dossier) if slip.kind == kind]
    return fitting[-1] if fitting else None


def _titled(contents):
    """With one title for the file: that of the first slip would hide the others."""
    first, last = contents[0]["reference"], contents[-1]["reference"]
    title = first if len(contents) == 1 else f"{first} – {last} ({len(contents)})"
    return [{**each, "titled": title} for each in contents]
