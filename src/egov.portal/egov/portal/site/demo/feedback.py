"""The demo's feedback: sent and moved through the product's own functions, at the instants of their history."""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.feedback import lifecycle
from egov.portal.feedback import rating
from egov.portal.feedback.sending import PARTS
from egov.portal.feedback.sending import send
from egov.portal.feedback.sending import Sending
from egov.portal.feedback.transitions import SENDERS
from egov.portal.organisation.calendar import work_calendar
from egov.portal.site.demo import data
from egov.portal.site.demo import schedule
from egov.portal.site.demo.paper import sample
from egov.portal.site.demo.people import applicants
from egov.portal.site.demo.people import staff_of
from plone import api


def load():
    """Send and move all feedback, the acts of all in the order of time."""
    people = applicants()
    histories = [History(row, people[row["sender"]]) for row in data.read("feedback.json")["feedback"]]
    acts = [(instant, history, step) for history in histories for instant, step in history.plan()]
    for instant, history, step in sorted(acts, key=lambda each: each[0]):
        with clock.at(instant):
            history.do(step)


class History:
    """What happens to one feedback: sending (the step None), then the steps of its row."""

    def __init__(self, row, sender):
        self.row = row
        self.sender = sender
        self.feedback = None

    def plan(self):
        """(instant, step) of all that happens."""
        calendar = work_calendar()
        start = schedule.begin(calendar, clock.now(), self.row["ago"], self.row["at"])
        hours = [step["after"] for step in self.row["steps"]]
        return [(start, None), *zip(schedule.instants(calendar, start, hours), self.row["steps"], strict=True)]

    def do(self, step):
        """Send it, or take a step, as the person whose act it is."""
        if step is None:
            self.feedback, _pin = send(self._sending())
        elif step["act"] in SENDERS:
            lifecycle.act_as_sender(self.feedback, step["act"], step["data"])
        elif step["act"] == "rate":
            rating.rate(self.feedback, **step["data"])
        else:
            self._act(step)

    def _act(self, step):
        staff = staff_of(self.feedback.agency)
        known = {"@processing": staff["processing"]}
        values = {name: known.get(value, value) for name, value in step["data"].items() if name != "until"}
        if "until" in step["data"]:
            today = work_calendar().local(clock.now()).date()
            values["until"] = work_calendar().on_or_after(today + timedelta(days=step["data"]["until"]))
        with api.env.adopt_user(username=staff[step["by"]]):
            lifecycle.act(self.feedback, step["act"], values)

    def _sending(self):
        row = self.row
        return Sending(
            title=row["title"],
            text=row["text"],
            submitter={name: self.sender[name] for name in PARTS if self.sender.get(name)},
            procedure_code=row.get("procedure", ""),
            dossier=row.get("dossier", ""),
            may_publish=row.get("may_publish", True),
            files=[sample(name) for name in row.get("files", ())],
            account=row["sender"] if row["account"] else "",
        )
