"""What goes along with a letter by mail, made when it is sent: nobody waits for it while a dossier is filed."""

from egov.portal.dossier.enclosing import IEncloser
import logging
from zope.component import queryAdapter


logger = logging.getLogger(__name__)


def enclosures(letter, dossier, base):
    """The Enclosures of a letter, to be read under the address `base`. What cannot be made is left out: the letter is
    told all the same."""
    encloser = queryAdapter(dossier, IEncloser, name=letter.event) if dossier is not None else None
    if encloser is None:
        return []
    try:
        return [encloser.enclosure(base)]
    except Exception:
        logger.exception("nothing could be enclosed with %s about %s", letter.event, letter.reference)
        return []
