"""One code, one procedure in force."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from egov.portal import _
from egov.portal.procedure.checks import Problem
from plone import api


_read = ContextVar("codes read once", default=None)


def code_problems(code: str | None, own_uid: str | None = None) -> list[Problem]:
    """The problem, if another procedure that is not abolished has this code. `own_uid`: the procedure itself."""
    if not code:
        return []
    known = _read.get()
    holders = _holders(procedure_code=code).get(code, {}) if known is None else known.get(code, {})
    other = next((title for uid, title in holders.items() if uid != own_uid), None)
    if other is None:
        return []
    message = _("The procedure '${title}' has this code already.", mapping={"title": other})
    return [Problem("code", message)]


@contextmanager
def read_once() -> Iterator[None]:
    """For many changes in one transaction: the codes are read from the catalogue once, and not for each procedure.

    Asking the catalogue writes what waits to be indexed, so that each procedure would be indexed several times. What
    is added meanwhile is told to `remember`.
    """
    token = _read.set(_holders())
    try:
        yield
    finally:
        _read.reset(token)


def remember(procedure) -> None:
    """Within `read_once`: this procedure holds its code now."""
    if procedure.code:
        _read.get().setdefault(procedure.code, {})[procedure.UID()] = procedure.title


def _holders(**query) -> dict[str, dict[str, str]]:
    """Code → UID → title of the procedures in force."""
    catalog = api.portal.get_tool("portal_catalog")
    found = {}
    for brain in catalog.unrestrictedSearchResults(portal_type="Procedure", procedure_in_force=True, **query):
        found.setdefault(brain.procedure_code, {})[brain.UID] = brain.Title
    return found
