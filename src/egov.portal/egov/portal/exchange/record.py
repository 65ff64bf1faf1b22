"""What readers give: records, and what they could not read."""

from dataclasses import dataclass
from dataclasses import field
from typing import Any


ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place of the file ("procedures, line 7"; "item 3"). An error keeps its procedure out.

    `message` is ready to be translated.
    """

    where: str
    message: str
    severity: str = ERROR


@dataclass
class ProcedureRecord:
    """A procedure as a file tells it. `plain` has only the fields that the file speaks of, in JSON types.

    In rows, `case` is the case's id or its title; `sector` and `agency` are codes or names. A cell that the shape does
    not know is missing from its row.
    """

    where: str
    plain: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.plain.get("code") or ""

    def warn(self, message: str) -> None:
        """Note something that was put right or left out."""
        self.findings.append(Finding(self.where, message, WARNING))

    def refuse(self, message: str) -> None:
        """Note something that keeps the procedure out."""
        self.findings.append(Finding(self.where, message))


@dataclass
class Reading:
    """What a file holds. `findings` are those of no single procedure, such as a sheet that is missing."""

    shape: str
    records: list[ProcedureRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Unreadable(ValueError):
    """The file as a whole cannot be read; `message` is ready to be translated."""

    def __init__(self, message: str) -> None:
        super().__init__(str(message))
        self.message = message
