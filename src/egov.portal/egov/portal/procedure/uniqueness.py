"""One code, one procedure in force."""

from egov.portal import _
from egov.portal.procedure.checks import Problem
from plone import api


def code_problems(code: str | None, own_uid: str | None = None) -> list[Problem]:
    """The problem, if another procedure that is not abolished has this code. `own_uid`: the procedure itself."""
    if not code:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    others = catalog.unrestrictedSearchResults(procedure_code=code, procedure_in_force=True)
    other = next((brain for brain in others if own_uid != brain.UID), None)
    if other is None:
        return []
    message = _("The procedure '${title}' has this code already.", mapping={"title": other.Title})
    return [Problem("code", message)]
