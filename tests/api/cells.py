"""Tables of who may do what, as documents, and every cell of one tried on the running site."""

import os
from pathlib import Path
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from tests.api.support import RestTest
from tests.dossier.support import PASSWORD
import transaction


DOCS = Path(__file__).resolve().parents[2] / "docs"
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


def allowed(cells, operation, roles):
    """May somebody with these roles do it? Nothing is for who may not even look at it."""
    return bool(cells["view"] & roles) and bool(cells[operation] & roles)


class CellsTest(RestTest):
    """`make(state)` gives the address of one that has come to that state; `check_reading` and `check_transition` try
    the cells of a person; `table` is the table."""

    maxDiff = None
    reading = ()

    def setUp(self):
        super().setUp()
        for name, group in (("supervisor", "supervisors"), ("editor", "procedure-editors")):
            api.user.create(username=name, email=f"{name}@example.org", password=PASSWORD)
            api.group.add_user(groupname=group, username=name)
        transaction.commit()
        self.found = []

    def person(self, who):
        session = self.session(who)
        if who == TEST_USER_NAME:
            session.auth = (TEST_USER_NAME, TEST_USER_PASSWORD)
        return session

    def hold(self, expected, happened, *cell):
        """Note the cell where something else happened than the table says."""
        if expected != happened:
            self.found.append((*cell, f"table: {expected}, site: {happened}"))

    def check(self, state):
        """Hold all cells of a state. What may not be done is tried on one of them, what may, on a fresh one each."""
        self.untouched = self.make(state)
        for who, (_title, roles) in PEOPLE.items():
            self.check_reading(state, who, roles)
            for transition in set(self.table[state]) - set(self.reading):
                self.check_transition(state, transition, who, allowed(self.table[state], transition, roles))
        self.assertEqual(self.found, [])
        self.assertEqual(self.review_state(), state)


def try_every_cell(case, states):
    """Give the case a test for each state."""
    for state in states:
        setattr(case, f"test_{state}", lambda self, state=state: self.check(state))


def held(case, document, written):
    """Hold what should be written against the document; UPDATE_DOCS=1 in the environment writes it anew."""
    if os.environ.get("UPDATE_DOCS"):
        document.write_text(written, encoding="utf-8")
    case.assertEqual(document.read_text(encoding="utf-8"), written, "stale: run it again with UPDATE_DOCS=1")


def markdown(introduction, table, people, states, rules, may=allowed):
    """The table as the document has it. `rules`: {(state, transition): sentence}; `may`: as `allowed`."""
    titles = [title for title, _roles in people.values()]
    parts = [introduction]
    for state in states:
        head = f"\n## {state}\n\n| | {' | '.join(titles)} |\n|---|{':-:|' * len(titles)}\n"
        rows = (_row(table[state], operation, people, may) for operation in table[state])
        parts.append(head + "".join(rows))
        parts += [f"\n{name}: {rule}\n" for (place, name), rule in rules.items() if place == state]
    return "".join(parts)


def _row(cells, operation, people, may):
    marks = ("●" if may(cells, operation, roles) else "·" for _title, roles in people.values())
    return f"| {operation} | {' | '.join(marks)} |\n"
