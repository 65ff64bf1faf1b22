"""Diagrams and tables of workflows, drawn from their definitions: `make docs` writes docs/workflows.md.

A test fails when the file no longer says what the definitions do.
"""

from egov.portal.inspection.definition import read
from egov.portal.inspection.workflow_checks import standing
from egov.portal.inspection.workflow_facts import facts
from egov.portal.inspection.workflow_facts import Workflow
from egov.portal.resources import CHECKOUT
from egov.portal.resources import directory
from egov.portal.rules.status import FINAL_STATES
from egov.portal.rules.status import STATUS_CODES
from pathlib import Path


TARGET = CHECKOUT / "docs" / "workflows.md"
HEAD = """# The workflows

Drawn from their definitions by `make docs`; do not edit. A site manager can define more of them on the page
`@@processes` of the portal or as XML, and a procedure can choose one (`processes.md`).
"""
ARROW = "{before} --> {after}: {title}"


def document() -> str:
    """The whole of docs/workflows.md."""
    folder = Path(directory("workflows")) / "workflows"
    definitions = [read(path.read_bytes()) for path in sorted(folder.glob("*/definition.xml"))]
    return "\n".join([HEAD, *(chapter(facts(definition)) for definition in definitions)])


def chapter(workflow: Workflow) -> str:
    """Diagram and tables of one workflow."""
    return "\n".join(
        [
            f"## {workflow.title} (`{workflow.id}`)\n",
            f"```mermaid\n{diagram(workflow)}\n```\n",
            "### States\n",
            _table(("state", "title", "national code"), state_rows(workflow)),
            "### Transitions\n",
            _table(("transition", "title", "from", "to", "who may"), transition_rows(workflow)),
        ]
    )


def diagram(workflow: Workflow) -> str:
    """A mermaid stateDiagram. What stays in its state is a loop; what goes by itself is in brackets."""
    lines = ["stateDiagram-v2", f"[*] --> {workflow.initial}"]
    lines += [f"{id}: {_label(workflow, state)}" for id, state in workflow.states.items()]
    lines += [
        ARROW.format(before=id, after=move.to or id, title=f"({move.title})" if move.automatic else move.title)
        for id, state in workflow.states.items()
        for move in workflow.moves(state)
    ]
    lines += [f"{id} --> [*]" for id, state in workflow.states.items() if _ends(workflow, state)]
    return "\n    ".join(lines)


def state_rows(workflow: Workflow) -> list[tuple[str, ...]]:
    """(id, title, national code) of each state."""
    return [(f"`{id}`", state.title, code_of(state)) for id, state in workflow.states.items()]


def transition_rows(workflow: Workflow) -> list[tuple[str, ...]]:
    """(id, title, from, to, who may) of each transition."""
    return [
        (f"`{id}`", move.title, ", ".join(offering(workflow, id)), move.to or "stays", who_may(move))
        for id, move in workflow.transitions.items()
    ]


def offering(workflow: Workflow, transition: str) -> list[str]:
    """The states that offer a transition."""
    return [id for id, state in workflow.states.items() if transition in state.exits]


def who_may(move) -> str:
    """The guard of a transition in a line; "automatic" for one that nobody causes."""
    parts = [*move.permissions, *move.roles, *move.groups]
    parts += [f"`{move.expression}`"] if move.expression else []
    who = "; ".join(parts)
    return f"automatic: {who}" if move.automatic else who or "everybody who sees it"


def code_of(state) -> str:
    """The national code that a state reports, "" for none."""
    code = STATUS_CODES.get(standing(state))
    return "" if code is None else str(code)


def _label(workflow, state):
    code = code_of(state)
    return f"{state.title} ({code})" if code else state.title


def _ends(workflow, state):
    """Nothing leads out of it, or the dossier has ended there although somebody may take that back."""
    return standing(state) in FINAL_STATES or not workflow.graph()[state.id] - {state.id}


def _table(head, rows):
    lines = [head, ("---",) * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
