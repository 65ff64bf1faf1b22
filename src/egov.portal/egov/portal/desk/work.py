"""`@@work`: the part of the desk's page about steps, opinions, requests to the desk and outgoing papers.

Also `@@opinion-file/<n>` and `@@outgoing-file/<n>`, for those who may read the journal: the staff.
"""

from dataclasses import dataclass
from datetime import datetime
from egov.portal.desk.downloads import Download
from egov.portal.dossier import clock
from egov.portal.dossier import deadlines
from egov.portal.dossier import outgoing
from egov.portal.dossier import rights
from egov.portal.dossier import steps
from egov.portal.dossier.acts import ACTS
from egov.portal.dossier.lifecycle import available
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.officers import people_of
from egov.portal.dossier.records import HandOver
from egov.portal.dossier.records import numbered
from egov.portal.organisation.directory import agency_title
from egov.portal.organisation.directory import entry
from egov.portal.rules.status import PAUSED_STATES
from egov.portal.tracking.page import Page
from egov.portal.tracking.timeleft import TimeLeft
from egov.portal.tracking.timeline import person
from egov.portal.tracking.words import left
from egov.portal.tracking.words import STOPPED_CLOCK
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from types import SimpleNamespace
from zExceptions import NotFound


@dataclass(frozen=True)
class StepLine:
    """A hand-over as the page shows it. `gone`: its agency does not exist any more; `nobody`: no one could take it."""

    handover: HandOver
    agency: str
    officer: str
    due: datetime | None
    left: TimeLeft | None
    gone: bool = False
    nobody: bool = False


class WorkFragment(Page):
    """`<tal:work replace="structure dossier/@@work" />`. Shows nothing of what there is nothing of."""

    template = ViewPageTemplateFile("templates/work.pt")
    person = staticmethod(person)
    agency_title = staticmethod(agency_title)

    @cached_property
    def actions(self):
        """Address and title of the acts that the reader can do here now, by id."""
        base = f"{self.context.absolute_url()}/@@act?transition="
        return {
            each.id: {"url": base + each.id, "title": each.title} for each in available(self.context) if each.id in ACTS
        }

    def buttons(self, *names):
        """Those of these acts that the reader can do."""
        return [self.actions[name] for name in names if name in self.actions]

    def link(self, name, field, value):
        """The address of an act with one of its fields filled in; "" when the reader cannot do it."""
        action = self.actions.get(name)
        return action["url"] + f"&{field}={value}" if action else ""

    @cached_property
    def lines(self):
        """The hand-overs, the present one last."""
        return [self._line(handover) for handover in self.context.handovers]

    def here(self):
        """The present one, or None."""
        return self.lines[-1] if steps.current(self.context) else None

    def ahead(self):
        """The names of the steps still to come."""
        return steps.ahead(self.context)

    def answerable(self, opinion):
        """Where the reader answers this one, "" where he cannot."""
        mine = opinion.closed is None and rights.serves(opinion.agency)
        return self.link("give_opinion", "opinion", opinion.number) if mine else ""

    def overdue(self, opinion):
        """Has the time of an open opinion run out?"""
        return opinion.closed is None and opinion.until < clock.now()

    def kind(self, paper):
        """What kind of paper it is, in words."""
        return outgoing.KINDS.get(paper.kind, paper.kind)

    def _line(self, handover):
        due = steps.due_of(self.context, handover)
        open_one = handover.ended is None
        gone = open_one and entry(handover.agency) is None
        return StepLine(
            handover=handover,
            agency=agency_title(handover.agency),
            officer=person(handover.receiver or handover.officer),
            due=due,
            left=self._left(due) if open_one else None,
            gone=gone,
            nobody=open_one and not gone and not handover.officer and not people_of(handover.agency),
        )

    def _left(self, due):
        if due is None:
            return None
        if standing(self.context.review_state) in PAUSED_STATES:
            return TimeLeft("paused", STOPPED_CLOCK)
        step = SimpleNamespace(due=due, review_state=self.context.review_state, finished=None)
        return TimeLeft(str(deadlines.standing(step)), left(deadlines.remaining(step)))


class _StaffFile(Download):
    """The file of the record of that number; 404 where it has none."""

    records = ""

    def _pick(self, records):
        record = numbered(records, self.path[-1])
        if record is None or record.file is None:
            raise NotFound(self.path[-1])
        return record

    def _files(self):
        return getattr(self.context, self.records)


class OpinionFile(_StaffFile):
    """What came with an opinion."""

    records = "opinions"


class OutgoingFile(_StaffFile):
    """The file of an outgoing paper."""

    records = "outgoing"
