"""The feedback: what was sent, by whom, about what, and what came of it."""

from collections.abc import Mapping
import datetime
from egov.portal.dossier.records import Paper
from egov.portal.feedback import catalogue
from egov.portal.feedback.records import Answer
from egov.portal.feedback.records import Enquiry
from egov.portal.feedback.records import Publication
from egov.portal.organisation.groups import DUTIES
from egov.portal.organisation.groups import group_id
from plone.dexterity.content import Item
from Products.CMFCore.interfaces import IWorkflowTool
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


Instant = datetime.datetime | None

WORKFLOW = "feedback_workflow"


class IFeedback(Interface):
    """A feedback. Its attributes are those of `Feedback`; none is edited through a stock form."""


@implementer(IFeedback)
class Feedback(Item):
    """A feedback. Instants are aware and in UTC. Defaults stand in the class; values are replaced, never changed.

    Who sent it sees it on a page of the site, by reference and PIN or as its account: he holds no role on it, so no
    stock view of Plone shows him who handled it.
    """

    portal_type = "Feedback"

    reference: str = ""
    """`PA-YYMMDD-NNNN`, for life. It tells no agency: another one may get it."""
    pin_hash: str = ""
    text: str = ""
    submitter: Mapping[str, str] = {}
    """Who sent it: name, email, phone, address, organisation."""
    owner: Mapping[str, str] = {}
    """Nobody else stands behind it; named as in a dossier, whose letters are the same."""
    account: str = ""
    sending_key: str = ""
    """Under which a repeated attempt at sending it finds it (`sending.attempt`); "" where it came without a key."""
    papers: tuple[Paper, ...] = ()
    may_publish: bool = True
    """Does the sender agree that question and answer are published without names?"""
    procedure_code: str = ""
    """National code of the procedure that it is about."""
    procedure_title: str = ""
    dossier: str = ""
    """The reference of the dossier that it is about, as the sender wrote it; whether there is one is not asked."""
    agency: str = ""
    officer: str = ""

    received: Instant = None
    due: Instant = None
    """Until when it is to be answered."""
    ended: Instant = None
    enquiries: tuple[Enquiry, ...] = ()
    answer: Answer | None = None
    publication: Publication | None = None
    reason: str = ""
    """Why it was refused, or is not published."""
    rating: Any = None
    journal: tuple = ()
    reminded: Mapping[str, Any] = {}
    """Of what its officer has been reminded, by kind: the date that was told (`notification.agenda`)."""
    retention_notice: Instant = None
    anonymised: Instant = None

    def __getattr__(self, name):
        # All defaults stand above and there are no behaviours: asking the schemas for them costs, and finds nothing.
        raise AttributeError(name)

    @property
    def __ac_local_roles__(self):
        """The groups of the agency that has it, whichever that is: nothing is stored."""
        return {group_id(self.agency, duty): [role] for duty, role in DUTIES.items()} if self.agency else {}

    @property
    def review_state(self):
        """The id of its state."""
        history = self.workflow_history.get(WORKFLOW)
        return history[-1]["review_state"] if history else ""

    @property
    def enquiry(self):
        """The question that waits for the sender, or None."""
        return next((each for each in self.enquiries if each.answered is None), None)

    def indexObject(self):
        """It is indexed by whoever changes it (`lifecycle`, `sending`), once, and in its own catalogue alone."""

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        """See indexObject."""

    def reindexObjectSecurity(self, skip_self=False):
        """See indexObject."""

    def unindexObject(self):
        """Take it out of its catalogue."""
        catalogue.tool().remove(self)

    def notifyModified(self):
        """The journal tells what changed and when."""


# zope.annotation stores at `__annotations__` and would find the class's dict of type hints there: one for all, and
# never saved.
del Feedback.__annotations__


@adapter(IFeedback, IWorkflowTool)
def workflow_chain(feedback, tool):
    """All follow the one workflow."""
    return (WORKFLOW,)
