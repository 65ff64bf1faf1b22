"""The history of a procedure for everybody: the wordings that were public, with the decisions that announced them.

CMFEditions keeps a version at each save. Those of a draft were nobody's business and still are not.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.content import PUBLISHED
from egov.portal.rules.editions import Edition
from egov.portal.rules.editions import editions
from plone import api
from plone.app.event.base import default_timezone
from Products.CMFEditions.interfaces.IArchivist import ArchivistUnregisteredError
from zoneinfo import ZoneInfo


PUBLIC = (PUBLISHED, ABOLISHED)


@dataclass(frozen=True)
class Version:
    """A wording: its number from 1, the instant since which it holds, the procedure as it read then.

    `current`: it is the one in the page. The content is not in the site: only its own fields can be asked.
    """

    number: int
    since: datetime
    content: object
    current: bool

    @property
    def decision(self) -> tuple[str, date | None]:
        """Number and date of the decision that announced it."""
        return self.content.decision_number or "", self.content.decision_date


class Versions:
    """The public wordings of a procedure, in their order. A version is only read when it is asked for."""

    def __init__(self, procedure):
        self.procedure = procedure
        self._editions = editions(_saved(procedure), _entered(procedure), PUBLIC)
        if not self._editions and procedure.state() in PUBLIC:
            # Brought in without a saved version: there is the present wording alone.
            self._editions = [Edition(-1, float(procedure.effective_date or procedure.creation_date))]

    def __len__(self):
        return len(self._editions)

    def __getitem__(self, number: int) -> Version:
        """The version with that number, from 1. Raises IndexError when there is none."""
        if not 1 <= number <= len(self):
            raise IndexError(number)
        edition = self._editions[number - 1]
        current = number == len(self) and self.procedure.state() in PUBLIC
        content = self.procedure if current else _retrieved(self.procedure, edition.saved)
        return Version(number, datetime.fromtimestamp(edition.since, _zone()), content, current)

    def latest(self, most: int) -> list[Version]:
        """The newest of them, at most so many, the newest first."""
        return [self[number] for number in range(len(self), max(len(self) - most, 0), -1)]


def _saved(procedure) -> list[float]:
    """The instants at which versions were saved."""
    try:
        history = api.portal.get_tool("portal_archivist").getHistoryMetadata(procedure)
    except ArchivistUnregisteredError:
        return []
    numbers = range(history.getLength(countPurged=True)) if history else ()
    return [history.retrieve(number)["metadata"]["sys_metadata"]["timestamp"] for number in numbers]


def _entered(procedure) -> list[tuple[float, str]]:
    """When it came into which state of its workflow."""
    acts = (procedure.workflow_history or {}).get("procedure_workflow", ())
    return [(float(act["time"]), act["review_state"]) for act in acts]


def _retrieved(procedure, saved: int):
    return api.portal.get_tool("portal_archivist").retrieve(procedure, selector=saved).data.object


def _zone():
    return ZoneInfo(default_timezone())
