"""A line of explanation, in codes: what a rule has to say to people and leaves to the upper rooms to put into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import time
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Line:
    """One step of an explanation: a code to be translated, and its parameters."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON data: instants, dates and times in ISO 8601, decimals as text."""
        return {"code": self.code, "params": {key: _plain(value) for key, value in self.params.items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
