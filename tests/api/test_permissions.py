"""Every cell of docs/permissions.md, by the pages and by REST: who may do what with a dossier in which state.

UPDATE_DOCS=1 in the environment writes the file anew.
"""

from egov.portal.dossier import access
from egov.portal.dossier import lifecycle
from egov.portal.dossier.acts import ACTS
from tests.api import test_feedback_permissions as feedback
from tests.api.cells import allowed
from tests.api.cells import CellsTest
from tests.api.cells import DOCS
from tests.api.cells import held
from tests.api.cells import markdown
from tests.api.cells import PEOPLE
from tests.api.cells import try_every_cell
from tests.api.support import RestTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
import transaction


DOCUMENT = DOCS / "permissions.md"
ACCEPT = ("receptionist", "accept", {})
PROCESS = ("receptionist", "process", {"officer": "officer"})
COMPLETE = ("officer", "complete", {"outcome": "x"})
WAYS = {
    "draft": (),
    "submitted": (),
    "accepted": (ACCEPT,),
    "processing": (ACCEPT, PROCESS),
    "supplement_required": (ACCEPT, ("receptionist", "require_supplement", {"reason": "x", "items": ["place"]})),
    "payment_required": (ACCEPT, ("receptionist", "require_payment", {"amount": 8000})),
    "withdrawal_requested": (ACCEPT, ("citizen", "request_withdrawal", {"reason": "x"})),
    "rejected": (("receptionist", "reject", {"reason": "x"}),),
    "stopped": (ACCEPT, PROCESS, ("officer", "stop", {"reason": "x"})),
    "completed": (ACCEPT, PROCESS, COMPLETE),
    "returned": (ACCEPT, PROCESS, COMPLETE, ("receptionist", "return_result", {"received_by": "x"})),
}
DATA = {
    "process": {"officer": "officer"},
    "require_supplement": {"reason": "x", "items": ["place"]},
    "supply": {"answers": {"place": "x"}},
    "require_payment": {"amount": 8000},
    "pay": {"amount": 8000},
    "complete": {"outcome": "x"},
    "return_result": {"received_by": "x"},
}
BY_THE_DESK = "An officer only where the procedure says that officers ask the applicant themselves."
RULES = {
    ("submitted", "require_supplement"): BY_THE_DESK,
    ("accepted", "require_supplement"): BY_THE_DESK,
    ("processing", "require_supplement"): BY_THE_DESK,
    ("processing", "process"): "Only the officer who holds the dossier, or a manager, hands it on.",
    ("supplement_required", "reject"): "Only when the applicant's time to answer is over.",
}
"""What may be done only when a rule of the process is kept as well: refused with its reason, not for want of a role."""
PAGES = {
    "view": "",
    "edit": "edit",
    "read answers": "@@status",
    "read papers": "@@paper/paper_proposal/1",
    "read journal": "@@desk",
    "print slips": "@@slips",
}


class TestPermissions(CellsTest):
    reading = PAGES

    def setUp(self):
        super().setUp()
        self.table = access.table()

    def make(self, state):
        """A dossier that has come to this state; gives its address."""
        transaction.begin()
        with acting("citizen", "2026-11-16 09:00"):
            dossier = file_one(self.procedure, draft=state == "draft").dossier
        for who, transition, data in WAYS[state]:
            with acting(who, "2026-11-16 10:00"):
                lifecycle.act(dossier, transition, data)
        self.assertEqual(dossier.review_state, state)
        transaction.commit()
        return dossier.absolute_url()

    def review_state(self):
        return self.person("citizen").get(self.untouched).json()["review_state"]

    def check_reading(self, state, who, roles):
        url, session = self.untouched, self.person(who)
        data = session.get(url).json()
        timeline = session.get(f"{url}/@timeline").json().get("items", [])
        by_rest = {
            "view": "reference" in data,
            "edit": session.patch(url, json={"title": "x"}).status_code == 204,
            "read answers": "answers" in data,
            "read papers": "papers" in data,
            "read journal": any("name" in item for item in timeline),
        }
        session.headers["Accept"] = "text/html"
        for operation, page in PAGES.items():
            expected = allowed(self.table[state], operation, roles)
            shown = session.get(f"{url}/{page}".rstrip("/"), allow_redirects=False)
            self.hold(expected, shown.status_code == 200, state, operation, who, "page")
            if operation in by_rest:
                self.hold(expected, by_rest[operation], state, operation, who, "REST")

    def check_transition(self, state, transition, who, expected):
        url = self.make(state) if expected else self.untouched
        session = self.person(who)
        body = DATA.get(transition, {"reason": "x"} if transition != "accept" else {})
        session.headers["Accept"] = "text/html"
        page = session.get(f"{url}/@@act?transition={transition}", allow_redirects=False)
        self.hold(expected, page.status_code == 200, state, transition, who, "page")
        session.headers["Accept"] = "application/json"
        answer = session.post(f"{url}/@workflow/{transition}", json=body)
        ruled = (state, transition) in RULES or transition in ACTS
        done = answer.status_code == 200 or (ruled and answer.status_code == 400 and expected)
        self.hold(expected, done, state, transition, who, f"REST {answer.status_code} {answer.text[:90]}")


try_every_cell(TestPermissions, WAYS)


class TestDocument(RestTest):
    maxDiff = None

    def test_the_states_are_those_of_the_workflow(self):
        self.assertEqual(set(access.table()), set(WAYS))
        self.assertEqual(set(feedback.table()), set(feedback.WAYS))

    def test_the_document_is_fresh(self):
        dossiers = markdown(INTRODUCTION, access.table(), PEOPLE, WAYS, RULES)
        about = (feedback.INTRODUCTION, feedback.table(), feedback.PEOPLE, feedback.WAYS, feedback.RULES, feedback.may)
        held(self, DOCUMENT, dossiers + markdown(*about))


INTRODUCTION = """# Who may do what with a dossier

Made from the workflow `dossier_workflow` and the site's permissions (`egov.portal.dossier.access`); a test tries every
cell on the running site, by the pages and by REST (`tests/api/test_permissions.py`). ● may, · may not.

Reception, officer and leader are those of the agency to which the dossier belongs: their groups hold the roles on the
agency's folder of dossiers. The applicant holds the role Owner on the dossier itself.

An agency that has an internal step of a dossier holds Officer and Leader on that dossier while it has the step;
what only the receiving agency does (`egov.portal.dossier.preconditions.FOR_OWN_AGENCY`) is refused to it. One that is
asked for an opinion holds Consulted until it has answered: it reads, and answers. The acts within a state
(`egov.portal.dossier.acts`) are refused with their reason while there is no occasion for them.
"""
