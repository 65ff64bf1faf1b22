"""A site's own templates: files of a folder of the site take the place of the shipped ones of the same name.

Nothing of the server's disk is named in a setting. A broken template never stops an act: the shipped one prints.
"""

from egov.portal import _
from egov.portal.documents.render import render
from egov.portal.documents.settings import PREFIX
import logging
from plone import api
import typst


SUFFIX = ".typ"
MAX_BYTES = 200_000
"""A template is text of some pages; more is a mistake."""

logger = logging.getLogger(__name__)


def print_slip(name, data):
    """(PDF, problem): by the site's template of that name if there is one, else by ours.

    `problem` is a message when the site's could not be used, else None.
    """
    own = _own_template(name)
    if own is None:
        return render(name, data), None
    try:
        return render(own, data), None
    except typst.TypstError as error:
        logger.error("template %s of this site is broken: %s", name, error.diagnostic)
        problem = _(
            "The template ${name} of this site is broken, so the original one was used: ${error}",
            mapping={"name": name + SUFFIX, "error": error.message},
        )
        return render(name, data), problem


def _own_template(name):
    """The source of the site's template as bytes, or None."""
    folder = _folder()
    file = getattr(folder[name + SUFFIX], "file", None) if folder is not None and name + SUFFIX in folder else None
    return file.data[:MAX_BYTES] if file is not None else None


def _folder():
    path = api.portal.get_registry_record(f"{PREFIX}.templates", default="") or ""
    if not path.strip("/"):
        return None
    return api.portal.get().unrestrictedTraverse(path.strip("/"), None)
