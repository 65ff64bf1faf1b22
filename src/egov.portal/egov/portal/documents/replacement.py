"""A site's own templates: files of a folder of the site take the place of the shipped ones of the same name.

All files of that folder stand beside the templates, so a template can show a picture or share a style of its own.
Nothing of the server's disk is named in a setting. A broken template never stops an act: the shipped one prints.
"""

from egov.portal import _
from egov.portal.documents.render import render
from egov.portal.documents.render import SUFFIX
from egov.portal.documents.settings import PREFIX
import logging
from plone import api
import typst


MAX_BYTES = 200_000
"""A template is text of some pages, a coat of arms a small picture; more is a mistake, and is not taken."""

logger = logging.getLogger(__name__)


def print_slips(name, *slips):
    """(PDF, problem): the data of these slips printed by the site's templates where there are any, else by ours.

    `problem` is a message when the site's could not be used, else None.
    """
    own = _own_files()
    try:
        return render(name, *slips, own=own), None
    except typst.TypstError as error:
        if not own:
            raise
        logger.error("the templates of this site for %s are broken: %s", name, error.diagnostic)
        problem = _(
            "The template ${name} of this site is broken, so the original one was used: ${error}",
            mapping={"name": name + SUFFIX, "error": error.message},
        )
        return render(name, *slips), problem


def _own_files():
    """The files of the site's folder as bytes, by name."""
    folder = _folder()
    contents = folder.objectValues() if folder is not None else ()
    files = {each.getId(): getattr(each, "file", None) or getattr(each, "image", None) for each in contents}
    return {name: file.data for name, file in files.items() if file and file.getSize() <= MAX_BYTES}


def _folder():
    path = api.portal.get_registry_record(f"{PREFIX}.templates", default="") or ""
    if not path.strip("/"):
        return None
    return api.portal.get().unrestrictedTraverse(path.strip("/"), None)
