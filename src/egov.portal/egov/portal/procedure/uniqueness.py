"""One code, one procedure in force at each agency: communes offer the same national procedures side by side."""

from collections.abc import Iterator
from contextlib import contextmanager
from egov.portal import _
from egov.portal.procedure.batch import batch
from egov.portal.procedure.batch import is_going
from egov.portal.procedure.batch import once
from egov.portal.procedure.checks import Problem
from plone import api


HOLDERS = "codes"


def code_problems(code: str | None, agency: str | None, own_uid: str | None = None) -> list[Problem]:
    """The problem, if another procedure of that receiving agency that is not abolished has this code.

    `own_uid`: the procedure itself.
    """
    if not code:
        return []
    known = once(HOLDERS, _holders) if is_going() else _holders(procedure_code=code)
    holders = known.get((code, agency or ""), {})
    other = next((title for uid, title in holders.items() if uid != own_uid), None)
    if other is None:
        return []
    message = _("The procedure '${title}' has this code already.", mapping={"title": other})
    return [Problem("code", message)]


@contextmanager
def read_once() -> Iterator[None]:
    """A batch in which the codes are read from the catalogue now. What is added meanwhile is told to `remember`."""
    with batch():
        once(HOLDERS, _holders)
        yield


def remember(procedure) -> None:
    """Within `read_once`: this procedure holds its code now."""
    if procedure.code:
        once(HOLDERS, _holders).setdefault((procedure.code, procedure.agency or ""), {})[procedure.UID()] = (
            procedure.title
        )


def _holders(**query) -> dict[tuple[str, str], dict[str, str]]:
    """(Code, agency) → UID → title of the procedures in force."""
    catalog = api.portal.get_tool("portal_catalog")
    found = {}
    for brain in catalog.unrestrictedSearchResults(portal_type="Procedure", procedure_in_force=True, **query):
        found.setdefault((brain.procedure_code, brain.procedure_agency), {})[brain.UID] = brain.Title
    return found
