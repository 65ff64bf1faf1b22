"""Every cell of docs/permissions.md, by the pages and by REST: who may do what with a dossier in which state.

UPDATE_DOCS=1 in the environment writes the file anew.
"""

from egov.portal.dossier import access
from egov.portal.dossier import lifecycle
from egov.portal.dossier.acts import ACTS
import os
from pathlib import Path
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from tests.api.support import RestTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.support import PASSWORD
import transaction


DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"

EVERYBODY = {"Anonymous"}
MEMBER = EVERYBODY | {"Authenticated", "Member"}
STAFF = MEMBER | {"Staff"}
PEOPLE = {
    None: ("Visitor", EVERYBODY),
    "neighbour": ("Another account", MEMBER),
    "stranger": ("Staff of another agency", STAFF),
    "supervisor": ("Supervisor", MEMBER | {"Supervisor"}),
    "editor": ("Editor of procedures", MEMBER | {"Contributor", "Editor", "Reviewer"}),
    "citizen": ("Applicant", MEMBER | {"Owner"}),
    "receptionist": ("Reception", STAFF | {"Receptionist"}),
    "officer": ("Officer", STAFF | {"Officer"}),
    "leader": ("Leader", STAFF | {"Leader"}),
    TEST_USER_NAME: ("Manager", MEMBER | {"Manager"}),
}

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


def allowed(cells, operation, roles):
    """May somebody with these roles do it? Nothing is for who may not even look at the dossier."""
    return bool(cells["view"] & roles) and bool(cells[operation] & roles)


class TestPermissions(RestTest):
    maxDiff = None

    def setUp(self):
        super().setUp()
        for name, group in (("supervisor", "supervisors"), ("editor", "procedure-editors")):
            api.user.create(username=name, email=f"{name}@example.org", password=PASSWORD)
            api.group.add_user(groupname=group, username=name)
        transaction.commit()
        self.table = access.table()
        self.found = []

    def person(self, who):
        session = self.session(who)
        if who == TEST_USER_NAME:
            session.auth = (TEST_USER_NAME, TEST_USER_PASSWORD)
        return session

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

    def hold(self, expected, happened, *cell):
        """Note the cell where something else happened than the table says."""
        if expected != happened:
            self.found.append((*cell, f"table: {expected}, site: {happened}"))

    def check(self, state):
        """Hold all cells of a state. What may not be done is tried on one dossier, what may, on a fresh one each."""
        self.untouched = self.make(state)
        for who, (_title, roles) in PEOPLE.items():
            self.check_reading(state, who, roles)
            for transition in set(self.table[state]) - set(PAGES):
                self.check_transition(state, transition, who, allowed(self.table[state], transition, roles))
        self.assertEqual(self.found, [])
        self.assertEqual(self.person("citizen").get(self.untouched).json()["review_state"], state)

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


def _test(state):
    def test(self):
        self.check(state)

    test.__name__ = f"test_{state}"
    return test


for state in WAYS:
    setattr(TestPermissions, f"test_{state}", _test(state))


class TestDocument(RestTest):
    maxDiff = None

    def test_the_states_are_those_of_the_workflow(self):
        self.assertEqual(set(access.table()), set(WAYS))

    def test_the_document_is_fresh(self):
        written = markdown(access.table())
        if os.environ.get("UPDATE_DOCS"):
            DOCUMENT.write_text(written, encoding="utf-8")
        self.assertEqual(DOCUMENT.read_text(encoding="utf-8"), written, "stale: run it again with UPDATE_DOCS=1")


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


def markdown(table):
    """The table as the document has it."""
    titles = [title for title, _roles in PEOPLE.values()]
    parts = [INTRODUCTION]
    for state in WAYS:
        head = f"\n## {state}\n\n| | {' | '.join(titles)} |\n|---|{':-:|' * len(titles)}\n"
        parts.append(head + "".join(_row(table[state], operation) for operation in table[state]))
        parts += [f"\n{name}: {rule}\n" for (place, name), rule in RULES.items() if place == state]
    return "".join(parts)


def _row(cells, operation):
    marks = ("●" if allowed(cells, operation, roles) else "·" for _title, roles in PEOPLE.values())
    return f"| {operation} | {' | '.join(marks)} |\n"
