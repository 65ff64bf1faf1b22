"""The demo's dossiers: filed and moved through the product's own functions, at the instants of their history."""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.dossier import handing
from egov.portal.dossier.filing import file_dossier
from egov.portal.dossier.filing import Filing
from egov.portal.dossier.lifecycle import act
from egov.portal.dossier.rating import rate
from egov.portal.intake.questions import paper_field
from egov.portal.organisation.calendar import work_calendar
from egov.portal.site.demo import data
from egov.portal.site.demo import schedule
from egov.portal.site.demo.paper import sample
from egov.portal.site.demo.people import applicants
from egov.portal.site.demo.people import staff_of
from plone import api


def load(procedures):
    """File and move all dossiers, the acts of all of them in the order of time, so that numbers run as they would."""
    people, journeys = applicants(), data.read("journeys.json")
    histories = [
        History(row, procedures[row["procedure"]], people[row["applicant"]], journeys[row["journey"]])
        for row in data.read("dossiers.json")
    ]
    acts = [(instant, history, step) for history in histories for instant, step in history.plan()]
    for instant, history, step in sorted(acts, key=lambda each: each[0]):
        with clock.at(instant):
            history.do(step)


class History:
    """What happens to one dossier: filing (the step None), then the steps of its journey.

    A value "@…" in a step's data stands for what only the dossier knows; see `_resolved`.
    """

    def __init__(self, row, procedure, owner, journey):
        self.row = row
        self.procedure = procedure
        self.owner = owner
        self.journey = [*journey, *self._rating(row)]
        self.staff = staff_of(procedure.agency)
        self.dossier = None

    @staticmethod
    def _rating(row):
        """The step in which the applicant rates, where he does."""
        return [{"act": "rate", "by": "owner", "after": 1, "data": row["rating"]}] if "rating" in row else []

    def plan(self):
        """(instant, step) of all that happens."""
        calendar = work_calendar()
        start = schedule.begin(calendar, clock.now(), self.row["ago"], self.row["at"])
        hours = [self.row["work"] if step["after"] == "work" else step["after"] for step in self.journey]
        return [(start, None), *zip(schedule.instants(calendar, start, hours), self.journey, strict=True)]

    def do(self, step):
        """File it, or take a step, as the person whose act it is."""
        by = self._filer() if step is None else self._person(step["by"])
        with api.env.adopt_user(username=by):
            if step is None:
                self.dossier = file_dossier(self._filing()).dossier
            elif step["act"] == "rate":
                rate(self.dossier, step["data"])
            else:
                act(self.dossier, step["act"], {name: self._resolved(value) for name, value in step["data"].items()})

    def _filing(self):
        forms = self.procedure.forms()
        return Filing(
            procedure=self.procedure,
            form=forms[0] if forms else None,
            answers=self._answers(),
            papers={paper_field(row["id"]): self._upload(row) for row in self._evidences()},
            owner=self.owner,
            submitter=self.owner,
            account=self.row["applicant"] if self._is_online() else "",
            case=self.row["case"],
            channel=self.row["channel"],
            # What the desk enters is accepted at once; it is not submitted.
            draft=not self._is_online() or self.row["journey"] == "draft",
            entered_by="" if self._is_online() else self.staff["reception"],
            handed_in={} if self._is_online() else self._handed_in(),
        )

    def _is_online(self):
        return self.row["channel"] == "online"

    def _filer(self):
        return self.row["applicant"] if self._is_online() else self.staff["reception"]

    def _person(self, duty):
        return self.row["applicant"] if duty == "owner" else self.staff[duty]

    def _evidences(self):
        return [row for row in self.procedure.evidences_of(self.row["case"]) if row["required"]]

    def _handed_in(self):
        return {row["id"]: (row.get("originals") or 0, row.get("copies") or 0) for row in self._evidences()}

    def _upload(self, evidence):
        return [(sample(f"{evidence['id']}.pdf"), evidence["title"], evidence["id"])]

    def _answers(self):
        """The answers; a number of days stands for the date so far from the day of filing."""
        today = work_calendar().local(clock.now()).date()
        return {
            name: (today + timedelta(days=value["days"])).isoformat() if isinstance(value, dict) else value
            for name, value in self.row["answers"].items()
        }

    def _resolved(self, value):
        first = self._evidences()[:1]
        known = {
            "@processing": lambda: self.staff["processing"],
            "@paper": lambda: sample("ket-qua.pdf"),
            "@items": lambda: [paper_field(row["id"]) for row in first],
            "@papers": lambda: {paper_field(row["id"]): self._upload(row) for row in first},
            "@receipt": lambda: "" if self._is_online() else handing.TAKEN_BACK,
            "@owner.name": lambda: self.owner["name"],
            "@owner.identity_number": lambda: self.owner["identity_number"],
        }
        return known[value]() if isinstance(value, str) and value in known else value
