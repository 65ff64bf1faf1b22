"""The dossier: what was filed, under which rules, and what has happened to it."""

from collections.abc import Mapping
import datetime
from egov.portal.dossier import catalogue
from egov.portal.dossier.records import DeskRequest
from egov.portal.dossier.records import HandOver
from egov.portal.dossier.records import Opinion
from egov.portal.dossier.records import OutgoingPaper
from egov.portal.dossier.records import Paper
from egov.portal.dossier.records import Payment
from egov.portal.dossier.records import Receiver
from egov.portal.dossier.records import Supplement
from egov.portal.dossier.thread import AGENCY
from egov.portal.dossier.thread import unseen
from egov.portal.rules.deadline import Extension
from plone import api
from plone.dexterity.content import Item
from Products.CMFCore.interfaces import IWorkflowTool
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


Instant = datetime.datetime | None

DEFAULT_WORKFLOW = "dossier_workflow"


class IDossier(Interface):
    """A dossier. Its attributes are those of `Dossier`; none is edited through a stock form."""


@implementer(IDossier)
class Dossier(Item):
    """A dossier (hồ sơ). Instants are aware and in UTC.

    The defaults stand in the class, so that a stored dossier carries only what differs. Mappings and tuples are
    replaced, never changed in place.
    """

    portal_type = "Dossier"

    reference: str = ""
    """`<unit code>-YYMMDD-NNNN`, for life; empty while it is a draft."""
    pin_hash: str = ""
    procedure: str = ""
    """UID of the procedure; what it said at filing time is in the snapshot."""
    procedure_code: str = ""
    agency: str = ""
    sector: str = ""
    case: str = ""
    channel: str = "online"
    """How it came: online, counter or post."""
    posted: datetime.date | None = None
    """The day on which a letter was given to the post."""
    handed_in: Mapping[str, tuple[int, int]] = {}
    """(originals, copies) that came on paper, by evidence."""
    account: str = ""
    """The account of the applicant; empty where the desk entered it for somebody without one."""
    owner: Mapping[str, str] = {}
    submitter: Mapping[str, str] = {}
    answers: Mapping[str, Any] = {}
    papers: Mapping[str, tuple[Paper, ...]] = {}
    """By form field; the newest version of each paper last."""
    results: tuple[Paper, ...] = ()
    snapshot: str = ""
    """Digest of what it was filed under (`egov.portal.dossier.snapshot`)."""
    filing_key: str = ""
    workflow: str = DEFAULT_WORKFLOW

    submitted: Instant = None
    acknowledge_by: Instant = None
    accepted: Instant = None
    due: Instant = None
    finished: Instant = None
    returned: Instant = None
    register_number: int = 0
    """Number in the agency's register (sổ theo dõi) of the year, given at acceptance."""

    officer: str = ""
    came_from: tuple[str, ...] = ()
    """States to go back to, the next one last."""
    resumes: str = ""
    """Set by a transition that leads back: the state where the workflow goes on."""
    resumes__roles__ = None
    # The workflow asks for it after each act, also of somebody whose right to see the dossier has ended with his act.
    handovers: tuple[HandOver, ...] = ()
    """The internal steps it has gone through, the present one last (`egov.portal.dossier.passing`)."""
    opinions: tuple[Opinion, ...] = ()
    desk_requests: tuple[DeskRequest, ...] = ()
    outgoing: tuple[OutgoingPaper, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    payments: tuple[Payment, ...] = ()
    extensions: tuple[Extension, ...] = ()
    findings: Mapping[str, Any] = {}
    """What reception found of each required paper, by its id (`egov.portal.dossier.checklist`)."""
    reason: str = ""
    """Why it was rejected, stopped or is to be withdrawn."""
    outcome: str = ""
    receiver: Receiver | None = None
    messages: tuple = ()
    """What applicant and agency have written to each other (`egov.portal.dossier.thread`)."""
    rating: Any = None
    """How the applicant found it (`egov.portal.dossier.rating`)."""
    journal: tuple = ()
    reminded: Mapping[str, datetime.datetime] = {}
    """What its people have been told of, by kind: which limit, so that each is told once."""
    retention_notice: Instant = None
    """When the person was told that the data will go."""
    anonymised: Instant = None
    """When the people in it were forgotten (`egov.portal.dossier.forgetting`)."""
    record: int = 0
    """Its number in the dossier catalogue."""

    def __getattr__(self, name):
        # All defaults stand above and there are no behaviours: asking the schemas for them costs, and finds nothing.
        raise AttributeError(name)

    @property
    def review_state(self) -> str:
        """The id of its state."""
        history = self.workflow_history.get(self.workflow)
        return history[-1]["review_state"] if history else ""

    @property
    def owner_name(self) -> str:
        """The name of the owner: the organisation's for an organisation."""
        party = self.owner
        return (party.get("kind") == "organisation" and party.get("organisation")) or party.get("name", "")

    @property
    def unread(self) -> bool:
        """Has the applicant written what the agency has not seen?"""
        return bool(unseen(self, AGENCY))

    def indexObject(self):
        """Have it indexed in the dossier catalogue at the end of the transaction."""
        catalogue.enqueue(self)

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        """See indexObject."""
        catalogue.enqueue(self)

    def reindexObjectSecurity(self, skip_self=False):
        """See indexObject."""
        catalogue.enqueue(self)

    def unindexObject(self):
        """Take it out of the dossier catalogue."""
        catalogue.remove(self)

    def notifyModified(self):
        """The journal tells what changed and when."""


# zope.annotation stores at `__annotations__` and would find the class's dict of type hints there: one for all dossiers,
# and never saved.
del Dossier.__annotations__


@adapter(IDossier, IWorkflowTool)
def workflow_chain(dossier, tool):
    """The workflow that its procedure named when it was filed; the default one if that is gone."""
    name = dossier.workflow
    return (name if name in api.portal.get_tool("portal_workflow").objectIds() else DEFAULT_WORKFLOW,)
