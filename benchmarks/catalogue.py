"""A catalogue of a province's size: how long it takes to make it, to write it to a file, and to bring the file in."""

from egov.portal.exchange.checking import Options
from egov.portal.exchange.exporting import export
from egov.portal.exchange.running import imported
from egov.portal.exchange.running import pieces
from egov.portal.exchange.running import prepared
from egov.portal.site.sample.build import build
from plone import api
import time
import transaction


SHAPES = ("xlsx", "json-2025")


def measure(number):
    """Make a catalogue of so many procedures with their files and forms, write it out, and import that into nothing.

    Gives seconds and the level table; `processor` are seconds of the processor, for a machine that does other things.
    """
    with api.env.adopt_user("admin"):
        figures = {"procedures": number, **_timed("generate", lambda: build(number, after_step=_commit))}
        figures["levels"] = _levels()
        root = api.portal.get()["thu-tuc"]
        files = {}
        for shape in SHAPES:
            figures |= _timed(f"export {shape}", lambda shape=shape: files.update({shape: export(_all(root), shape)}))
        for shape in SHAPES:
            root.manage_delObjects(list(root.objectIds()))
            _commit()
            figures |= _timed(f"import {shape}", lambda shape=shape: _import(root, files[shape]))
            figures[f"imported {shape}"] = len(_all(root))
        figures |= _timed("import again", lambda: _import(root, files[SHAPES[-1]]))
        return figures


def _import(root, data):
    """As `portal import` does."""
    for piece in pieces(prepared(data).records):
        imported(root, piece, Options(publish=True))
        _commit()


def _all(root):
    return [one for one in root.objectValues() if one.portal_type == "Procedure"]


def _commit(done=0):
    transaction.commit()


def _timed(name, act):
    seconds, processor = time.monotonic(), time.process_time()
    act()
    return {f"{name}, seconds": time.monotonic() - seconds, f"{name}, processor": time.process_time() - processor}


def _levels():
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    return {f"level {level}": len(search(portal_type="Procedure", service_level=level)) for level in (1, 2, 3, 4)}
