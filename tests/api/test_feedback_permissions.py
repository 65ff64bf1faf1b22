"""Every cell of the tables of feedback in docs/permissions.md, by the pages and by REST."""

from datetime import date
from egov.portal.dossier import access
from egov.portal.dossier import clock
from egov.portal.dossier.rating import GRADES
from egov.portal.feedback import catalogue
from egov.portal.feedback import lifecycle
from egov.portal.feedback.transitions import SENDERS
from egov.portal.throttle import limiter
from html import unescape
from tests.api import cells
from tests.api.cells import allowed
from tests.api.cells import CellsTest
from tests.dossier.support import a_file
from tests.dossier.support import acting
from tests.dossier.support import instant
from tests.dossier.support import OTHER_AGENCY
from tests.feedback.support import PUBLIC
from tests.feedback.support import sent
import transaction


PEOPLE = {**cells.PEOPLE, "citizen": ("Sender", cells.PEOPLE["citizen"][1])}
LATER = date(2099, 12, 31)
ASK = ("officer", "ask", {"question": "?", "until": LATER})
ASSIGN = ("receptionist", "assign", {"officer": "officer"})
ANSWER = ("officer", "answer", {"text": "x"})
WAYS = {
    "received": (),
    "information_required": (ASK,),
    "processing": (ASSIGN,),
    "answered": (ANSWER,),
    "published": (ANSWER, ("officer", "publish", PUBLIC)),
    "closed": (ANSWER, ("officer", "close", {"reason": "x"})),
    "refused": (("officer", "refuse", {"reason": "x"}),),
    "withdrawn": (("citizen", "withdraw", {}),),
}
DATA = {
    "assign": {"officer": "officer"},
    "pass_on": {"agency": OTHER_AGENCY},
    "ask": {"question": "?", "until": "2099-12-31"},
    "answer": {"text": "x"},
    "publish": PUBLIC,
}
SAID = {"supply": {"reply": {"text": "x"}}, "withdraw": {"withdrawal": {}}}
SHOWN = {"supply": "@@feedback-reply", "withdraw": "@@feedback-withdraw"}
"""What the status page has where the sender can do it."""
READING = {"follow": "", "view": "View", "edit": "Modify portal content", "read files": "View"}
RATED = ("answered", "published", "closed")
RULES = {
    ("information_required", "refuse"): "Only when the sender's time to answer is over.",
    ("answered", "publish"): "Only with the sender's consent, and without what tells who he is.",
}


def table():
    """The table of the workflow, and what the sender does on his status page: he holds no role on the feedback."""
    operations = {name: permission for name, permission in READING.items() if permission}
    found = access.table("feedback_workflow", operations)
    for state, row in found.items():
        sender = {"follow": frozenset({"Owner"}), "rate": frozenset({"Owner"} if state in RATED else ())}
        found[state] = {**sender, **row, "view": row["view"]}
    return found


def may(row, operation, roles):
    """As `cells.allowed`; what the sender does hangs on his following it, not on View."""
    if operation in SENDERS | {"follow", "rate"}:
        return bool(row["follow"] & roles) and bool(row[operation] & roles)
    return allowed(row, operation, roles)


