"""What a site knows already: sectors, agencies, procedures by code. Read once for many records."""

from collections.abc import Iterable
from collections.abc import Mapping
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import RECORD
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.life_events import life_events
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
        return _by_code_and_name(sectors())

    def sector(self, said: str) -> str:
        """The code of a sector, by code or name; "" when it is not known."""
        return self._sectors.get(fold(said), "")

    @cached_property
    def _events(self) -> dict[str, str]:
        return _by_code_and_name(life_events())

    def event(self, said: str) -> str:
        """The code of a life event, by code or name; "" when it is not known."""
        return self._events.get(fold(said), "")

    @cached_property
    def _procedures(self) -> dict[str, dict]:
        catalog = api.portal.get_tool("portal_catalog")
        found: dict[str, dict] = {}
        for brain in catalog.unrestrictedSearchResults(portal_type="Procedure"):
            held = found.setdefault(brain.procedure_code, {})
            before = held.get(brain.procedure_agency)
            if before is None or before.review_state == ABOLISHED:
                held[brain.procedure_agency] = brain
        return found

    def holders(self, code: str) -> list[str]:
        """The ids of the receiving agencies that have a procedure with this code."""
        return list(self._procedures.get(code, ()))

    def procedure(self, code: str, agency: str):
        """That agency's procedure with this code, one in force before an abolished one; None when there is none."""
        brain = self._procedures.get(code, {}).get(agency)
        return None if brain is None else brain._unrestrictedGetObject()


def _by_code_and_name(names: Mapping[str, str]) -> dict[str, str]:
    return {fold(title): code for code, title in names.items()} | {fold(code): code for code in names}


def add_sector(title: str) -> str:
    """Add a sector to those of the site, with a code made of the initials of its name; gives the code."""
    known = sectors()
    initials = "".join(word[0] for word in fold(title).upper().split() if word[0].isalnum()) or "LV"
    code = next(code for code in (initials, *(f"{initials}{turn}" for turn in range(2, 1000))) if code not in known)
    api.portal.set_registry_record(RECORD, {**known, code: title})
    return code
