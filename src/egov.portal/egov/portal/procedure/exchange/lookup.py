"""What a site knows already: sectors, agencies, procedures by code. Read once for many records."""

from collections.abc import Iterable
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import RECORD
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure.content import ABOLISHED
from egov.portal.rules.accents import fold
from functools import cached_property
from plone import api


class Lookup:
    """Answers for the current site, as it is when first asked."""

    @cached_property
    def _agencies(self) -> dict[str, str]:
        known = agencies()
        names: dict[str, str] = {}
        for one in known:
            # Two of one name cannot be told apart by it.
            names[fold(one.title)] = "" if fold(one.title) in names else one.id
        return names | {fold(one.unit_code): one.id for one in known} | {fold(one.id): one.id for one in known}

    def agency(self, said: Iterable[str]) -> str:
        """The id of the one agency that is meant by id, unit code or name; "" when none or several are."""
        found = {self._agencies.get(fold(name), "") for name in said} - {""}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _sectors(self) -> dict[str, str]:
        return {fold(title): code for code, title in sectors().items()} | {fold(code): code for code in sectors()}

    def sector(self, said: str) -> str:
        """The code of a sector, by code or name; "" when it is not known."""
        return self._sectors.get(fold(said), "")

    @cached_property
    def _procedures(self) -> dict:
        catalog = api.portal.get_tool("portal_catalog")
        found: dict = {}
        for brain in catalog.unrestrictedSearchResults(portal_type="Procedure"):
            before = found.get(brain.procedure_code)
            if before is None or before.review_state == ABOLISHED:
                found[brain.procedure_code] = brain
        return found

    def procedure(self, code: str):
        """The procedure with this code, one in force before an abolished one; None when there is none."""
        brain = self._procedures.get(code)
        return None if brain is None else brain._unrestrictedGetObject()


def add_sector(title: str) -> str:
    """Add a sector to those of the site, with a code made of the initials of its name; gives the code."""
    known = sectors()
    initials = "".join(word[0] for word in fold(title).upper().split() if word[0].isalnum()) or "LV"
    code = next(code for code in (initials, *(f"{initials}{turn}" for turn in range(2, 1000))) if code not in known)
    api.portal.set_registry_record(RECORD, {**known, code: title})
    return code