class TestFeedbackPermissions(CellsTest):
    reading = READING

    def setUp(self):
        super().setUp()
        self.table = table()

    def make(self, state):
        """Feedback that has come to this state; gives its address. `key` opens it by REST."""
        limiter.storage.reset()
        transaction.begin()
        feedback, pin = sent("2026-11-16 09:00", account="citizen", files=[a_file()])
        for who, transition, data in WAYS[state]:
            with acting(who, "2026-11-16 10:00"), clock.at(instant("2026-11-16 10:00")):
                do = lifecycle.act_as_sender if transition in SENDERS else lifecycle.act
                do(feedback, transition, data)
        self.assertEqual(feedback.review_state, state)
        transaction.commit()
        self.key = {"reference": feedback.reference, "pin": pin}
        return feedback.absolute_url()

    def check(self, state):
        self.untouched, self.kept = self.make(state), self.key
        for who, (_title, roles) in PEOPLE.items():
            limiter.storage.reset()
            self.check_reading(state, who, roles)
            for transition in set(self.table[state]) - set(READING):
                expected = may(self.table[state], transition, roles)
                by = self.check_by_sender if transition in SENDERS | {"rate"} else self.check_transition
                by(state, transition, who, expected)
        self.assertEqual(self.found, [])
        self.assertEqual(catalogue.by_reference(self.kept["reference"]).review_state, state)

    def check_reading(self, state, who, roles):
        url, session, row = self.untouched, self.person(who), self.table[state]
        key = {**self.kept, "pin": self.kept["pin"] if who == "citizen" else "AAAAAA"}
        self.hold(may(row, "view", roles), "submitter" in session.get(url).json(), state, "view", who, "REST")
        edited = session.patch(url, json={"title": "x"}).status_code == 204
        self.hold(may(row, "edit", roles), edited, state, "edit", who, "REST")
        followed = session.get("/@feedback-status", params=key).status_code == 200
        self.hold(may(row, "follow", roles), followed, state, "follow", who, "REST")
        session.headers["Accept"] = "text/html"
        for operation, page in (("view", ""), ("edit", "/edit"), ("read files", "/@@feedback-file/sent/1")):
            shown = session.get(url + page, allow_redirects=False).status_code == 200
            self.hold(may(row, operation, roles), shown, state, operation, who, "page")
        page = unescape(session.get(f"/@@feedback-status?reference={self.kept['reference']}").text)
        self.hold(may(row, "follow", roles), "Bộ phận một cửa" in page, state, "follow", who, "page")

    def check_transition(self, state, transition, who, expected):
        url = self.make(state) if expected else self.untouched
        session = self.person(who)
        session.headers["Accept"] = "text/html"
        page = session.get(f"{url}/@@act?transition={transition}", allow_redirects=False)
        self.hold(expected, page.status_code == 200, state, transition, who, "page")
        session.headers["Accept"] = "application/json"
        answer = session.post(f"{url}/@workflow/{transition}", json=DATA.get(transition, {"reason": "x"}))
        ruled = (state, transition) in RULES and answer.status_code == 400
        done = answer.status_code == 200 or (ruled and expected)
        self.hold(expected, done, state, transition, who, f"REST {answer.status_code} {answer.text[:90]}")

    def check_by_sender(self, state, what, who, expected):
        """What the sender does, tried by everybody: with the wrong PIN, and by the pages of staff."""
        url = self.make(state) if expected else self.untouched
        key = self.key if expected else {**self.kept, "pin": self.kept["pin"] if who == "citizen" else "AAAAAA"}
        session = self.person(who)
        session.headers["Accept"] = "text/html"
        page = session.get(f"/@@feedback-status?reference={key['reference']}").text
        shown = SHOWN.get(what, "@@feedback-rate") in page
        self.hold(expected, shown, state, what, who, "page")
        session.headers["Accept"] = "application/json"
        body = SAID.get(what, {"rating": {"grade": next(iter(GRADES))}})
        answer = session.post("/@feedback-status", json={**key, **body})
        self.hold(expected, answer.status_code == 200, state, what, who, f"REST {answer.status_code}")
        if what in SENDERS:
            other = session.post(f"{url}/@workflow/{what}", json={"text": "x"}).status_code
            self.hold(False, other == 200, state, what, who, f"@workflow {other}")


cells.try_every_cell(TestFeedbackPermissions, WAYS)

INTRODUCTION = """
# Who may do what with feedback

Made from the workflow `feedback_workflow`, likewise (`tests/api/test_feedback_permissions.py`). Reception, officer and
leader are those of the agency that has it: the feedback itself says which, so passing it on changes both at once. The
sender holds no role on it. He follows it on his status page, by reference and PIN, by the link of a message or with his
account, and what he does he does there.
"""
